import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SilenceQuery } from './documents';
import { ledgerFilter, SILENCES, type LedgerSearch } from './search';

const KEYS = ['a', 'b', 'c', 'd'] as const;

/** Households whom nobody has verifiably met for so many days; only a verified contact counts. */
export function Silence({ place }: { readonly place: LedgerSearch }) {
  const { t, i18n } = useTranslation();
  const filter = (silent: number) => ledgerFilter({ ...place, silent });
  const { data } = useSuspenseQuery(SilenceQuery, {
    variables: { a: filter(SILENCES[0]), b: filter(SILENCES[1]), c: filter(SILENCES[2]), d: filter(SILENCES[3]) },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <ul className="coverage-silence">
      {SILENCES.map((silent, at) => (
        <li key={silent}>
          <Link to="/overview/households" search={{ ...place, silent }}>
            <strong className="num">{data[KEYS[at] ?? 'a'].totalCount.toLocaleString(i18n.language)}</strong>
            <span>{t('coverage.silentDays', { days: silent })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
