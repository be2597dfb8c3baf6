import { MatchLack } from './match-run.js';
import type { Shortage } from './shortage.js';

/** Empty seats by what they want, where and when; the largest number first. Plans made before this was known are left out. */
export function lacksOf(shortages: readonly Shortage[]): MatchLack[] {
  const groups = new Map<string, MatchLack>();
  for (const { needId, seatsMissing, blockingRule, values, days, part, district } of shortages) {
    if (values === undefined) continue;
    const key = JSON.stringify([blockingRule, values, days, part, district]);
    const group = groups.get(key);
    if (group) {
      group.count += seatsMissing;
      group.needIds.push(needId);
    } else {
      const lack = { count: seatsMissing, rule: blockingRule, values, days, part, district, needIds: [needId] };
      groups.set(key, Object.assign(new MatchLack(), lack));
    }
  }
  return [...groups.entries()].toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1)).map(([, lack]) => lack);
}
