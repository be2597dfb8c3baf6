import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type Outcome } from '../../platform/command';
import { formatDate, formatInstant } from '../../platform/time';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { GlassesQuery, GlassReview } from './team-documents';

/** Emergency accesses: who opened what for how long and why, and what the review by somebody else found. */
export function GlassPanel() {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(GlassesQuery, { fetchPolicy: 'cache-and-network' });
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [review, busy] = useCommand(GlassReview);
  return (
    <Panel title={t('careDesk.glasses')} flush>
      <Refused outcome={outcome} />
      {data.breakGlasses.length === 0 ? (
        <Empty icon="lock" title={t('careDesk.noGlasses')} hint={t('careDesk.noGlassesHint')} />
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('careDesk.openedAt')}</th>
                <th scope="col">{t('careDesk.who')}</th>
                <th scope="col">{t('careDesk.reason')}</th>
                <th scope="col">{t('careDesk.review')}</th>
              </tr>
            </thead>
            <tbody>
              {data.breakGlasses.map((glass) => (
                <tr key={glass.id}>
                  <td className="num nowrap">
                    {formatInstant(glass.openedAt, i18n.language, 'dayTime')}
                    <div className="muted">{t('careDesk.until', { at: formatInstant(glass.until, i18n.language, 'dayTime') })}</div>
                  </td>
                  <td>{glass.openedByName}</td>
                  <td className="wrap">{glass.reason}</td>
                  <td>
                    {glass.finding !== null && (
                      <>
                        <span className={`tag ${glass.finding === 'JUSTIFIED' ? 'done' : 'late'}`}>
                          {t(`careDesk.finding.${glass.finding}`)}
                        </span>{' '}
                        <span className="muted">{glass.reviewedByName}</span>
                      </>
                    )}
                    {glass.finding === null && (
                      <span className="tag soon">
                        {glass.reviewDueOn === null
                          ? t('careDesk.reviewOpen')
                          : t('careDesk.reviewBy', { day: formatDate(glass.reviewDueOn, i18n.language) })}
                      </span>
                    )}
                    {glass.viewerCanReview && (
                      <div className="row tight">
                        {[true, false].map((justified) => (
                          <button
                            key={String(justified)}
                            type="button"
                            className="button small"
                            disabled={busy}
                            onClick={() => void review({ input: { id: glass.id, justified } }).then(setOutcome)}
                          >
                            {t(`careDesk.finding.${justified ? 'JUSTIFIED' : 'NOT_JUSTIFIED'}`)}
                          </button>
                        ))}
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
