import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AbsentError } from '../../platform/errors';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { CaseReviews } from '../allowance/CaseReviews';
import { CaseHardship } from '../hardship/CaseHardship';
import { CaseHomecare } from '../homecare/CaseHomecare';
import { CaseApplications } from '../assistance/CaseApplications';
import { SupportPanel } from '../care/SupportPanel';
import { CaseCoverage } from '../coverage/CaseCoverage';
import { CasePlan } from '../plans/CasePlan';
import { CaseProxy } from '../proxy/CaseProxy';
import { CaseRelief } from '../relief/CaseRelief';
import { useViewer } from '../session/viewer';
import { CaseConsents } from './CaseConsents';
import { CaseFacts } from './CaseFacts';
import { CaseMembers } from './CaseMembers';
import { CaseNeeds } from './CaseNeeds';
import { CaseStatuses } from './CaseStatuses';
import { CaseTimeline } from './CaseTimeline';
import './households.css';
import { Reveal } from './Reveal';

const ApplicationDialog = lazy(() => import('../assistance/ApplicationDialog'));
const PlanTab = lazy(() => import('../plans/PlanTab'));
const CaseTab = lazy(() => import('../cases/CaseTab'));
const AssessmentTab = lazy(() => import('../cases/AssessmentTab'));
const ConsentDialog = lazy(() => import('./ConsentDialog'));
const NeedDialog = lazy(() => import('./NeedDialog'));
const HouseholdEditDialog = lazy(() => import('./HouseholdEditDialog'));

const CasePageQuery = graphql(`
  query CasePage($id: ID!) {
    household(id: $id) {
      id
      number
      headName
      demo
      viewerCanEdit
      viewerCanReveal
      ...CaseFacts
      ...CaseMembers
      ...CaseStatuses
      ...CaseConsents
      ...CasePlan
      ...CaseNeeds
      ...CaseTimeline
    }
  }
`);

const route = getRouteApi('/staff/cases/$id');

/** The parts of a file, each with the action that makes it of use; without one it is for everybody who sees the household. */
const TABS = [
  { tab: 'overview', action: undefined },
  { tab: 'case', action: 'case:read' },
  { tab: 'assessment', action: 'case:read' },
  { tab: 'plan', action: 'plan:read' },
  { tab: 'needs', action: undefined },
  { tab: 'assistance', action: 'assistance:read' },
  { tab: 'consents', action: undefined },
] as const;

/** A household's file: who lives there, what is in force, what was agreed to, what is needed and what was done. */
export default function CasePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { tab = 'overview', dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(CasePageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const household = data.household;
  if (household === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest });
  const open = (name: 'need' | 'consent' | 'edit') => (before: object) => ({ ...before, dialog: name });

  return (
    <>
      {/* The number, not the name: titles end up in histories and on shared screens. */}
      <title>{t('case.fileTitle', { number: household.number })}</title>
      <div className="page-head">
        <Link to="/cases" className="button quiet" aria-label={t('case.back')}>
          <Icon name="back" />
        </Link>
        <h1>
          {household.headName} <span className="muted num case-number">{household.number}</span>
        </h1>
        {household.demo && <span className="tag soon">{t('app.demo')}</span>}
        {household.viewerCanReveal && <Reveal id={household.id} />}
        {household.viewerCanEdit && (
          <Link to="/cases/$id" params={{ id }} search={open('edit')} className="button">
            {t('case.edit')}
          </Link>
        )}
        {household.viewerCanEdit && (
          <Link to="/cases/$id" params={{ id }} search={open('consent')} className="button">
            {t('case.recordConsent')}
          </Link>
        )}
        {can('need:edit') && (
          <Link to="/cases/$id" params={{ id }} search={open('need')} className="button primary">
            <Icon name="plus" />
            {t('case.openNeed')}
          </Link>
        )}
      </div>
      <nav className="tabs" aria-label={t('case.tabs')}>
        {TABS.filter(({ action }) => action === undefined || can(action)).map(({ tab: each }) => (
          <Link
            key={each}
            to="/cases/$id"
            params={{ id }}
            search={each === 'overview' ? {} : { tab: each }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`case.tab.${each}`)}
          </Link>
        ))}
      </nav>
      {tab === 'overview' && (
        <div className="case-grid">
          <div className="stack">
            <CaseFacts household={household} />
            <CaseMembers household={household} />
            <CaseStatuses household={household} />
          </div>
          <div className="stack">
            {can('plan:read') && <CasePlan household={household} />}
            <CaseNeeds household={household} limit={5} />
            {can('coverage:read') && (
              <Panel title={t('coverage.panel')}>
                <CaseCoverage householdId={household.id} />
              </Panel>
            )}
            {can('relief:read') && (
              <Panel title={t('relief.panel')} flush>
                <CaseRelief householdId={household.id} />
              </Panel>
            )}
            {can('proxy:read') && (
              <Panel title={t('proxy.panel')} flush>
                <CaseProxy householdId={household.id} />
              </Panel>
            )}
            {can('care:status') && (
              <Panel title={t('care.panel')}>
                <SupportPanel householdId={household.id} mayRefer={can('care:refer')} />
              </Panel>
            )}
            <CaseTimeline household={household} />
          </div>
        </div>
      )}
      {tab === 'plan' && (
        <Boundary resetKey={id}>
          <PlanTab />
        </Boundary>
      )}
      {(tab === 'case' || tab === 'assessment') && (
        <Boundary resetKey={`${id} ${tab}`}>{tab === 'case' ? <CaseTab /> : <AssessmentTab />}</Boundary>
      )}
      {tab === 'needs' && <CaseNeeds household={household} />}
      {tab === 'assistance' && (
        <div className="stack">
          <Panel title={t('case.tab.assistance')} resetKey={id}>
            <CaseApplications householdId={household.id} />
          </Panel>
          <Panel title={t('allowance.panel')} resetKey={id}>
            <CaseReviews householdId={household.id} />
          </Panel>
          {can('hardship:read') && (
            <Panel title={t('hardship.panel')} resetKey={id}>
              <CaseHardship householdId={household.id} />
            </Panel>
          )}
          {can('homecare:read') && (
            <Panel title={t('homecare.panel')} resetKey={id}>
              <CaseHomecare householdId={household.id} />
            </Panel>
          )}
        </div>
      )}
      {tab === 'consents' && <CaseConsents household={household} />}
      {dialog !== undefined && (
        <Boundary fallback={<></>}>
          {dialog === 'apply' && <ApplicationDialog householdId={id} close={close} />}
          {dialog === 'consent' && <ConsentDialog householdId={id} close={close} />}
          {dialog === 'need' && <NeedDialog householdId={id} close={close} />}
          {dialog === 'edit' && <HouseholdEditDialog householdId={id} close={close} />}
        </Boundary>
      )}
    </>
  );
}
