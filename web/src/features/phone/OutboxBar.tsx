import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { To } from './To';
import { usePhone } from './usePhone';

/** How much is still on its way, and why; nothing while everything has arrived and the network is there. */
export function OutboxBar() {
  const { t, i18n } = useTranslation();
  const { deeds, online, signedOut, held } = usePhone();
  const waiting = deeds.filter(({ entry }) => entry.state === 'waiting').length;
  const refused = deeds.filter(({ entry }) => entry.state === 'refused' || entry.state === 'held').length;
  if (waiting === 0 && refused === 0 && online && !signedOut) return null;
  const seen = held === null ? '' : formatInstant(new Date(held.at).toISOString(), i18n.language, 'dayTime');
  return (
    <To path="/m/outbox" className={`m-outbox ${refused > 0 || signedOut ? 'late' : ''}`}>
      <span className="grow" role="status">
        {signedOut && <span>{t('phone.outbox.signedOut')}</span>}
        {!online && !signedOut && <span>{t('phone.outbox.offline', { time: seen })}</span>}
        {waiting > 0 && <strong>{t('phone.outbox.waiting', { count: waiting })}</strong>}
        {refused > 0 && <strong>{t('phone.outbox.refused', { count: refused })}</strong>}
      </span>
      <Icon name="arrow" />
    </To>
  );
}
