import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScalesQuery, ScaleRecordMutation } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { composing } from '../../platform/keys';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { ScaleRecord } from './documents';
import { answered, runningTotal, speaksOfDanger, type Draft } from './scale-keys';

type Scale = ScalesQuery['scales'][number];
type Result = NonNullable<ScaleRecordMutation['scaleAdministrationRecord']['outcome']>;

interface Props {
  readonly scale: Scale;
  readonly sessionId: string;
  /** Called as soon as an answer speaks of danger, before anything is saved. */
  readonly danger: () => void;
  readonly done: () => void;
}

/** One question a row; the keys of the answers' numbers answer and go on. */
export function ScaleForm({ scale, sessionId, danger, done }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const { definition } = scale;
  const [draft, setDraft] = useState<Draft>(() => definition.items.map(() => null));
  const [result, setResult] = useState<Result | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [record, busy] = useCommand(ScaleRecord, { confidential: true });
  const rows = useRef<HTMLDivElement>(null);
  const { given, total } = runningTotal(draft, definition.factor);

  // The first question has the focus at once: the number keys answer without a mouse.
  useEffect(() => rows.current?.querySelector('input')?.focus(), []);

  function answer(item: number, value: number, move: boolean): void {
    const { draft: after, next } = answered(draft, item, value);
    setDraft(after);
    if (speaksOfDanger(after, definition.riskItems)) danger();
    if (move) rows.current?.querySelectorAll<HTMLElement>('fieldset')[next]?.querySelector<HTMLElement>('input')?.focus();
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (composing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const option = definition.options.find((each) => String(each.value) === event.key);
    const row = event.currentTarget.closest('fieldset');
    if (option === undefined || row === null) return;
    event.preventDefault();
    answer(Number(row.dataset['item']), option.value, true);
  }

  async function save(): Promise<void> {
    const sent = await record({ input: { requestId, sessionId, scaleVersionId: scale.id, answers: [...draft] } });
    setOutcome(sent);
    if (sent.kind === 'done' && sent.payload.outcome !== null) {
      setResult(sent.payload.outcome);
      if (sent.payload.outcome.risk) danger();
    }
  }

  if (result !== null) {
    return (
      <div className="stack" role="status">
        <p>
          <strong>
            {result.score === null ? t('care.noScore', { missing: result.missing }) : t('care.score', { score: result.score })}
          </strong>{' '}
          {result.band?.[language]}
        </p>
        {result.band?.advice === 'HOSPITAL' && <Notice tone="now">{t('care.adviseHospital')}</Notice>}
        <p className="muted">{t('care.screening')}</p>
        <button type="button" className="button" onClick={done}>
          {t('care.scaleDone')}
        </button>
      </div>
    );
  }
  return (
    <div className="stack">
      <p>{definition.lead[language]}</p>
      <p className="muted">{t('care.scaleKeys')}</p>
      <div ref={rows} role="group" aria-label={definition.name[language]}>
        {definition.items.map((item, at) => (
          <fieldset key={item.en} className="scale-row" data-item={at}>
            <legend>
              {at + 1}. {item[language]}
            </legend>
            {definition.options.map((option) => (
              <label key={option.value}>
                <input
                  type="radio"
                  name={`item${at}`}
                  checked={draft[at] === option.value}
                  onChange={() => answer(at, option.value, false)}
                  onKeyDown={press}
                />
                <span>
                  {option.value} {option[language]}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <Refused outcome={outcome} />
      <div className="row">
        <output className="grow num" aria-live="polite">
          {t('care.total', { given, items: draft.length, total })}
        </output>
        <button type="button" className="button primary" disabled={busy || given === 0} onClick={() => void save()}>
          {t('care.saveScale')}
        </button>
      </div>
      <p className="muted">{definition.licence[language]}</p>
    </div>
  );
}
