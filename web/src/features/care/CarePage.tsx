import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarePageQuery as Data } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { AlertsPanel } from './AlertsPanel';
import './care.css';
import { CareFile } from './CareFile';
import { CarePageQuery, ReferralAccept } from './documents';

type Case = Data['supportReferrals']['edges'][number]['node'];
const route = getRouteApi('/staff/care');
const LIVING = ['OPEN', 'ACKNOWLEDGED', 'ASSESSED'] as const;

/** Own caseload, the next session first, and the alerts that wait. The title names nobody. */
export default function CarePage() {
  const { t } = useTranslation();
  const { case: chosen } = route.useSearch();
  const { data } = useSuspenseQuery(CarePageQuery, { variables: { states: [...LIVING] }, fetchPolicy: 'cache-and-network' });
  const { hotlineFromMinute: from, hotlineUntilMinute: until, lockMinutes } = data.careSettings;
  const hours = { from, until };
  const cases = data.supportReferrals.edges.map((edge) => edge.node);
  return (
    <>
      <title>{t('care.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.care')}</h1>
        <span className="muted">{t('care.screening')}</span>
      </div>
      <div className="stack">
        <AlertsPanel alerts={data.riskAlerts.edges.map((edge) => edge.node)} hours={hours} />
        <Panel title={t('care.caseload', { count: cases.length })} flush>
          {cases.length === 0 ? (
            <Empty icon="care" title={t('care.noCases')} hint={t('care.noCasesHint')} />
          ) : (
            <Caseload cases={cases} chosen={chosen} />
          )}
        </Panel>
        {chosen !== undefined && <CareFile key={chosen} id={chosen} lockMinutes={lockMinutes} hours={hours} />}
      </div>
    </>
  );
}

function Caseload({ cases, chosen }: { readonly cases: readonly Case[]; readonly chosen: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { can, system } = useViewer();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
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
              <td>{each.coverName ?? each.workerName ?? t('care.untaken')}</td>
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
                  <Link to="/care" search={{ case: each.id }} className="button">
                    <Icon name="lock" />
                    {t('care.openCase')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
