import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { amountText } from './amount';
import { PlanMeasureRecord } from './commands';
import type { Goal, Measure, Plan } from './documents';
import { MEASURE_RESULTS } from './values';
import { cadence, span } from './words';

const GoalDialog = lazy(() => import('./GoalDialog'));
const route = getRouteApi('/staff/cases/$id');

/** The goals in order, each with its measures and how far both have come. */
export function PlanGoals({ plan, householdId, close }: { readonly plan: Plan; readonly householdId: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const { dialog, goal: goalId } = route.useSearch();
  const recorded = dialog === 'planGoal' ? plan.goals.find((each) => each.id === goalId) : undefined;
  return (
    <Panel title={t('housePlan.goals', { count: plan.goals.length })} flush>
      {plan.goals.length === 0 ? (
        <Outcome icon="file" title={t('housePlan.noGoals')} hint={t('housePlan.noGoalsHint')} />
      ) : (
        <ol className="plan-goals">
          {plan.goals.map((goal) => (
            <li key={goal.id}>
              <div className="row tight">
                <span className="tag accent">{t(`goalDomain.${goal.domain}`)}</span>
                <h3 className="grow">{goal.text}</h3>
                <ResultTag goal={goal} />
                {plan.viewerCanRecord && (
                  <Link
                    to="/cases/$id"
                    params={{ id: householdId }}
                    search={(before) => ({ ...before, tab: 'plan' as const, dialog: 'planGoal' as const, goal: goal.id })}
                    className="button small"
                    aria-label={t('housePlan.recordLine', { goal: goal.text })}
                  >
                    {t('housePlan.record')}
                  </Link>
                )}
              </div>
              <Value goal={goal} />
              {goal.resultNote !== null && <p className="muted">{goal.resultNote}</p>}
              <ul className="plan-measures">
                {goal.measures.map((measure) => (
                  <MeasureLine key={measure.id} measure={measure} mayRecord={plan.viewerCanRecord} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
      {recorded !== undefined && (
        <Boundary fallback={<></>}>
          <GoalDialog goal={recorded} close={close} />
        </Boundary>
      )}
    </Panel>
  );
}

const measureTone = { DONE: 'done', PARTLY: 'soon', NOT_DONE: 'late' } as const;
const resultTone = { MET: 'done', PARTLY: 'soon', MISSED: 'late' } as const;

function ResultTag({ goal }: { readonly goal: Goal }) {
  const { t } = useTranslation();
  return goal.result === null ? null : <span className={`tag ${resultTone[goal.result]}`}>{t(`goalResult.${goal.result}`)}</span>;
}

/** What is measured: from where, to where, and where it stands. */
function Value({ goal }: { readonly goal: Goal }) {
  const { t } = useTranslation();
  const { baseline, target, reached, unit } = goal;
  const parts = [
    { label: t('housePlan.baseline'), value: amountText({ value: baseline, unit }) },
    { label: t('housePlan.target'), value: amountText({ value: target, unit }) },
    { label: t('housePlan.reached'), value: amountText({ value: reached, unit }) },
  ].filter((each) => each.value !== null);
  if (parts.length === 0 && goal.dueOn === null && goal.indicator === null) return null;
  return (
    <p className="row tight muted num">
      {goal.indicator !== null && <span>{goal.indicator}</span>}
      {parts.map(({ label, value }) => (
        <span key={label}>
          {label} {value}
        </span>
      ))}
      {goal.dueOn !== null && <span>{t('housePlan.by', { date: goal.dueOn })}</span>}
      {baseline !== null && target !== null && reached !== null && target !== baseline && (
        <progress
          aria-label={t('housePlan.reached')}
          max={1}
          value={Math.min(1, Math.max(0, (reached - baseline) / (target - baseline)))}
        />
      )}
    </p>
  );
}

function MeasureLine({ measure, mayRecord }: { readonly measure: Measure; readonly mayRecord: boolean }) {
  const { t, i18n } = useTranslation();
  const [recording, setRecording] = useState(false);
  const [record] = useCommand(PlanMeasureRecord);
  const behind = measure.visitsDone < measure.visitsDue;
  return (
    <li>
      <span className="grow">
        {measure.text}{' '}
        <span className="muted num">
          {cadence(t, measure.everyDays)} · {span(t, measure.startsOn, measure.endsOn)}
          {measure.ownerName !== null && ` · ${measure.ownerName}`}
        </span>
        {measure.resultNote !== null && <span className="muted need-number">{measure.resultNote}</span>}
      </span>
      {measure.strengthens && <span className="tag accent">{t('housePlan.strengthensTag')}</span>}
      {measure.service !== null && <span className="tag plain">{localName(measure.service, i18n.language)}</span>}
      {measure.service !== null && (
        <span className={`tag num ${measure.visitsDue === 0 ? 'plain' : behind ? 'now' : 'done'}`}>
          {measure.visitsDue === 0
            ? t('housePlan.noVisitDue')
            : t('housePlan.visits', { done: measure.visitsDone, due: measure.visitsDue })}
        </span>
      )}
      {measure.result !== null && <span className={`tag ${measureTone[measure.result]}`}>{t(`measureResult.${measure.result}`)}</span>}
      {mayRecord && (
        <button
          type="button"
          className="button small"
          aria-label={t('housePlan.recordMeasureLine', { measure: measure.text })}
          onClick={() => setRecording(true)}
        >
          {t('housePlan.recordMeasure')}
        </button>
      )}
      {recording && (
        <FieldsDialog
          title={t('housePlan.recordMeasureTitle')}
          hint={measure.text}
          questions={[
            {
              name: 'result',
              kind: 'choice',
              label: t('housePlan.result'),
              optional: true,
              options: MEASURE_RESULTS.map((value) => ({ value, label: t(`measureResult.${value}`) })),
              initial: measure.result ?? undefined,
            },
            { name: 'note', kind: 'text', label: t('housePlan.resultNote'), optional: true, initial: measure.resultNote ?? undefined },
          ]}
          send={(answers) =>
            record({
              input: {
                id: measure.id,
                result: MEASURE_RESULTS.find((value) => value === answers.text('result')) ?? null,
                note: answers.text('note') ?? null,
              },
            })
          }
          close={() => setRecording(false)}
        />
      )}
    </li>
  );
}
