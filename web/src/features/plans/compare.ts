import { amountText } from './amount';
import type { Goal, Measure, Plan } from './documents';

/** A field that two versions may differ in. */
export type Field =
  | 'summary'
  | 'householdWords'
  | 'agreedOn'
  | 'domain'
  | 'text'
  | 'indicator'
  | 'baseline'
  | 'target'
  | 'dueOn'
  | 'service'
  | 'everyDays'
  | 'startsOn'
  | 'endsOn'
  | 'owner';

export interface Change {
  readonly field: Field;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** What became of a goal or a measure from one version to the other. */
export type Fate = 'ADDED' | 'REMOVED' | 'CHANGED' | 'SAME';

export interface Difference<T> {
  readonly fate: Fate;
  /** As it stands in the later version, or in the earlier one when it is gone. */
  readonly item: T;
  readonly changes: readonly Change[];
}

export interface GoalDifference extends Difference<Goal> {
  readonly measures: readonly Difference<Measure>[];
}

export interface PlanDifference {
  readonly changes: readonly Change[];
  readonly goals: readonly GoalDifference[];
  /** Nothing differs. */
  readonly same: boolean;
}

type Facts = readonly (readonly [Field, string | number | null])[];
/** By what two rows are taken for the same one; null never is. */
type Key<T> = (row: T) => string | null;

const planFacts = (plan: Plan): Facts => [
  ['summary', plan.summary],
  ['householdWords', plan.householdWords],
  ['agreedOn', plan.agreedOn],
];
const goalFacts = (goal: Goal): Facts => [
  ['domain', goal.domain],
  ['text', goal.text],
  ['indicator', goal.indicator],
  ['baseline', amountText({ value: goal.baseline, unit: goal.unit })],
  ['target', amountText({ value: goal.target, unit: goal.unit })],
  ['dueOn', goal.dueOn],
];
const measureFacts = (measure: Measure): Facts => [
  ['text', measure.text],
  ['service', measure.service?.name ?? null],
  ['everyDays', measure.everyDays],
  ['startsOn', measure.startsOn],
  ['endsOn', measure.endsOn],
  ['owner', measure.ownerName],
];

// Rows of two versions share no id, so their words say which belong together: first the surest sign, then weaker ones.
const goalKeys: readonly Key<Goal>[] = [(goal) => `${goal.domain} ${goal.text}`, (goal) => goal.text, (goal) => goal.domain];
const measureKeys: readonly Key<Measure>[] = [
  (measure) => `${measure.service?.code ?? ''} ${measure.text}`,
  (measure) => measure.text,
  (measure) => measure.service?.code ?? null,
];

function changesOf(before: Facts, after: Facts): Change[] {
  const old = new Map(before);
  return after
    .map(([field, value]): Change => ({ field, before: old.get(field) ?? null, after: value }))
    .filter((change) => change.before !== change.after);
}

/** Every row of both versions once, in the order of the later one; what is gone stands at the end. */
function pair<T>(before: readonly T[], after: readonly T[], keys: readonly Key<T>[]): (readonly [T | null, T | null])[] {
  const partner = new Map<T, T>();
  const left = new Set(before);
  for (const key of keys) {
    for (const row of after) {
      const wanted = key(row);
      if (wanted === null || partner.has(row)) continue;
      const found = [...left].find((each) => key(each) === wanted);
      if (found === undefined) continue;
      partner.set(row, found);
      left.delete(found);
    }
  }
  return [...after.map((row) => [partner.get(row) ?? null, row] as const), ...[...left].map((row) => [row, null] as const)];
}

function differ<T>(before: T | null, after: T | null, facts: (row: T) => Facts): Difference<T> {
  if (after !== null && before !== null) {
    const changes = changesOf(facts(before), facts(after));
    return { fate: changes.length > 0 ? 'CHANGED' : 'SAME', item: after, changes };
  }
  return { fate: before === null ? 'ADDED' : 'REMOVED', item: (after ?? before) as T, changes: [] };
}

/** What was added, taken out and changed from one version of a plan to another. Progress and results are no part of the text. */
export function comparePlans(before: Plan, after: Plan): PlanDifference {
  const changes = changesOf(planFacts(before), planFacts(after));
  const goals = pair(before.goals, after.goals, goalKeys).map(([old, now]): GoalDifference => {
    const goal = differ(old, now, goalFacts);
    const measures = pair(old?.measures ?? [], now?.measures ?? [], measureKeys).map(([a, b]) => differ(a, b, measureFacts));
    const touched = goal.fate === 'SAME' && measures.some((each) => each.fate !== 'SAME');
    return { ...goal, fate: touched ? 'CHANGED' : goal.fate, measures };
  });
  return { changes, goals, same: changes.length === 0 && goals.every((goal) => goal.fate === 'SAME') };
}
