import dayjs, { type Dayjs } from 'dayjs';
import type { GoalDomain, MeasureResult, PlanGoalInput } from '../../gql/graphql';
import { keptAmount, shownAmount } from './amount';
import type { Plan } from './documents';

export interface MeasureValues {
  readonly text: string;
  readonly serviceCode?: string | null;
  readonly everyDays?: number | null;
  readonly startsOn: Dayjs;
  readonly endsOn?: Dayjs | null;
  readonly owner?: string | null;
  readonly strengthens?: boolean;
}

export interface GoalValues {
  readonly domain: GoalDomain;
  readonly text: string;
  readonly indicator?: string | null;
  readonly baseline?: number | null;
  readonly target?: number | null;
  readonly unit?: string | null;
  readonly dueOn?: Dayjs | null;
  readonly measures?: readonly MeasureValues[];
}

/** A plan as its form holds it; money in yuan. */
export interface PlanValues {
  readonly summary: string;
  readonly householdWords?: string | null;
  readonly agreedOn?: Dayjs | null;
  readonly goals?: readonly GoalValues[];
}

/** What may have come of a measure. */
export const MEASURE_RESULTS = ['DONE', 'PARTLY', 'NOT_DONE'] as const satisfies readonly MeasureResult[];

export const GOAL_DOMAINS = [
  'INCOME',
  'HEALTH',
  'EDUCATION',
  'HOUSING',
  'EMPLOYMENT',
  'CARE',
  'MIND',
  'INCLUSION',
  'OTHER',
] as const satisfies readonly GoalDomain[];

const day = (value: Dayjs | null | undefined): string | null => value?.format('YYYY-MM-DD') ?? null;
const dayOf = (value: string | null): Dayjs | null => (value === null ? null : dayjs(value));
const words = (value: string | null | undefined): string | null => value?.trim() || null;

/** What a form starts from: a version, or nothing yet. */
export function valuesOf(plan: Plan): PlanValues {
  return {
    summary: plan.summary,
    householdWords: plan.householdWords,
    agreedOn: dayOf(plan.agreedOn),
    goals: plan.goals.map((goal) => ({
      domain: goal.domain,
      text: goal.text,
      indicator: goal.indicator,
      baseline: shownAmount({ value: goal.baseline, unit: goal.unit }).value,
      target: shownAmount({ value: goal.target, unit: goal.unit }).value,
      unit: shownAmount({ value: null, unit: goal.unit }).unit,
      dueOn: dayOf(goal.dueOn),
      measures: goal.measures.map((measure) => ({
        text: measure.text,
        serviceCode: measure.service?.code ?? null,
        everyDays: measure.everyDays,
        startsOn: dayjs(measure.startsOn),
        endsOn: dayOf(measure.endsOn),
        owner: measure.owner,
        strengthens: measure.strengthens,
      })),
    })),
  };
}

/** The text of a plan as the server takes it. */
export function contentOf(values: PlanValues): {
  summary: string;
  householdWords: string | null;
  agreedOn: string | null;
  goals: PlanGoalInput[];
} {
  return {
    summary: values.summary.trim(),
    householdWords: words(values.householdWords),
    agreedOn: day(values.agreedOn),
    goals: (values.goals ?? []).map((goal): PlanGoalInput => {
      const unit = words(goal.unit);
      return {
        domain: goal.domain,
        text: goal.text.trim(),
        indicator: words(goal.indicator),
        baseline: keptAmount({ value: goal.baseline ?? null, unit }).value,
        target: keptAmount({ value: goal.target ?? null, unit }).value,
        unit: keptAmount({ value: null, unit }).unit,
        dueOn: day(goal.dueOn),
        measures: (goal.measures ?? []).map((measure) => ({
          text: measure.text.trim(),
          serviceCode: measure.serviceCode ?? null,
          everyDays: measure.everyDays ?? null,
          startsOn: measure.startsOn.format('YYYY-MM-DD'),
          endsOn: day(measure.endsOn),
          owner: measure.owner ?? null,
          strengthens: measure.strengthens ?? false,
        })),
      };
    }),
  };
}
