import { useQuery } from '@apollo/client/react';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOpenMutation, SessionNextStep, SessionPresent, SupportSessionKind } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { TextAreaField, TextField } from '../../ui/Field';
import { Refused } from '../../ui/Refused';
import { ScalesQuery, SessionSave, SessionSign } from './documents';
import { ScaleForm } from './ScaleForm';

type Entry = NonNullable<FileOpenMutation['supportFileOpen']['file']>['notes'][number];

/** A draft is saved by itself after this pause in writing, in milliseconds. */
const PAUSE_MS = 1500;
const KINDS = ['PHONE', 'VISIT', 'OFFICE', 'GROUP'] as const satisfies readonly SupportSessionKind[];
const PRESENT = ['PERSON', 'FAMILY', 'GUARDIAN', 'COLLEAGUE', 'OTHER'] as const satisfies readonly SessionPresent[];
const STEPS = ['CONTINUE', 'PAUSE', 'ADVISE_HOSPITAL', 'REFER_ON', 'CLOSE'] as const satisfies readonly SessionNextStep[];

/** Writes the draft of a session. What is written lives in this component and on the server, sealed; nowhere in the browser's storage. */
export function SessionEditor({
  entry,
  danger,
  changed,
}: {
  readonly entry: Entry;
  readonly danger: () => void;
  readonly changed: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { session } = entry;
  const [text, setText] = useState(entry.note.text ?? '');
  const [kind, setKind] = useState(session.kind);
  const [minutes, setMinutes] = useState(session.minutes);
  const [nextStep, setNextStep] = useState(session.nextStep);
  const [nextAt, setNextAt] = useState(session.nextAt);
  const [present, setPresent] = useState(session.present);
  const [saved, setSaved] = useState(true);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [scaleId, setScaleId] = useState<string | null>(null);
  const version = useRef(session.version);
  const turn = useRef(Promise.resolve(true));
  const { data } = useQuery(ScalesQuery);
  const [send] = useCommand(SessionSave, { refresh: false, confidential: true });
  const [sign, signing] = useCommand(SessionSign, { confidential: true });

  const content = { kind, startsAt: session.startsAt, minutes, present, nextStep, nextAt, note: text };
  const latest = useRef(content);
  useEffect(() => {
    latest.current = content;
  });

  /** Saves go one after another: each needs the version that the one before left. */
  function save(): Promise<boolean> {
    turn.current = turn.current.then(async () => {
      const sent = latest.current;
      const result = await send({ input: { requestId: newRequestId(), id: session.id, expectedVersion: version.current, ...sent } });
      setOutcome(result);
      if (result.kind !== 'done' || result.payload.session === null) return false;
      version.current = result.payload.session.version;
      setSaved(latest.current === sent || JSON.stringify(latest.current) === JSON.stringify(sent));
      return true;
    });
    return turn.current;
  }

  useEffect(() => {
    if (saved) return undefined;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
    // A change of any of these restarts the pause; `save` itself reads what is newest through a reference.
    // oxlint-disable-next-line react/exhaustive-deps, react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies -- see above
  }, [text, kind, minutes, nextStep, nextAt, present, saved]);

  async function finish(): Promise<void> {
    if (!(await save())) return;
    const result = await sign({ input: { id: session.id, expectedVersion: version.current } });
    setOutcome(result);
    if (result.kind === 'done') changed();
  }

  const change = (act: () => void): void => {
    act();
    setSaved(false);
  };
  const scale = data?.scales.find((each) => each.id === scaleId);
  if (scale) return <ScaleForm scale={scale} sessionId={session.id} danger={danger} done={() => (setScaleId(null), changed())} />;
  return (
    <div className="stack">
      <div className="row">
        <label>
          {t('care.kind')}{' '}
          <select value={kind} onChange={(event) => change(() => setKind(event.target.value as SupportSessionKind))}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`care.sessionKind.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <TextField
          label={t('care.minutes')}
          type="number"
          min={1}
          max={600}
          value={minutes}
          onChange={(event) => change(() => setMinutes(Math.min(600, Math.max(1, Number(event.target.value) || 1))))}
        />
        <label>
          {t('care.nextStep')}{' '}
          <select value={nextStep} onChange={(event) => change(() => setNextStep(event.target.value as SessionNextStep))}>
            {STEPS.map((each) => (
              <option key={each} value={each}>
                {t(`care.step.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="row">
        <TextField
          label={t('care.next')}
          type="datetime-local"
          value={nextAt === null ? '' : dayjs(nextAt).format('YYYY-MM-DDTHH:mm')}
          onChange={(event) => change(() => setNextAt(event.target.value === '' ? null : dayjs(event.target.value).toISOString()))}
        />
        <fieldset className="present">
          <legend>{t('careDesk.present')}</legend>
          {PRESENT.map((each) => (
            <label key={each}>
              <input
                type="checkbox"
                checked={present.includes(each)}
                onChange={(event) =>
                  change(() => setPresent(event.target.checked ? [...present, each] : present.filter((one) => one !== each)))
                }
              />{' '}
              {t(`careDesk.presentOf.${each}`)}
            </label>
          ))}
        </fieldset>
      </div>
      <TextAreaField
        label={t('care.note')}
        rows={10}
        autoComplete="off"
        maxLength={20_000}
        value={text}
        onChange={(event) => change(() => setText(event.target.value))}
      />
      <Refused outcome={outcome} reload={changed} />
      <div className="row">
        <span className="muted" role="status">
          {saved ? t('care.saved') : t('care.unsaved')}
        </span>
        <span className="grow" />
        {data?.scales.map((each) => (
          <button key={each.id} type="button" className="button" onClick={() => void save().then((done) => done && setScaleId(each.id))}>
            {each.definition.name[i18n.language === 'en' ? 'en' : 'zh']}
          </button>
        ))}
        <button type="button" className="button primary" disabled={signing} onClick={() => void finish()}>
          {t('care.sign')}
        </button>
      </div>
    </div>
  );
}
