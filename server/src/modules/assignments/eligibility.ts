import type { Operation } from '../../platform/database/operation.js';
import type { RuleCheck } from './rule-check.js';

/** The pair and time whose hard rules are asked. */
export interface PairAsked {
  needId: string;
  volunteerId: string;
  startsAt: Date;
  endsAt: Date;
}

/** Checks the hard rules of pairs, each as if those before it that hold stood already; a constant number of statements. */
export type EligibilityCheck = (op: Operation, pairs: readonly PairAsked[]) => Promise<RuleCheck[][]>;

let check: EligibilityCheck | undefined;

/** Matching stands above assignments and lends them its rules here, so that sending by hand and by plan obey the same ones. */
export function useEligibility(rules: EligibilityCheck): void {
  check = rules;
}

/** The hard rules of pairs that fail, pair by pair. @throws Error when no rules were lent: nothing is ever sent unchecked */
export async function failedOfMany(op: Operation, pairs: readonly PairAsked[]): Promise<RuleCheck[][]> {
  if (!check) throw new Error('no eligibility rules are installed');
  return (await check(op, pairs)).map((rules) => rules.filter((rule) => !rule.passed));
}

/** The hard rules of one pair that fail. */
export async function failedRules(op: Operation, pair: PairAsked): Promise<RuleCheck[]> {
  return (await failedOfMany(op, [pair]))[0] ?? [];
}
