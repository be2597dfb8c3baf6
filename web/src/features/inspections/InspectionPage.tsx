import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { areaName, localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { InspectionPageQuery, InspectionPlanCancel, InspectionPlanClose, InspectionPlanStart, type Plan } from './documents';
import './inspections.css';
import type { InspectionSearch } from './search';
import { PlanStateTag } from './tags';
import { Visits } from './Visits';

const route = getRouteApi('/staff/inspections/$id');

/** One plan: sealed before, drawn at its start, visited, and closed at zero. */
export default function InspectionPage() {
  const { t, i18n } = useTranslation();
  const { id } = route.useParams();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const report = useReport();
  const { data } = useSuspenseQuery(InspectionPageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [start, starting] = useCommand(InspectionPlanStart);
  const [finish, closing] = useCommand(InspectionPlanClose);
  const [cancel] = useCommand(InspectionPlanCancel);
  const plan = data.inspectionPlan;
  if (plan === null) throw new AbsentError();
  const go = (change: (before: InspectionSearch) => InspectionSearch) => void navigate({ search: change });
  const close = () => go(({ dialog: _dialog, id: _id, ...before }) => before);
  const input = { id: plan.id, expectedVersion: plan.version };
  const left = plan.progress.open + plan.progress.rectified;
  return (
    <>
      <title>{t('inspection.documentTitle')}</title>
      <div className="page-head">
        <Link to="/inspections" search={{ view: 'plans' }} className="button quiet" aria-label={t('inspection.back')}>
          <Icon name="back" />
        </Link>
        <h1 className="clip">
          {plan.title} <PlanStateTag state={plan.state} />
        </h1>
        <span className="muted">{plan.area !== null && areaName(plan.area, i18n.language)}</span>
        {plan.viewerCanStart && (
          <>
            <button
              type="button"
              className="button primary"
              disabled={starting}
              onClick={() => void start({ input }).then((outcome) => report(outcome, t('inspection.started')))}
            >
              {t('inspection.start')}
            </button>
            <button type="button" className="button quiet" onClick={() => go((before) => ({ ...before, dialog: 'cancel' }))}>
              {t('inspection.cancel')}
            </button>
          </>
        )}
        {plan.viewerCanClose && (
          <button
            type="button"
            className="button primary"
            disabled={closing}
            onClick={() => void finish({ input }).then((outcome) => report(outcome, t('inspection.closed')))}
          >
            <Icon name="tick" />
            {t('inspection.close')}
          </button>
        )}
      </div>
      <div className="stack">
        <section className="panel" aria-label={t('inspection.progress')}>
          <div className="panel-body">
            <dl className="inspection-figures">
              {(
                [
                  ['visited', `${plan.progress.visited} / ${plan.state === 'PLANNED' ? plan.wanted : plan.progress.visits}`],
                  ['findings', plan.progress.findings],
                  ['open', plan.progress.open],
                  ['rectified', plan.progress.rectified],
                ] as const
              ).map(([key, value]) => (
                <div key={key}>
                  <dt>{t(`inspection.figure.${key}`)}</dt>
                  <dd className="num">{value}</dd>
                </div>
              ))}
            </dl>
            <p className="muted">
              {plan.state === 'STARTED' && (left === 0 ? t('inspection.nothingOpen') : t('inspection.untilZero', { n: left }))}
              {plan.state === 'PLANNED' && t('inspection.sealedHint')}
              {plan.state === 'CLOSED' &&
                plan.closedAt !== null &&
                t('inspection.closedAt', { at: formatInstant(plan.closedAt, i18n.language) })}
              {plan.cancelReason}
            </p>
          </div>
        </section>
        {(plan.state === 'STARTED' || plan.state === 'CLOSED') && (
          <section className="panel flush" aria-label={t('inspection.visits')} aria-busy={deferred !== search}>
            <header>
              <h2>{t('inspection.visits')}</h2>
            </header>
            <Boundary resetKey={deferred.after ?? ''}>
              <Visits plan={plan} search={deferred} go={go} close={close} />
            </Boundary>
          </section>
        )}
        <Panel title={t('inspection.proof')}>
          <Proof plan={plan} />
        </Panel>
      </div>
      {search.dialog === 'cancel' && (
        <ReasonDialog title={t('inspection.cancel')} close={close} send={(reason) => cancel({ input: { ...input, reason } })} />
      )}
    </>
  );
}

/** What was committed and what it came to, so that anyone can draw again. */
function Proof({ plan }: { readonly plan: Plan }) {
  const { t, i18n } = useTranslation();
  const rows = [
    [t('inspection.committedBy'), `${plan.createdByName ?? t('common.hidden')} · ${formatInstant(plan.createdAt, i18n.language)}`],
    [t('inspection.days'), t('inspection.fromTo', { from: plan.fromDay, until: plan.untilDay })],
    [t('inspection.checklist'), plan.checklist.map(({ code, text }) => `${code}. ${text}`).join('  ')],
    [t('inspection.seedHash'), plan.seedHash],
    [t('inspection.seed'), plan.seed ?? t('inspection.sealed')],
    ...(plan.rollHash === null ? [] : [[t('inspection.rollHash'), plan.rollHash]]),
  ];
  return (
    <>
      <dl className="inspection-proof">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {plan.proof !== 'SEALED' && (
        <p className={plan.proof === 'AGREES' ? 'inspection-agrees' : 'late-text'}>
          <Icon name={plan.proof === 'AGREES' ? 'tick' : 'warning'} />{' '}
          {t(plan.proof === 'AGREES' ? 'inspection.reproducible' : 'inspection.notReproducible')}
        </p>
      )}
      {plan.layers.length > 0 && (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('inspection.layer')}</th>
                <th scope="col" className="right">
                  {t('inspection.households')}
                </th>
                <th scope="col" className="right">
                  {t('inspection.drawn')}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.layers.map((layer) => (
                <tr key={layer.stratum}>
                  <td>
                    {layer.area === null ? t(`programme.${layer.stratum as 'EXTREME_HARDSHIP'}`) : localName(layer.area, i18n.language)}
                  </td>
                  <td className="num right">{layer.households.toLocaleString(i18n.language)}</td>
                  <td className="num right">{layer.drawn}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
