import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneReportsQuery, ReportOutcome } from '../../gql/graphql';
import { ask } from '../../platform/lean';
import { formatInstant } from '../../platform/time';
import { PhoneReports } from './documents';

type Told = PhoneReportsQuery['myLeadReports']['edges'][number]['node'];

const tones: Record<ReportOutcome, string> = { WAITING: 'now', EMERGENCY: 'late', CASE: 'accent', REFERRED: 'soon', NO_NEED: 'done' };

/** What one has reported and what became of it; asked of the server, nothing of it rests on the phone. */
export function MyReports() {
  const { t, i18n } = useTranslation();
  const [reports, setReports] = useState<readonly Told[]>([]);
  useEffect(() => {
    ask(PhoneReports, {}).then(
      ({ data }) => setReports(data.myLeadReports.edges.map(({ node }) => node)),
      // Without network there is nothing to show here; the bar above says so.
      () => undefined,
    );
  }, []);
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{t('phone.report.mine')}</h2>
      <ul className="m-list">
        {reports.map((each) => (
          <li key={each.id} className="m-card">
            <span className="row">
              <span className="grow num muted">
                {each.number} · {formatInstant(each.createdAt, i18n.language, 'dayTime')}
              </span>
              <span className={`tag ${tones[each.outcome]}`}>{t(`phone.report.outcome.${each.outcome}`)}</span>
            </span>
            <span>{each.content}</span>
            {each.reply !== null && <p className="muted">{each.reply}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
