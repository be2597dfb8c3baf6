import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly clear: () => void;
}

/** The filter in force, one chip a condition, each with a button that lifts it. */
export function Chips({ chips, clearAll }: { readonly chips: readonly Chip[]; readonly clearAll: () => void }) {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <div className="chips" role="group" aria-label={t('common.activeFilters')}>
      {chips.map((chip) => (
        <span key={chip.key} className="chip">
          {chip.label}
          <button type="button" onClick={chip.clear} aria-label={t('common.removeFilter', { label: chip.label })}>
            <Icon name="close" />
          </button>
        </span>
      ))}
      <button type="button" className="button quiet small" onClick={clearAll}>
        {t('common.clearFilters')}
      </button>
    </div>
  );
}
