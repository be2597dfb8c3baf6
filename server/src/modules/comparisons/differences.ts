import { blindIndex } from '../../platform/vault/envelope.js';
import type { Keyring } from '../../platform/vault/keys.js';
import { ComparisonConflict, ComparisonFindingKind, ComparisonOutcome } from './comparison.js';
import type { Pair } from './engine.js';
import type { ListRow } from './lists.js';

/** A difference before it is written. */
export interface Difference {
  readonly key: string;
  readonly kind: ComparisonFindingKind;
  readonly reasons: readonly ComparisonConflict[];
  readonly left: ListRow | null;
  readonly right: ListRow | null;
  readonly score: number | null;
}

/** Where each row of a list went: its outcome, the other row by place, the score. */
export type Placed = readonly [outcome: ComparisonOutcome, other: number | null, score: number | null];

/** What a comparison came to: where each row went, and what differs. */
export interface Result {
  readonly left: Placed[];
  readonly right: Placed[];
  readonly matched: number;
  readonly matchedByScore: number;
  readonly unsure: number;
  readonly differences: Difference[];
}

/** Reads pairs as outcomes and differences. The key of a difference is a keyed hash: the same in every run, and nobody's name. */
export function differencesOf(left: readonly ListRow[], right: readonly ListRow[], pairs: readonly Pair[], keyring: Keyring): Result {
  const alone: Placed = [ComparisonOutcome.ONLY, null, null];
  const placed = { left: left.map(() => alone), right: right.map(() => alone) };
  const differences: Difference[] = [];
  const keyOf = (parts: readonly (string | null)[]): string =>
    blindIndex(keyring, 'comparison.finding', parts.map((part) => part ?? '').join('|'));
  const who = (row: ListRow): string => row.hash ?? `${row.name}|${row.birthDate}|${row.place}`;
  const add = (
    kind: ComparisonFindingKind,
    reasons: ComparisonConflict[],
    l: ListRow | null,
    r: ListRow | null,
    score: number | null,
  ): void => {
    const key = keyOf([kind, reasons.join(' '), l && who(l), r && who(r)]);
    differences.push({ key, kind, reasons, left: l, right: r, score });
  };
  let [matchedByScore, unsure] = [0, 0];
  for (const pair of pairs) {
    const [l, r] = [left[pair.left], right[pair.right]];
    if (!l || !r) continue;
    const sure = pair.kind === 'IDENTITY' || pair.kind === 'SCORE';
    const outcome = sure ? ComparisonOutcome.MATCHED : ComparisonOutcome.UNSURE;
    placed.left[pair.left] = [outcome, pair.right, pair.score];
    placed.right[pair.right] = [outcome, pair.left, pair.score];
    if (pair.kind === 'SCORE') matchedByScore += 1;
    if (!sure) unsure += 1;
    const reasons = conflictsOf(pair, l, r);
    if (reasons.length > 0) add(ComparisonFindingKind.CONFLICT, reasons, l, r, pair.score);
  }
  placed.left.forEach((place, at) => place === alone && add(ComparisonFindingKind.ONLY_LEFT, [], left[at] ?? null, null, null));
  placed.right.forEach((place, at) => place === alone && add(ComparisonFindingKind.ONLY_RIGHT, [], null, right[at] ?? null, null));
  return { ...placed, matched: pairs.length - unsure, matchedByScore, unsure, differences };
}

/** What a pair says differently. A pair found by its score may differ in anything but the score: that is why it was found so. */
function conflictsOf(pair: Pair, left: ListRow, right: ListRow): ComparisonConflict[] {
  if (pair.kind === 'UNSURE') return [ComparisonConflict.UNSURE];
  if (pair.kind === 'IDENTITY_DIFFERS') return [ComparisonConflict.IDENTITY_NUMBER];
  if (pair.kind === 'SCORE') return [];
  const reasons: ComparisonConflict[] = [];
  if (left.name !== right.name) reasons.push(ComparisonConflict.NAME);
  if (left.birthDate !== null && right.birthDate !== null && left.birthDate !== right.birthDate)
    reasons.push(ComparisonConflict.BIRTH_DATE);
  return reasons;
}
