import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockPartsFragment, PauseReason } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { ClockTag } from '../../ui/tags';
import './clocks.css';
import { ClockPause, ClockResume } from './documents';
import { PAUSE_REASONS } from './reasons';

const RULES = new Set([
  'lead.triage',
  'lead.callback',
  'case.assessment',
  'relief.deliver',
  'relief.paperwork',
  'assistance.decision',
  'plan.review',
  'proxy.papers_back',
  'visit.close_care',
  'visit.regular',
  'inspection.rectify',
  'allowance.review',
  'allowance.exit',
  'allowance.watch',
]);

/** The name of a rule in words; a rule that the console does not know keeps its key. */
export function useRuleName(): (key: string) => string {
  const { t } = useTranslation();
  return (key) => (RULES.has(key) ? t(`clockRule.${key.replace('.', '_') as 'lead_triage'}`) : key);
}

/** A clock in words; on it, what the words come from: rule, start, pauses, and who was called. */
export function ClockFacts({ clock }: { readonly clock: ClockPartsFragment }) {
  const { t } = useTranslation();
  const name = useRuleName();
  const [pausing, setPausing] = useState(false);
  const [pause] = useCommand(ClockPause);
  return (
    <>
      <Popover trigger={['click']} content={<Facts clock={clock} ask={() => setPausing(true)} />} title={name(clock.rule.key)}>
        <button type="button" className="clock-button" aria-label={t('clockFacts.open', { rule: name(clock.rule.key) })}>
          <ClockTag clock={clock.deadline} />
        </button>
      </Popover>
      {pausing && (
        <FieldsDialog
          title={t('clockFacts.pause')}
          hint={t('clockFacts.pauseHint')}
          questions={[
            {
              name: 'reason',
              kind: 'choice',
              label: t('common.reason'),
              options: PAUSE_REASONS.map((value) => ({ value, label: t(`pauseReason.${value}`) })),
            },
            { name: 'note', kind: 'text', label: t('need.note'), optional: true, maxLength: 500 },
          ]}
          send={(answers) =>
            pause({
              input: {
                id: clock.id,
                expectedVersion: clock.version,
                reason: answers.must('reason') as PauseReason,
                note: answers.text('note') ?? null,
              },
            })
          }
          close={() => setPausing(false)}
        />
      )}
    </>
  );
}

function Facts({ clock, ask }: { readonly clock: ClockPartsFragment; readonly ask: () => void }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [resume] = useCommand(ClockResume);
  const { rule } = clock;
  const when = (instant: string): string => formatInstant(instant, i18n.language);
  return (
    <dl className="clock-facts">
      <dt>{t('clockFacts.rule')}</dt>
      <dd>
        {t(`clockFacts.amount.${rule.unit}`, { count: rule.amount })}
        <span className="muted"> {t('clockFacts.version', { number: rule.number, from: rule.validFrom })}</span>
        {rule.sample ? <span className="tag soon">{t('clockFacts.sample')}</span> : <span className="muted block">{rule.source}</span>}
      </dd>
      <dt>{t('clockFacts.started')}</dt>
      <dd className="num">{when(clock.startedAt)}</dd>
      <dt>{t('clockFacts.due')}</dt>
      <dd className="num">
        {when(clock.deadline.dueAt)}
        {!clock.deadline.calendarKnown && <span className="tag now">{t('clockFacts.earliest')}</span>}
      </dd>
      <dt>{t('clockFacts.owner')}</dt>
      <dd>{clock.ownerName ?? t('clockFacts.nobody')}</dd>
      <dt>{t('clockFacts.pauses')}</dt>
      <dd>
        {clock.pauses.length === 0
          ? t('clockFacts.none')
          : clock.pauses.map((pause) => (
              <span key={pause.id} className="block num">
                {when(pause.pausedAt)} – {pause.resumedAt === null ? t('clockFacts.still') : when(pause.resumedAt)} ·{' '}
                {t(`pauseReason.${pause.reason}`)}
                {pause.pausedByName !== null && ` · ${pause.pausedByName}`}
              </span>
            ))}
      </dd>
      {clock.steps.length > 0 && (
        <>
          <dt>{t('clockFacts.called')}</dt>
          <dd>
            {clock.steps.map((step) => (
              <span key={step.id} className="block num">
                {when(step.at)} · {step.calledName ?? t('clockFacts.vacant')}
              </span>
            ))}
          </dd>
        </>
      )}
      {(clock.viewerCanPause || clock.viewerCanResume) && (
        <dd className="clock-actions">
          {clock.viewerCanPause && (
            <button type="button" className="button small" onClick={ask}>
              {t('clockFacts.pause')}
            </button>
          )}
          {clock.viewerCanResume && (
            <button
              type="button"
              className="button small primary"
              onClick={() =>
                void resume({ input: { id: clock.id, expectedVersion: clock.version } }).then((outcome) =>
                  report(outcome, t('clockFacts.resumed')),
                )
              }
            >
              {t('clockFacts.resume')}
            </button>
          )}
        </dd>
      )}
    </dl>
  );
}
