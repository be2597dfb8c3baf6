import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/local-name';
import { shareInDate, type Counts } from './figures';
import type { OverviewSearch } from './search';

/** Where each of the ten areas stands on the schematic map: column and row, roughly as on a real one. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  370283: [2, 1],
  370285: [3, 1],
  370281: [1, 2],
  370214: [2, 2],
  370215: [3, 2],
  370211: [1, 3],
  370213: [2, 3],
  370212: [3, 3],
  370203: [2, 4],
  370202: [3, 4],
};

interface District extends Counts {
  readonly area: { readonly code: string; readonly name: string; readonly nameEn: string | null } | null;
}

interface Props {
  readonly districts: readonly District[];
  readonly selected: string | undefined;
  readonly search: OverviewSearch;
}

/** The areas as tiles: the share in date, and in numbers what is behind. A tile opens its area. */
export function TileMap({ districts, selected, search }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="tile-map">
      {districts.map((district) => {
        const { area } = district;
        if (area === null) return null;
        const share = shareInDate(district);
        const [column, row] = PLACES[area.code] ?? [];
        const chosen = selected?.startsWith(area.code) === true;
        return (
          <li key={area.code} style={{ gridColumn: column, gridRow: row }}>
            <Link
              to="/overview"
              search={({ area: _area, ...before }: OverviewSearch) => (chosen ? before : { ...search, ...before, area: area.code })}
              className="tile"
              aria-current={chosen ? 'true' : undefined}
              style={{ background: `color-mix(in srgb, var(--done-soft) ${share ?? 100}%, var(--late-soft))` }}
            >
              <span className="tile-name">{localName(area, i18n.language)}</span>
              <strong className="num">{share === null ? '–' : `${share}%`}</strong>
              <span className="num tile-behind">{t('coverage.tileBehind', { gap: district.gap, overdue: district.overdue })}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
