import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice';

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Whom to call at once. It stands in the page itself and asks nobody: it is there without a network too. */
export function SafetyCard({ hours }: { readonly hours: { readonly from: number; readonly until: number } | null }) {
  const { t } = useTranslation();
  return (
    <section className="safety-card" role="alert" aria-label={t('care.safety.title')}>
      <Notice tone="late">
        <strong>{t('care.safety.title')}</strong>
        <p>{t('care.safety.stay')}</p>
        <ul>
          <li>
            <a href="tel:120">120</a> {t('care.safety.ambulance')}
          </li>
          <li>
            <a href="tel:110">110</a> {t('care.safety.police')}
          </li>
          <li>
            <a href="tel:12356">12356</a> {t('care.safety.hotline')}{' '}
            {hours === null
              ? t('care.safety.hoursUnknown')
              : t('care.safety.hours', { from: clock(hours.from), until: clock(hours.until) })}
          </li>
        </ul>
        <p>{t('care.safety.zero')}</p>
      </Notice>
    </section>
  );
}
