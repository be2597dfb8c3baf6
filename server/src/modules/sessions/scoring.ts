/** What a band of a scale advises. Screening only: never a diagnosis. */
export type Advice = 'NONE' | 'TALK' | 'HOSPITAL';

/** The scoring part of a scale's definition, as it is stored with each version. */
export interface ScoringRule {
  readonly items: readonly unknown[];
  readonly options: readonly { readonly value: number }[];
  /** Items, from 1, that are scored the other way round: the greatest answer counts as the least. None unless told. */
  readonly reverseItems?: readonly number[] | undefined;
  /** The sum of the answers is multiplied by this. */
  readonly factor: number;
  /** Answers that may be missing; the mean of the given ones then stands for each missing one. More: no score. */
  readonly missingAllowed: number;
  readonly bands: readonly { readonly from: number; readonly to: number }[];
  /** Items, from 1, of which any answer above zero is a danger. */
  readonly riskItems: readonly number[];
}

/** What a set of answers comes to. */
export interface Score {
  /** Null when too many answers are missing: a missing answer is never zero. */
  readonly score: number | null;
  /** Place of the band in the definition; null without a score. */
  readonly band: number | null;
  /** Items left open. */
  readonly missing: number;
  /** Whether an item that speaks of danger was answered above zero, whatever else is missing. */
  readonly risk: boolean;
}

/** Answers in the order of the items; null where none was given. */
export type Answers = readonly (number | null)[];

/** First fault of a set of answers: its place from 0, or -1 when there are too few or too many; null when they fit. */
export function answerFault(rule: ScoringRule, answers: Answers): number | null {
  if (answers.length !== rule.items.length) return -1;
  const at = answers.findIndex((answer) => answer !== null && !rule.options.some((option) => option.value === answer));
  return at === -1 ? null : at;
}

/** Scores answers that fit. Pure: the same version and answers give the same score for ever. */
export function scoreOf(rule: ScoringRule, answers: Answers): Score {
  const given = answers.filter((answer) => answer !== null);
  const missing = answers.length - given.length;
  const risk = rule.riskItems.some((item) => (answers[item - 1] ?? 0) > 0);
  if (missing > rule.missingAllowed || given.length === 0) return { score: null, band: null, missing, risk };
  const values = rule.options.map((option) => option.value);
  const turned = Math.max(...values) + Math.min(...values);
  const worth = (answer: number, at: number): number => (rule.reverseItems?.includes(at + 1) ? turned - answer : answer);
  const sum = answers.reduce<number>((total, answer, at) => (answer === null ? total : total + worth(answer, at)), 0);
  const score = Math.round((sum * answers.length * rule.factor) / given.length);
  return { score, band: rule.bands.findIndex((band) => score >= band.from && score <= band.to), missing, risk };
}

/** Where a score stands against an earlier one of the same scale. */
export type Change = 'IMPROVED' | 'WORSENED' | 'NOT_RELIABLE';

/** Whether the change from one score to another is more than chance, and in which direction. */
export function changeOf(rule: { readonly higherIsBetter: boolean; readonly reliableChange: number }, from: number, to: number): Change {
  if (Math.abs(to - from) < rule.reliableChange) return 'NOT_RELIABLE';
  return to > from === rule.higherIsBetter ? 'IMPROVED' : 'WORSENED';
}
