import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VolunteerServiceQuery as Answer } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { addDays } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { CertificateWithdraw, RecordCorrectionDecide, VolunteerServiceQuery } from './documents';
import { IssueDialog } from './IssueDialog';

type Volunteer = NonNullable<Answer['volunteer']>;

/** What a volunteer has served in a year, its certificates, and its wishes for corrections. */
export function ServicePanel({ id, today }: { readonly id: string; readonly today: string }) {
  const { t } = useTranslation();
  const [issuing, setIssuing] = useState(false);
  const from = addDays(today, -364);
  const { data } = useSuspenseQuery(VolunteerServiceQuery, { variables: { id, from, until: today } });
  const { volunteer } = data;
  if (volunteer === null) return null;
  const { serviceRecords } = volunteer;
  return (
    <section>
      <h3>{t('records.title')}</h3>
      <p className="num">
        {t('records.year', { hours: (serviceRecords.totalMinutes / 60).toFixed(1), count: serviceRecords.totalVisits })}
      </p>
      <ul className="dated">
        {volunteer.certificates.map((each) => (
          <Certificate key={each.id} certificate={each} mayWithdraw={volunteer.viewerCanCertify} />
        ))}
      </ul>
      <ul className="dated">
        {volunteer.recordCorrections.map((each) => (
          <Correction key={each.id} correction={each} />
        ))}
      </ul>
      {volunteer.viewerCanCertify && serviceRecords.totalMinutes > 0 && (
        <button type="button" className="button small" onClick={() => setIssuing(true)}>
          {t('records.issue')}
        </button>
      )}
      {issuing && <IssueDialog volunteerId={id} from={from} today={today} close={() => setIssuing(false)} />}
    </section>
  );
}

function Certificate({
  certificate,
  mayWithdraw,
}: {
  readonly certificate: Volunteer['certificates'][number];
  readonly mayWithdraw: boolean;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [withdraw] = useCommand(CertificateWithdraw);
  const { id, code, from, until, minutes, withdrawnAt, withdrawnReason, version } = certificate;
  return (
    <li className="row num">
      <a href={`/certificates/${id}.pdf`} download>
        {from}–{until}
      </a>
      <span>{t('volunteer.hours', { hours: (minutes / 60).toFixed(1) })}</span>
      <a className="muted grow" href={`/v/${code}`} target="_blank" rel="noreferrer">
        {code}
      </a>
      {withdrawnAt !== null && (
        <span className="tag late" title={withdrawnReason ?? ''}>
          {t('records.withdrawn')}
        </span>
      )}
      {withdrawnAt === null && mayWithdraw && (
        <button type="button" className="button small" onClick={() => setAsking(true)}>
          {t('records.withdraw')}
        </button>
      )}
      {asking && (
        <ReasonDialog
          title={t('records.withdraw')}
          hint={t('records.withdrawHint')}
          send={(reason) => withdraw({ input: { id, expectedVersion: version, reason } })}
          close={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function Correction({ correction }: { readonly correction: Volunteer['recordCorrections'][number] }) {
  const { t } = useTranslation();
  const report = useReport();
  const [refusing, setRefusing] = useState(false);
  const [decide, busy] = useCommand(RecordCorrectionDecide);
  const { id, minutes, reason, state, version, decisionNote } = correction;
  const base = { id, expectedVersion: version };
  return (
    <li>
      <div className="row">
        <span className="grow">
          {t('records.wish', { count: minutes })} <span className="muted">{reason}</span>
        </span>
        {state === 'ASKED' ? (
          <>
            <button
              type="button"
              className="button primary small"
              disabled={busy}
              onClick={() => void decide({ input: { ...base, granted: true } }).then((outcome) => report(outcome, t('records.granted')))}
            >
              {t('records.grant')}
            </button>
            <button type="button" className="button small" onClick={() => setRefusing(true)}>
              {t('records.refuse')}
            </button>
          </>
        ) : (
          <span className={`tag ${state === 'GRANTED' ? 'done' : 'late'}`} title={decisionNote ?? ''}>
            {t(`records.state.${state}`)}
          </span>
        )}
      </div>
      {refusing && (
        <ReasonDialog
          title={t('records.refuse')}
          send={(note) => decide({ input: { ...base, granted: false, note } })}
          close={() => setRefusing(false)}
        />
      )}
    </li>
  );
}
