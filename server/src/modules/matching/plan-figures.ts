import type { Answer } from './engine/index.js';
import type { NeedFacts } from './pair.js';
import { at, type Placed } from './plan-input.js';

const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'] as const;

/** Needs, open seats and filled seats of one tier. */
export interface TierCount {
  tier: (typeof TIERS)[number];
  needs: number;
  seats: number;
  filled: number;
}

/** Seats that a plan fills, by need (position). */
export function filledByNeed(placed: Placed): Map<number, number> {
  const filled = new Map<number, number>();
  for (const times of placed.values()) for (const need of times.keys()) filled.set(need, (filled.get(need) ?? 0) + 1);
  return filled;
}

/** Counts of the three tiers, the most urgent first. */
export function tierCounts(needs: readonly NeedFacts[], placed: Placed): TierCount[] {
  const filled = filledByNeed(placed);
  const counts = TIERS.map((tier): TierCount => ({ tier, needs: 0, seats: 0, filled: 0 }));
  for (const [position, need] of needs.entries()) {
    const count = at(counts, TIERS.indexOf(need.tier));
    count.needs += 1;
    count.seats += need.openSeats;
    count.filled += filled.get(position) ?? 0;
  }
  return counts;
}

/** Relative distance of a plan from the bound, at the first place where they differ: seats of a tier, or the score. */
export function gapOf(counts: readonly TierCount[], score: number, bound: Answer['bound']): number {
  const places = [...counts.map((count, tier) => [count.filled, bound.filled[tier] ?? 0] as const), [score, bound.score] as const];
  for (const [reached, possible] of places) {
    // Scores are sums of decimals: below a thousandth of a point they are the same.
    if (possible - reached > 0.001) return (possible - reached) / Math.max(Math.abs(possible), 1);
    if (reached - possible > 0.001) return 0;
  }
  return 0;
}

/** Gini coefficient of how many visits each of some volunteers gets: 0 all the same, towards 1 all on one. */
export function giniOf(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const sum = sorted.reduce((total, count) => total + count, 0);
  if (sum === 0) return 0;
  const weighted = sorted.reduce((total, count, index) => total + (index + 1) * count, 0);
  return (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length;
}
