import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaName } from '../../platform/local-name';
import { Notice } from '../../ui/Notice';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import { OutcomesQuery } from './team-documents';

const SHOWN = 8;

/** The quarters that are over, the last one first. */
function quartersBefore(today: string): { year: number; quarter: number }[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const now = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: SHOWN }, (_, at) => now - 1 - at).map((index) => ({ year: Math.floor(index / 4), quarter: (index % 4) + 1 }));
}

/** Anonymous figures of a quarter, small numbers hidden. */
export function OutcomesPanel() {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const quarters = quartersBefore(system.today);
  const [chosen, setChosen] = useState(0);
  const { year, quarter } = quarters[chosen] ?? { year: 2020, quarter: 1 };
  const { data } = useSuspenseQuery(OutcomesQuery, { variables: { year, quarter }, fetchPolicy: 'network-only' });
  const figures = data.careOutcomes;
  const cell = (value: number | null) => (value === null ? <span className="muted">{t('careDesk.hidden')}</span> : value);
  return (
    <Panel
      title={t('careDesk.outcomes')}
      flush
      extra={
        <label>
          <span className="sr">{t('careDesk.quarter')}</span>
          <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {quarters.map((each, at) => (
              <option key={`${each.year}-${each.quarter}`} value={at}>
                {t('careDesk.quarterOf', each)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {figures === null || figures.rows.length === 0 ? (
        <Empty icon="care" title={t('careDesk.noOutcomes')} hint={t('careDesk.noOutcomesHint')} />
      ) : (
        <>
          <p className="panel-note muted">{t('careDesk.outcomesHint', { least: figures.least })}</p>
          {figures.unreadable > 0 && <Notice tone="late">{t('careDesk.unreadable', { count: figures.unreadable })}</Notice>}
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('careDesk.where')}</th>
                  <th scope="col">{t('careDesk.team')}</th>
                  <th scope="col" className="end">
                    {t('careDesk.sessions')}
                  </th>
                  <th scope="col" className="end">
                    {t('careDesk.people')}
                  </th>
                  <th scope="col" className="end">
                    {t('careDesk.measured')}
                  </th>
                  <th scope="col" className="end">
                    {t('careDesk.improved')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {figures.rows.map((row) => (
                  <tr
                    key={`${row.area?.code ?? '-'}/${row.allTeams ? '*' : (row.team?.id ?? '-')}`}
                    className={row.allAreas || row.allTeams ? 'total' : ''}
                  >
                    <td>{row.allAreas ? t('careDesk.allAreas') : row.area === null ? '' : areaName(row.area, i18n.language)}</td>
                    <td>{row.allTeams ? t('careDesk.allTeams') : (row.team?.name ?? t('careDesk.noTeam'))}</td>
                    <td className="num end">{cell(row.sessions)}</td>
                    <td className="num end">{cell(row.people)}</td>
                    <td className="num end">{cell(row.measured)}</td>
                    <td className="num end">{cell(row.improved)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}
