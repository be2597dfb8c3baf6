import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import { command } from '../../platform/lean';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Refusals } from '../../ui/RefusalText';
import { RecordCorrectionAsk } from './documents';
import type { PhoneVisit } from './held';

/** Asks to have the minutes of a verified visit put right; what was first recorded stays on record. */
export function Correct({ visit }: { readonly visit: PhoneVisit }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [minutes, setMinutes] = useState(String(visit.minutesServed ?? 0));
  const [reason, setReason] = useState('');
  const [requestId] = useState(() => crypto.randomUUID());
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const input = { requestId, assignmentId: visit.id, minutes: Number(minutes), reason: reason.trim() };
    setOutcome(await command(RecordCorrectionAsk, { input }));
  }

  if (outcome?.kind === 'done') {
    return (
      <Notice tone="done" role="status">
        {t('phone.correct.asked')}
      </Notice>
    );
  }
  if (!open) {
    return (
      <button type="button" className="button big wide" onClick={() => setOpen(true)}>
        {t('phone.correct.open')}
      </button>
    );
  }
  return (
    <form className="m-card" onSubmit={(event) => void submit(event)}>
      <strong>{t('phone.correct.open')}</strong>
      <Refusals errors={outcome?.kind === 'refused' ? outcome.errors : []} failure={outcome?.kind === 'failed' ? outcome.failure : null} />
      <TextField
        label={t('phone.correct.minutes')}
        type="number"
        inputMode="numeric"
        min={0}
        max={1440}
        required
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
      <TextField
        label={t('phone.correct.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className="button primary big wide">
        {t('phone.correct.send')}
      </button>
    </form>
  );
}
