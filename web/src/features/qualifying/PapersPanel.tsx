import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Outcome } from '../../ui/Outcome';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { PapersQuery, QualificationClaimDecline, QualificationClaimVerify } from './documents';

/** Papers that wait for somebody who did not hand them in. */
export function PapersPanel() {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [declining, setDeclining] = useState<{ readonly id: string; readonly version: number } | null>(null);
  const [verify, busy] = useCommand(QualificationClaimVerify);
  const [decline] = useCommand(QualificationClaimDecline);
  const { data } = useSuspenseQuery(PapersQuery, { fetchPolicy: 'cache-and-network' });
  const { qualificationClaims: papers } = data;
  if (papers.length === 0) return <Outcome icon="file" title={t('learn.noPapers')} hint={t('learn.noPapersHint')} center />;
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('learn.whose')}</th>
            <th scope="col">{t('learn.kind')}</th>
            <th scope="col">{t('learn.holds')}</th>
            <th scope="col">{t('learn.handedIn')}</th>
            <th scope="col">{t('learn.paper')}</th>
            <th scope="col">
              <span className="sr">{t('common.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {papers.map((each) => (
            <tr key={each.id}>
              <td>
                {each.volunteer !== null && (
                  <Link to="/volunteers" search={{ v: each.volunteer.id }}>
                    {each.volunteer.displayName} <span className="num">{each.volunteer.number}</span>
                  </Link>
                )}
              </td>
              <td>{each.type !== null && localName(each.type, i18n.language)}</td>
              <td className="num nowrap">
                {each.issuedOn} – {each.expiresOn ?? t('consent.noExpiry')}
              </td>
              <td className="num nowrap">{formatInstant(each.submittedAt, i18n.language)}</td>
              <td>
                <a href={`/evidence/${each.id}`} target="_blank" rel="noreferrer">
                  {t('learn.look', { size: Math.max(1, Math.round(each.bytes / 1000)) })}
                </a>
              </td>
              <td className="right nowrap">
                {each.viewerSubmitted ? (
                  <span className="muted">{t('learn.secondPerson')}</span>
                ) : (
                  <span className="row tight">
                    <button
                      type="button"
                      className="button small primary"
                      disabled={busy}
                      onClick={() =>
                        void verify({ input: { id: each.id, expectedVersion: each.version } }).then((outcome) =>
                          report(outcome, t('common.saved')),
                        )
                      }
                    >
                      {t('learn.verify')}
                    </button>
                    <button type="button" className="button small" onClick={() => setDeclining(each)}>
                      {t('learn.decline')}
                    </button>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {declining !== null && (
        <ReasonDialog
          title={t('learn.decline')}
          hint={t('learn.declineHint')}
          send={(reason) => decline({ input: { id: declining.id, expectedVersion: declining.version, reason } })}
          close={() => setDeclining(null)}
        />
      )}
    </div>
  );
}
