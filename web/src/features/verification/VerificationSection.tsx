import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { useLook } from '../../platform/useLook';
import { Notice } from '../../ui/Notice';
import { Comparisons } from './Comparisons';
import { ApplicationVerificationQuery, VerificationStart, type Verified } from './documents';
import { People } from './People';
import './verification.css';

const tone = { RUNNING: 'soon', WAITING: 'soon', DONE: 'done', STOPPED: 'late' } as const;

/** What departments were asked about the people of an application, and what they answered beside what was declared. */
export function VerificationSection({ applicationId }: { readonly applicationId: string }) {
  const { t, i18n } = useTranslation();
  const { data, refetch } = useSuspenseQuery(ApplicationVerificationQuery, {
    variables: { id: applicationId },
    fetchPolicy: 'cache-and-network',
  });
  const application = data.assistanceApplication;
  const running = application?.verification?.state === 'RUNNING';
  useLook(running, refetch);
  if (application === null) return null;
  const { verification } = application;
  return (
    <section className="verification">
      <div className="row tight">
        <h3 className="grow">{t('verification.title')}</h3>
        {verification !== null && (
          <>
            <span className="num muted">{verification.number}</span>
            <span className={`tag ${tone[verification.state]}`}>{t(`verification.state.${verification.state}`)}</span>
          </>
        )}
        <Start application={application} />
      </div>
      {verification === null ? (
        <p className="muted">{t('verification.none')}</p>
      ) : (
        <>
          <Progress verification={verification} />
          <Comparisons comparisons={verification.comparisons} />
          <p className="muted small">
            {t('verification.ordered', {
              name: verification.orderedByName ?? t('common.hidden'),
              at: formatInstant(verification.orderedAt, i18n.language),
              count: verification.round,
            })}
          </p>
        </>
      )}
      <People people={application.verificationPeople} />
    </section>
  );
}

function Start({ application }: { readonly application: Verified }) {
  const { t } = useTranslation();
  const report = useReport();
  const [start, starting] = useCommand(VerificationStart);
  const [requestId, setRequestId] = useState(newRequestId);
  if (!application.viewerCanVerify) return null;
  async function begin(): Promise<void> {
    const outcome = await start({ input: { requestId, applicationId: application.id } });
    setRequestId(newRequestId());
    report(outcome, t('verification.started'));
  }
  const first = application.verification === null;
  return (
    <button type="button" className={first ? 'button small primary' : 'button small'} disabled={starting} onClick={() => void begin()}>
      {first ? t('verification.start') : t('verification.again')}
    </button>
  );
}

function Progress({ verification }: { readonly verification: NonNullable<Verified['verification']> }) {
  const { t } = useTranslation();
  const { total, waiting, sent, answered, failed, withdrawn, expired } = verification.progress;
  const parts = (
    [
      ['waiting', waiting],
      ['sent', sent],
      ['answered', answered],
      ['failed', failed],
      ['withdrawn', withdrawn],
      ['expired', expired],
    ] as const
  ).filter(([, count]) => count > 0);
  return (
    <div className="verification-progress" role="status">
      <progress aria-label={t('verification.progress')} max={total} value={total - waiting - sent} />
      <span className="row tight">
        <strong className="num">
          {total - waiting - sent} / {total}
        </strong>
        {parts.map(([part, count]) => (
          <span key={part} className="muted">
            {t(`verification.part.${part}`, { count })}
          </span>
        ))}
      </span>
      {verification.state === 'STOPPED' && <Notice tone="late">{t('verification.stopped')}</Notice>}
      {expired > 0 && <Notice tone="now">{t('verification.expiredHint', { count: expired })}</Notice>}
    </div>
  );
}
