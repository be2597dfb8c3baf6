import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarePageQuery as Data } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { formatDate, formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { AbsencePanel } from './AbsencePanel';
import { AlertsPanel } from './AlertsPanel';
import './care.css';
import { CareFile } from './CareFile';
import { CarePageQuery, ReferralAccept } from './documents';
import { GlassPanel } from './GlassPanel';
import { GroupDialog } from './GroupDialog';
import { LinePanel, OwnLoad } from './LinePanel';
import { OutcomesPanel } from './OutcomesPanel';
import { RosterPanel } from './RosterPanel';
import { DutyDeskQuery } from './team-documents';
import { TransferDialog } from './TransferDialog';

type Case = Data['supportReferrals']['edges'][number]['node'];
const route = getRouteApi('/staff/care');
const LIVING = ['OPEN', 'ACKNOWLEDGED', 'ASSESSED'] as const;

/** The views of the page with the action that makes each of use. */
const VIEWS = [
  { view: 'desk', action: 'care:alert' },
  { view: 'roster', action: 'care:alert' },
  { view: 'line', action: 'care:read' },
  { view: 'glass', action: 'care:glass_read' },
  { view: 'figures', action: 'care:outcomes' },
] as const;

/** Alerts that wait and one's own caseload; duty, the line, emergency access and figures beside them. The title names nobody. */
export default function CarePage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const { can } = useViewer();
  const views = VIEWS.filter((each) => can(each.action));
  const view = search.view ?? views[0]?.view ?? 'desk';
  return (
    <>
      <title>{t('care.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.care')}</h1>
        <span className="muted">{t('care.screening')}</span>
      </div>
      <nav className="tabs" aria-label={t('page.care')}>
        {views.map((each) => (
          <Link
            key={each.view}
            to="/care"
            search={each.view === 'desk' ? {} : { view: each.view }}
            aria-current={view === each.view ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`careDesk.view.${each.view}`)}
          </Link>
        ))}
      </nav>
      <div className="stack">
        <Boundary key={view}>
          {view === 'desk' && (can('care:read') ? <WorkerDesk /> : <DutyDesk />)}
          {view === 'roster' && (
            <>
              <RosterPanel />
              {can('care:read') && <AbsencePanel />}
            </>
          )}
          {view === 'line' && (can('care:supervise') ? <LinePanel /> : <OwnLoad />)}
          {view === 'glass' && <GlassPanel />}
          {view === 'figures' && <OutcomesPanel />}
        </Boundary>
      </div>
    </>
  );
}

/** For whoever works with cases or supervises them. */
function WorkerDesk() {
  const { t } = useTranslation();
  const { case: chosen } = route.useSearch();
  const { data } = useSuspenseQuery(CarePageQuery, { variables: { states: [...LIVING] }, fetchPolicy: 'cache-and-network' });
  const [grouping, setGrouping] = useState(false);
  const settings = settingsOf(data.careSettings);
  const cases = data.supportReferrals.edges.map((edge) => edge.node);
  const own = cases
    .filter((each) => each.viewerCanWork && each.consentHolds)
    .map((each) => ({ id: each.id, name: `${each.person?.maskedName ?? ''} ${each.household?.number ?? ''}` }));
  return (
    <>
      <AlertsPanel alerts={data.riskAlerts.edges.map((edge) => edge.node)} {...settings} />
      <Panel
        title={t('care.caseload', { count: cases.length })}
        flush
        extra={
          own.length > 1 && (
            <button type="button" className="button" onClick={() => setGrouping(true)}>
              <Icon name="plus" />
              {t('careDesk.group')}
            </button>
          )
        }
      >
        {cases.length === 0 ? (
          <Empty icon="care" title={t('care.noCases')} hint={t('care.noCasesHint')} />
        ) : (
          <Caseload cases={cases} chosen={chosen} />
        )}
      </Panel>
      {chosen !== undefined && <CareFile key={chosen} id={chosen} {...settings} />}
      {grouping && <GroupDialog cases={own} close={() => setGrouping(false)} />}
    </>
  );
}

/** For whoever is called and works with no cases: bureau duty. A case that was opened in an emergency is read here too. */
function DutyDesk() {
  const { case: chosen } = route.useSearch();
  const { data } = useSuspenseQuery(DutyDeskQuery, { variables: { states: [...LIVING] }, fetchPolicy: 'cache-and-network' });
  const settings = settingsOf(data.careSettings);
  return (
    <>
      <AlertsPanel alerts={data.riskAlerts.edges.map((edge) => edge.node)} {...settings} />
      {chosen !== undefined && <CareFile key={chosen} id={chosen} {...settings} />}
    </>
  );
}

function settingsOf({ hotlineFromMinute: from, hotlineUntilMinute: until, lockMinutes }: Data['careSettings']) {
  return { hours: { from, until }, lockMinutes };
}

function Caseload({ cases, chosen }: { readonly cases: readonly Case[]; readonly chosen: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { can, system } = useViewer();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [moving, setMoving] = useState<Case | null>(null);
  const [accept, busy] = useCommand(ReferralAccept);
  return (
    <div className="table-wrap">
      <Refused outcome={outcome} />
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('care.next')}</th>
            <th scope="col">{t('care.person')}</th>
            <th scope="col">{t('care.help')}</th>
            <th scope="col">{t('care.last')}</th>
            <th scope="col">{t('care.worker')}</th>
            <th scope="col">
              <span className="sr">{t('common.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => (
            <tr key={each.id} aria-selected={each.id === chosen}>
              <td className="num">
                {each.nextAt === null ? t('care.noNext') : formatInstant(each.nextAt, i18n.language, 'dayTime')}
                {each.alerts.length > 0 && <span className="tag late">{t('care.hasAlert')}</span>}
              </td>
              <td>
                {each.person?.maskedName} <span className="muted num">{each.household?.number}</span>
              </td>
              <td>
                {t(`care.kindOf.${each.kind}`)} <span className="muted">{t(`care.urgency.${each.urgency}`)}</span>
              </td>
              <td className="num">
                {each.sessions[0] === undefined ? '–' : formatInstant(each.sessions[0].startsAt, i18n.language, 'day')}
                {each.sessions.some((session) => session.state === 'DRAFT') && <span className="tag soon">{t('care.hasDraft')}</span>}
              </td>
              <td>
                {each.workerName ?? t('care.untaken')}
                {each.coverName !== null && (
                  <div className="muted">
                    {t('careDesk.coveredBy', {
                      name: each.coverName,
                      until: each.coverUntil === null ? '' : formatDate(each.coverUntil, i18n.language),
                    })}
                  </div>
                )}
                {each.uncovered && <span className="tag late">{t('careDesk.uncovered')}</span>}
              </td>
              <td>
                {each.state === 'REFERRED' && can('care:work') && (
                  <button
                    type="button"
                    className="button"
                    disabled={busy}
                    onClick={() =>
                      void accept({ input: { id: each.id, expectedVersion: each.version, limitsToldOn: system.today } }).then(setOutcome)
                    }
                  >
                    {t('care.accept')}
                  </button>
                )}
                {each.state === 'ACCEPTED' && (
                  <span className="row tight">
                    <Link to="/care" search={{ case: each.id }} className="button">
                      <Icon name="lock" />
                      {t('care.openCase')}
                    </Link>
                    {each.viewerCanTransfer && (
                      <button type="button" className="button" onClick={() => setMoving(each)}>
                        {t('careDesk.transfer')}
                      </button>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moving !== null && <TransferDialog key={moving.id} referral={moving} close={() => setMoving(null)} />}
    </div>
  );
}
