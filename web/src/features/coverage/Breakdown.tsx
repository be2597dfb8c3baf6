import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { BreakdownQuery } from './documents';
import { countOf, shareInDate } from './figures';
import { NO_UNIT, STATES, type OverviewSearch } from './search';

/** Figures by the areas directly below or by unit, the most gaps first; each number opens its households. */
export function Breakdown({ search }: { readonly search: OverviewSearch }) {
  const { t, i18n } = useTranslation();
  const byUnit = search.by === 'unit';
  const { data } = useSuspenseQuery(BreakdownQuery, {
    variables: { by: byUnit ? 'UNIT' : 'AREA', day: search.day ?? null, area: search.area ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data.coverageFigures
    .filter((row) => row.roll > 0)
    .toSorted((a, b) => b.gap - a.gap || b.overdue - a.overdue || b.roll - a.roll);
  if (rows.length === 0) return <Outcome icon="cases" title={t('coverage.noRows')} hint={t('coverage.noRowsHint')} />;
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t(byUnit ? 'coverage.unit' : 'need.area')}</th>
            <th scope="col" className="right">
              {t('coverage.roll')}
            </th>
            {STATES.map((state) => (
              <th key={state} scope="col" className="right">
                {t(`coverageState.${state}`)}
              </th>
            ))}
            <th scope="col" className="right">
              {t('coverage.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const share = shareInDate(row);
            const at = {
              ...(search.day === undefined ? {} : { day: search.day }),
              ...(byUnit
                ? { ...(search.area === undefined ? {} : { area: search.area }), unit: row.unit?.id ?? NO_UNIT }
                : { area: row.area?.code ?? '' }),
            };
            const name = byUnit ? (row.unit?.name ?? t('coverage.noUnit')) : row.area === null ? '' : localName(row.area, i18n.language);
            return (
              <tr key={row.unit?.id ?? row.area?.code ?? NO_UNIT}>
                <th scope="row" className="coverage-name">
                  {byUnit || row.area === null ? (
                    name
                  ) : (
                    <Link to="/overview" search={{ ...search, area: row.area.code }}>
                      {name}
                    </Link>
                  )}
                </th>
                <td className="right num">
                  <Link to="/overview/households" search={at}>
                    {row.roll}
                  </Link>
                </td>
                {STATES.map((state) => (
                  <td key={state} className="right num">
                    {countOf(row, state) === 0 ? (
                      <span className="muted">0</span>
                    ) : (
                      <Link
                        to="/overview/households"
                        search={{ ...at, state }}
                        className={state === 'GAP' || state === 'OVERDUE' ? 'late-text' : undefined}
                      >
                        {countOf(row, state)}
                      </Link>
                    )}
                  </td>
                ))}
                <td className="right num">{share === null ? '–' : `${share}%`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
