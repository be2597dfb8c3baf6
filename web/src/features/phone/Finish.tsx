import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitOutcome } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import type { Failure } from '../../platform/errors';
import type { UserError } from '../../platform/user-errors';
import { TextAreaField, TextField } from '../../ui/Field';
import { Refusals } from '../../ui/RefusalText';
import { AssignmentFinish } from './documents';
import { elapsedMinutes } from './minutes';

const OUTCOMES = ['COMPLETED', 'PARTLY_COMPLETED', 'NOBODY_HOME', 'REFUSED_BY_HOUSEHOLD'] as const satisfies readonly VisitOutcome[];

interface Props {
  readonly task: { readonly id: string; readonly version: number; readonly checkedInAt: string | null };
  readonly plannedMinutes: number;
  readonly done: (minutes: number) => void;
}

/** Ends the visit with what came of it, how long it took, and a few words. */
export function Finish({ task, plannedMinutes, done }: Props) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<VisitOutcome>('COMPLETED');
  const [minutes, setMinutes] = useState(() => String(elapsedMinutes(task.checkedInAt, Date.now(), plannedMinutes)));
  const [log, setLog] = useState('');
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [finish, busy] = useCommand(AssignmentFinish, { refresh: false });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await finish({
      input: { id: task.id, expectedVersion: task.version, outcome, log: log.trim(), minutesServed: Number(minutes) },
    });
    setErrors(result.kind === 'refused' ? result.errors : []);
    setFailure(result.kind === 'failed' ? result.failure : null);
    if (result.kind === 'done') done(result.payload.assignment?.minutesServed ?? Number(minutes));
  }

  return (
    <form className="m-card" onSubmit={(event) => void submit(event)}>
      <fieldset className="m-reasons">
        <legend>{t('phone.outcome')}</legend>
        {OUTCOMES.map((each) => (
          <label key={each}>
            <input type="radio" name="outcome" checked={outcome === each} onChange={() => setOutcome(each)} />
            {t(`outcome.${each}`)}
          </label>
        ))}
      </fieldset>
      <TextField
        label={t('phone.minutes')}
        type="number"
        inputMode="numeric"
        min={0}
        max={720}
        required
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
      <TextAreaField
        label={t('phone.log')}
        hint={t('phone.logHint')}
        maxLength={1000}
        value={log}
        onChange={(event) => setLog(event.target.value)}
      />
      <Refusals errors={errors} failure={failure} />
      <button type="submit" className="button primary big wide" disabled={busy} aria-busy={busy}>
        {t('phone.finish')}
      </button>
    </form>
  );
}
