import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { CasePlansQuery } from './documents';
import { PlanCompare } from './PlanCompare';
import './plans.css';
import { PlanVersions } from './PlanVersions';
import { PlanView } from './PlanView';

const PlanDialog = lazy(() => import('./PlanDialog'));
const route = getRouteApi('/staff/cases/$id');

/** One policy per household: the version that is open, all versions, and what differs between two. */
export default function PlanTab() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { version, against, dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(CasePlansQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const household = data.household;
  if (household === null) throw new AbsentError();
  const { plans, plan: inForce, viewerCanDraftPlan } = household;
  const [newest] = plans;
  // What is in force matters first; without it, what is being prepared.
  const shown = plans.find((each) => each.id === version) ?? plans.find((each) => each.id === inForce?.id) ?? newest;
  const close = (): void => void navigate({ search: ({ dialog: _dialog, goal: _goal, ...rest }) => rest });
  const begin = viewerCanDraftPlan && (
    <Link
      to="/cases/$id"
      params={{ id }}
      search={(before) => ({ ...before, tab: 'plan' as const, dialog: 'planNew' as const })}
      className={newest === undefined ? 'button primary' : 'button small'}
    >
      <Icon name="plus" />
      {newest === undefined ? t('housePlan.begin') : t('housePlan.beginNext')}
    </Link>
  );

  return (
    <>
      {shown === undefined ? (
        <Panel title={t('case.tab.plan')}>
          <Outcome icon="file" title={t('housePlan.emptyTitle')} hint={t('housePlan.emptyHint')} actions={begin} />
        </Panel>
      ) : (
        <div className="plan-grid">
          <Boundary resetKey={`${shown.id} ${against ?? ''}`}>
            {against === undefined || against === shown.id ? (
              <PlanView
                id={shown.id}
                householdId={id}
                close={close}
                inForce={plans.find((each) => each.id === inForce?.id)?.number ?? null}
              />
            ) : (
              <PlanCompare earlierId={against} laterId={shown.id} householdId={id} />
            )}
          </Boundary>
          <PlanVersions plans={plans} shownId={shown.id} householdId={id} extra={begin} />
        </div>
      )}
      {dialog === 'planNew' && (
        <Boundary fallback={<></>}>
          {/* The next version starts from the text of the last one. */}
          <PlanDialog
            householdId={id}
            areaCode={household.area.code}
            planId={inForce?.id ?? newest?.id ?? null}
            mode="next"
            close={close}
          />
        </Boundary>
      )}
      {dialog === 'planEdit' && shown !== undefined && (
        <Boundary fallback={<></>}>
          <PlanDialog householdId={id} areaCode={household.area.code} planId={shown.id} mode="edit" close={close} />
        </Boundary>
      )}
    </>
  );
}
