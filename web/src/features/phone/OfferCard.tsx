import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaName, localName } from '../../platform/local-name';
import { formatInstant, formatSpan } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Decline } from './Decline';
import type { PhoneOffer } from './held';
import { go } from './location';
import { phone } from './phone';

/** An offer that waits for an answer: what, when, where, until when; yes or no. */
export function OfferCard({ offer }: { readonly offer: PhoneOffer }) {
  const { t, i18n } = useTranslation();
  const { need } = offer;
  const [declining, setDeclining] = useState(false);
  const expired = offer.expiresAt !== null && Date.parse(offer.expiresAt) <= phone.now();

  async function take(): Promise<void> {
    await phone.do({ deed: 'accept', offer }, { subject: { id: offer.id, version: offer.version }, after: null });
    go(`/m/tasks/${encodeURIComponent(`offer:${offer.id}`)}`);
  }

  return (
    <article className={`m-card team-${need?.service.team ?? 'OTHER'}`}>
      <strong>{need === null ? t('common.hidden') : localName(need.service, i18n.language)}</strong>
      <span className="m-line num">
        <Icon name="clock" />
        {formatSpan(offer.startsAt, offer.endsAt, i18n.language)}
      </span>
      {need !== null && (
        <span className="m-line">
          <Icon name="pin" />
          {areaName(need.area, i18n.language)}
        </span>
      )}
      {offer.expiresAt !== null && (
        <span className="m-line muted num">
          <Icon name="warning" />
          {expired ? t('phone.expired') : t('phone.answerBy', { time: formatInstant(offer.expiresAt, i18n.language, 'dayTime') })}
        </span>
      )}
      {declining ? (
        <Decline offer={offer} close={() => setDeclining(false)} />
      ) : (
        <span className="m-answer">
          <button type="button" className="button big" onClick={() => setDeclining(true)}>
            {t('phone.decline')}
          </button>
          <button type="button" className="button primary big" disabled={expired} onClick={() => void take()}>
            {t('phone.accept')}
          </button>
        </span>
      )}
    </article>
  );
}
