import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';

/** Days before an expiry at which it is worth a word. A matter of display; what expired is judged by the server. */
const SOON_DAYS = 60;

/** When something runs out, in words; `quiet` says nothing while it is far off. */
export function ExpiryTag({ date, today, quiet = false }: { readonly date: string; readonly today: string; readonly quiet?: boolean }) {
  const { t } = useTranslation();
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (days < 0) {
    return (
      <span className="tag late" title={date}>
        <Icon name="late" />
        {t('expiry.over', { count: -days })}
      </span>
    );
  }
  if (days <= SOON_DAYS) {
    return (
      <span className="tag soon" title={date}>
        <Icon name="clock" />
        {days === 0 ? t('expiry.today') : t('expiry.soon', { count: days })}
      </span>
    );
  }
  return quiet ? null : <span className="muted num">{t('expiry.on', { date })}</span>;
}
