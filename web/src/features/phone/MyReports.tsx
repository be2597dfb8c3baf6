import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneReportsQuery, ReportOutcome } from '../../gql/graphql';
import { ask } from '../../platform/lean';
import { formatInstant } from '../../platform/time';
import { PhoneReports } from './documents';
import { usePhone } from './usePhone';

type Told = PhoneReportsQuery['myLeadReports']['edges'][number]['node'];

const tones: Record<ReportOutcome, string> = { WAITING: 'now', EMERGENCY: 'late', CASE: 'accent', REFERRED: 'soon', NO_NEED: 'done' };

/** What one has reported and what became of it; asked of the server, nothing of it rests on the phone. */
export function MyReports({ renewed }: { readonly renewed: number }) {
  const { t, i18n } = useTranslation();
  const { deeds } = usePhone();
  const [reports, setReports] = useState<readonly Told[]>([]);
  const arrived = deeds.filter(({ words, entry }) => words.deed === 'report' && entry.state === 'done').length;
  // Read anew whenever one has arrived and when somebody asks for it.
  const reading = `${renewed} ${arrived}`;
  const [read, setRead] = useState('');
  useEffect(() => {
    if (read === reading) return;
    const show = (told: readonly Told[]): void => {
      setRead(reading);
      setReports(told);
    };
    ask(PhoneReports, {}).then(
      ({ data }) => show(data.myLeadReports.edges.map(({ node }) => node)),
      // Without network there is nothing to show here; the bar above says so.
      () => undefined,
    );
  }, [read, reading]);
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
