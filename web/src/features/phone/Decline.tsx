import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclineReason } from '../../gql/graphql';
import { TextAreaField } from '../../ui/Field';
import type { PhoneOffer } from './held';
import { phone } from './phone';

const REASONS = [
  'NO_TIME',
  'TOO_FAR',
  'NOT_SKILLED',
  'UNWELL',
  'CONFLICT_OF_INTEREST',
  'OTHER',
] as const satisfies readonly DeclineReason[];

/** Says no with a reason, so that the next person asked fits better. */
export function Decline({ offer, close }: { readonly offer: PhoneOffer; readonly close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [note, setNote] = useState('');

  async function send(): Promise<void> {
    if (reason === null) return;
    await phone.do(
      { deed: 'decline', offer, reason, note: note.trim() },
      { subject: { id: offer.id, version: offer.version }, after: null },
    );
  }

  return (
    <fieldset className="m-reasons">
      <legend>{t('phone.whyDecline')}</legend>
      {REASONS.map((each) => (
        <label key={each}>
          <input type="radio" name={`reason-${offer.id}`} checked={reason === each} onChange={() => setReason(each)} />
          {t(`declineReason.${each}`)}
        </label>
      ))}
      {reason === 'OTHER' && (
        <TextAreaField label={t('phone.declineNote')} value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      )}
      <span className="m-answer">
        <button type="button" className="button big" onClick={close}>
          {t('phone.keep')}
        </button>
        <button type="button" className="button primary big" disabled={reason === null} onClick={() => void send()}>
          {t('phone.sendDecline')}
        </button>
      </span>
    </fieldset>
  );
}
