import { useTranslation } from 'react-i18next';

interface Props {
  readonly total: number;
  readonly shown: number;
  readonly atStart: boolean;
  readonly hasNext: boolean;
  readonly toStart: () => void;
  readonly toNext: () => void;
}

/** Steps through a keyset list; the browser's back button is the way to the page before. */
export function Pager({ total, shown, atStart, hasNext, toStart, toNext }: Props) {
  const { t } = useTranslation();
  return (
    <nav className="pager row" aria-label={t('common.pages')}>
      <span className="muted num grow">{t('common.shown', { shown, total })}</span>
      {!atStart && (
        <button type="button" className="button small" onClick={toStart}>
          {t('common.firstPage')}
        </button>
      )}
      {hasNext && (
        <button type="button" className="button small" onClick={toNext}>
          {t('common.nextPage')}
        </button>
      )}
    </nav>
  );
}
