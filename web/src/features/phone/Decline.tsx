import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclineReason } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import type { Failure } from '../../platform/errors';
import type { UserError } from '../../platform/user-errors';
import { TextAreaField } from '../../ui/Field';
import { Refusals } from '../../ui/RefusalText';
import { OfferDecline } from './documents';

const REASONS = [
  'NO_TIME',
  'TOO_FAR',
  'NOT_SKILLED',
  'UNWELL',
  'CONFLICT_OF_INTEREST',
  'OTHER',
] as const satisfies readonly DeclineReason[];

/** Says no with a reason, so that the next person asked fits better. */
export function Decline({ id, version, close }: { readonly id: string; readonly version: number; readonly close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [decline, busy] = useCommand(OfferDecline);

  async function send(): Promise<void> {
    if (reason === null) return;
    const outcome = await decline({ input: { id, expectedVersion: version, reason, note: note.trim() || null } });
    setErrors(outcome.kind === 'refused' ? outcome.errors : []);
    setFailure(outcome.kind === 'failed' ? outcome.failure : null);
  }

  return (
    <fieldset className="m-reasons">
      <legend>{t('phone.whyDecline')}</legend>
      {REASONS.map((each) => (
        <label key={each}>
          <input type="radio" name={`reason-${id}`} checked={reason === each} onChange={() => setReason(each)} />
          {t(`declineReason.${each}`)}
        </label>
      ))}
      {reason === 'OTHER' && (
        <TextAreaField label={t('phone.declineNote')} value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      )}
      <Refusals errors={errors} failure={failure} />
      <span className="m-answer">
        <button type="button" className="button big" onClick={close}>
          {t('phone.keep')}
        </button>
        <button type="button" className="button primary big" disabled={reason === null || busy} onClick={() => void send()}>
          {t('phone.sendDecline')}
        </button>
      </span>
    </fieldset>
  );
}
