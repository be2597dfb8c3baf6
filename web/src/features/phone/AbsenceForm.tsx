import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { civilDate } from '../../platform/time';
import { TextField } from '../../ui/Field';
import { phone } from './phone';

/** Says from when until when one cannot serve. */
export function AbsenceForm({ volunteerId }: { readonly volunteerId: string }) {
  const { t } = useTranslation();
  const today = civilDate(phone.now());
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    await phone.do({ deed: 'absence', volunteerId, from, until, reason: reason.trim() }, { subject: null, after: null });
    setFrom('');
    setUntil('');
    setReason('');
  }

  return (
    <form className="m-card" onSubmit={(event) => void submit(event)}>
      <span className="m-answer">
        <TextField
          label={t('phone.absence.from')}
          type="date"
          min={today}
          required
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={t('phone.absence.until')}
          type="date"
          min={from || today}
          required
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </span>
      <TextField label={t('phone.absence.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      <button type="submit" className="button big wide">
        {t('phone.absence.add')}
      </button>
    </form>
  );
}
