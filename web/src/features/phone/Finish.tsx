import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitOutcome } from '../../gql/graphql';
import { TextAreaField, TextField } from '../../ui/Field';
import { elapsedMinutes } from './minutes';
import { phone } from './phone';
import type { ShownVisit } from './project';

const OUTCOMES = ['COMPLETED', 'PARTLY_COMPLETED', 'NOBODY_HOME', 'REFUSED_BY_HOUSEHOLD'] as const satisfies readonly VisitOutcome[];

/** Sentences that visits often need; each is one tap. */
const CHIPS = ['talked', 'medicine', 'shopping', 'cleaning', 'papers', 'safety', 'calm', 'callAgain'] as const;

interface Props {
  readonly visit: ShownVisit;
  readonly plannedMinutes: number;
  readonly done: (minutes: number) => void;
}

/** Ends the visit with what came of it, how long it took, and a few words. */
export function Finish({ visit, plannedMinutes, done }: Props) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<VisitOutcome>('COMPLETED');
  const [minutes, setMinutes] = useState(() => String(elapsedMinutes(visit.checkedInAt, phone.now(), plannedMinutes)));
  const [log, setLog] = useState('');
  const [missing, setMissing] = useState(false);
  const most = Math.min(720, elapsedMinutes(visit.checkedInAt, phone.now() + 30_000, plannedMinutes));

  /** Adds a sentence, or takes it out again. */
  function toggle(sentence: string): void {
    setMissing(false);
    setLog((text) => (text.includes(sentence) ? text.replace(sentence, '') : `${text}${sentence}`).trimStart());
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (log.trim() === '') return setMissing(true);
    const { next, ...known } = visit;
    await phone.do({ deed: 'finish', visit: known, outcome, minutes: Number(minutes), log: log.trim() }, next);
    done(Number(minutes));
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
        max={most}
        required
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
      <div className="m-chips" role="group" aria-label={t('phone.chips')}>
        {CHIPS.map((each) => (
          <button
            key={each}
            type="button"
            className="m-chip"
            aria-pressed={log.includes(t(`phone.chip.${each}`))}
            onClick={() => toggle(t(`phone.chip.${each}`))}
          >
            {t(`phone.chip.${each}`)}
          </button>
        ))}
      </div>
      <TextAreaField
        label={t('phone.log')}
        hint={t('phone.logHint')}
        error={missing ? t('phone.logMissing') : undefined}
        maxLength={1000}
        value={log}
        onChange={(event) => {
          setMissing(false);
          setLog(event.target.value);
        }}
      />
      <button type="submit" className="button primary big wide">
        {t('phone.finish')}
      </button>
    </form>
  );
}
