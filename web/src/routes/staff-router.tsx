import type { ApolloClient } from '@apollo/client';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { reviewSearch } from '../features/allowance/search';
import { hardshipSearch } from '../features/hardship/search';
import { homecareSearch } from '../features/homecare/search';
import { subsidySearch } from '../features/subsidy/search';
import { trainingSearch } from '../features/training/search';
import { assistanceSearch } from '../features/assistance/search';
import { casesSearch } from '../features/households/search';
import { comparisonSearch, comparisonsSearch } from '../features/comparisons/search';
import { figuresSearch } from '../features/figures/search';
import { ledgerSearch, overviewSearch, unmetSearch } from '../features/coverage/search';
import { gridSearch } from '../features/grid/search';
import { importsSearch } from '../features/imports/search';
import { applicantsSearch } from '../features/joining/search';
import { inboxSearch } from '../features/notifications/search';
import { intakeSearch } from '../features/leads/search';
import { inspectionSearch, inspectionsSearch } from '../features/inspections/search';
import { outreachesSearch, outreachSearch } from '../features/outreach/search';
import { boardSearch } from '../features/needs/search';
import { projectSearch, projectsSearch } from '../features/projects/search';
import { plansSearch } from '../features/plans/search';
import { reliefSearch } from '../features/relief/search';
import { resourcesSearch } from '../features/resources/search';
import { ViewerQuery } from '../features/session/documents';
import { homeOf } from '../features/session/pages';
import { todaySearch } from '../features/today/search';
import { volunteersSearch } from '../features/volunteers/search';
import { compact, flag, oneOf, opaque, text } from '../platform/search';
import { failureOf } from '../platform/errors';
import { FailureView } from '../ui/Outcome';
import { Skeleton } from '../ui/Skeleton';
import { LoginRoute } from './LoginRoute';

interface Context {
  readonly client: ApolloClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (raw: Record<string, unknown>) => compact({ next: opaque(raw, 'next') }),
  component: LoginRoute,
});

/** Everything behind the sign-in. The server decides what exists; this only spares a page full of refusals. */
const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const { data } = await context.client.query({ query: ViewerQuery });
    if (data?.viewer == null) throw redirect({ to: '/login', search: { next: location.href }, reloadDocument: true });
    const home = homeOf(data.viewer.actions);
    if (home === '/m') throw redirect({ href: '/m', reloadDocument: true });
    if (location.pathname === '/today' && home !== '/today') throw redirect({ to: home });
  },
  component: lazyRouteComponent(() => import('./StaffLayout')),
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

const today = createRoute({
  getParentRoute: () => staff,
  path: '/today',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('../features/today/TodayPage')),
});

const cases = createRoute({
  getParentRoute: () => staff,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('../features/households/CasesPage')),
});

const CASE_TABS = ['overview', 'case', 'assessment', 'plan', 'needs', 'assistance', 'consents'] as const;
const CASE_DIALOGS = [
  'need',
  'consent',
  'edit',
  'apply',
  'planNew',
  'planEdit',
  'planReturn',
  'planComplete',
  'planTerminate',
  'planGoal',
  'caseOpen',
  'caseHandOver',
  'caseTask',
  'caseSuspend',
  'caseClose',
  'caseReopen',
  'caseResume',
  'caseAssess',
  'caseAbsence',
] as const;

const caseFile = createRoute({
  getParentRoute: () => staff,
  path: '/cases/$id',
  validateSearch: (raw: Record<string, unknown>) =>
    compact({
      tab: oneOf(raw, 'tab', CASE_TABS),
      dialog: oneOf(raw, 'dialog', CASE_DIALOGS),
      // The version of the plan that is open, the earlier one it is held against, the goal that is recorded.
      version: opaque(raw, 'version'),
      against: opaque(raw, 'against'),
      goal: opaque(raw, 'goal'),
    }),
  component: lazyRouteComponent(() => import('../features/households/CasePage')),
});

const planSheet = createRoute({
  getParentRoute: () => staff,
  path: '/cases/$id/plan/$plan',
  component: lazyRouteComponent(() => import('../features/plans/PlanSheet')),
});

const plans = createRoute({
  getParentRoute: () => staff,
  path: '/plans',
  validateSearch: plansSearch,
  component: lazyRouteComponent(() => import('../features/plans/PlansPage')),
});

const assistance = createRoute({
  getParentRoute: () => staff,
  path: '/assistance',
  validateSearch: assistanceSearch,
  component: lazyRouteComponent(() => import('../features/assistance/AssistancePage')),
});

const relief = createRoute({
  getParentRoute: () => staff,
  path: '/relief',
  validateSearch: reliefSearch,
  component: lazyRouteComponent(() => import('../features/relief/ReliefPage')),
});

const reviews = createRoute({
  getParentRoute: () => staff,
  path: '/reviews',
  validateSearch: reviewSearch,
  component: lazyRouteComponent(() => import('../features/allowance/ReviewsPage')),
});

const hardship = createRoute({
  getParentRoute: () => staff,
  path: '/hardship',
  validateSearch: hardshipSearch,
  component: lazyRouteComponent(() => import('../features/hardship/HardshipPage')),
});

const homecare = createRoute({
  getParentRoute: () => staff,
  path: '/homecare',
  validateSearch: homecareSearch,
  component: lazyRouteComponent(() => import('../features/homecare/HomecarePage')),
});

const subsidy = createRoute({
  getParentRoute: () => staff,
  path: '/subsidy',
  validateSearch: subsidySearch,
  component: lazyRouteComponent(() => import('../features/subsidy/SubsidyPage')),
});

const board = createRoute({
  getParentRoute: () => staff,
  path: '/board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('../features/needs/BoardPage')),
});

const matchRun = createRoute({
  getParentRoute: () => staff,
  path: '/board/plans/$id',
  component: lazyRouteComponent(() => import('../features/matching/PlanPage')),
});

const intake = createRoute({
  getParentRoute: () => staff,
  path: '/intake',
  validateSearch: intakeSearch,
  component: lazyRouteComponent(() => import('../features/leads/IntakePage')),
});

const volunteers = createRoute({
  getParentRoute: () => staff,
  path: '/volunteers',
  validateSearch: volunteersSearch,
  component: lazyRouteComponent(() => import('../features/volunteers/VolunteersPage')),
});

const applicants = createRoute({
  getParentRoute: () => staff,
  path: '/volunteers/applicants',
  validateSearch: applicantsSearch,
  component: lazyRouteComponent(() => import('../features/joining/ApplicantsPage')),
});

const inbox = createRoute({
  getParentRoute: () => staff,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../features/notifications/InboxPage')),
});

const CARE_VIEWS = ['desk', 'roster', 'line', 'glass', 'figures'] as const;

const care = createRoute({
  getParentRoute: () => staff,
  path: '/care',
  validateSearch: (raw: Record<string, unknown>) => compact({ case: opaque(raw, 'case'), view: oneOf(raw, 'view', CARE_VIEWS) }),
  component: lazyRouteComponent(() => import('../features/care/CarePage')),
});

const projects = createRoute({
  getParentRoute: () => staff,
  path: '/projects',
  validateSearch: projectsSearch,
  component: lazyRouteComponent(() => import('../features/projects/ProjectsPage')),
});

const project = createRoute({
  getParentRoute: () => staff,
  path: '/projects/$id',
  validateSearch: projectSearch,
  component: lazyRouteComponent(() => import('../features/projects/ProjectPage')),
});

const projectReport = createRoute({
  getParentRoute: () => staff,
  path: '/projects/$id/report',
  component: lazyRouteComponent(() => import('../features/projects/ReportPage')),
});

/** For anybody, without a sign-in. */
const publicProject = createRoute({
  getParentRoute: () => root,
  path: '/p/$number',
  component: lazyRouteComponent(() => import('../features/projects/PublicPage')),
});

const imports = createRoute({
  getParentRoute: () => staff,
  path: '/data',
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('../features/imports/ImportsPage')),
});

const importBatch = createRoute({
  getParentRoute: () => staff,
  path: '/data/$id',
  component: lazyRouteComponent(() => import('../features/imports/ImportPage')),
});

const admin = createRoute({
  getParentRoute: () => staff,
  path: '/admin',
  validateSearch: (raw: Record<string, unknown>) =>
    compact({
      tab: oneOf(raw, 'tab', [
        'accounts',
        'services',
        'policies',
        'delegations',
        'verification',
        'weights',
        'scales',
        'retention',
        'messages',
        'courses',
        'certificates',
      ]),
      failed: flag(raw, 'failed'),
      key: text(raw, 'key'),
      history: flag(raw, 'history'),
      after: opaque(raw, 'after'),
    }),
  component: lazyRouteComponent(() => import('../features/admin/AdminPage')),
});

const overview = createRoute({
  getParentRoute: () => staff,
  path: '/overview',
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import('../features/coverage/OverviewPage')),
});

const ledger = createRoute({
  getParentRoute: () => staff,
  path: '/overview/households',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('../features/coverage/LedgerPage')),
});

const unmet = createRoute({
  getParentRoute: () => staff,
  path: '/overview/needs',
  validateSearch: unmetSearch,
  component: lazyRouteComponent(() => import('../features/coverage/UnmetPage')),
});

const training = createRoute({
  getParentRoute: () => staff,
  path: '/training',
  validateSearch: trainingSearch,
  component: lazyRouteComponent(() => import('../features/training/TrainingPage')),
});
const inspections = createRoute({
  getParentRoute: () => staff,
  path: '/inspections',
  validateSearch: inspectionsSearch,
  component: lazyRouteComponent(() => import('../features/inspections/InspectionsPage')),
});

const inspection = createRoute({
  getParentRoute: () => staff,
  path: '/inspections/$id',
  validateSearch: inspectionSearch,
  component: lazyRouteComponent(() => import('../features/inspections/InspectionPage')),
});

const outreaches = createRoute({
  getParentRoute: () => staff,
  path: '/outreach',
  validateSearch: outreachesSearch,
  component: lazyRouteComponent(() => import('../features/outreach/OutreachesPage')),
});

const outreach = createRoute({
  getParentRoute: () => staff,
  path: '/outreach/$id',
  validateSearch: outreachSearch,
  component: lazyRouteComponent(() => import('../features/outreach/OutreachPage')),
});

const leaflet = createRoute({
  getParentRoute: () => staff,
  path: '/outreach/$id/leaflet',
  component: lazyRouteComponent(() => import('../features/outreach/LeafletPage')),
});

const figures = createRoute({
  getParentRoute: () => staff,
  path: '/overview/figures',
  validateSearch: figuresSearch,
  component: lazyRouteComponent(() => import('../features/figures/FiguresPage')),
});

const grid = createRoute({
  getParentRoute: () => staff,
  path: '/grid',
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import('../features/grid/GridPage')),
});

const resources = createRoute({
  getParentRoute: () => staff,
  path: '/resources',
  validateSearch: resourcesSearch,
  component: lazyRouteComponent(() => import('../features/resources/ResourcesPage')),
});

const comparisons = createRoute({
  getParentRoute: () => staff,
  path: '/comparisons',
  validateSearch: comparisonsSearch,
  component: lazyRouteComponent(() => import('../features/comparisons/ComparisonsPage')),
});

const comparison = createRoute({
  getParentRoute: () => staff,
  path: '/comparisons/$id',
  validateSearch: comparisonSearch,
  component: lazyRouteComponent(() => import('../features/comparisons/ComparisonPage')),
});

const tree = root.addChildren([
  home,
  login,
  publicProject,
  staff.addChildren([
    projects,
    project,
    projectReport,
    today,
    cases,
    caseFile,
    planSheet,
    plans,
    assistance,
    relief,
    reviews,
    hardship,
    homecare,
    subsidy,
    board,
    matchRun,
    intake,
    care,
    volunteers,
    applicants,
    inbox,
    imports,
    importBatch,
    admin,
    overview,
    ledger,
    unmet,
    resources,
    grid,
    comparisons,
    comparison,
    figures,
    inspections,
    training,
    inspection,
    outreaches,
    outreach,
    leaflet,
  ]),
]);

/** The staff's routes; each page is fetched when it is first opened. */
export function createStaffRouter(client: ApolloClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPendingComponent: () => <Skeleton lines={8} />,
    defaultErrorComponent: ({ error, reset }) => <FailureView failure={failureOf(error)} retry={reset} />,
    defaultNotFoundComponent: () => <FailureView failure={{ kind: 'absent' }} />,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  // The router's own way to make links and search parameters typed.
  interface Register {
    router: ReturnType<typeof createStaffRouter>;
  }
}
