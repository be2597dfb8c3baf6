import { addDays } from '../calendars/index.js';
import { type CareEvidence, CareThing, CareThingStanding, ThingState } from './care.js';

/**
 * Where each of the five things stands on a day (分散供养照料: 五有). Of several pieces of evidence the one that reaches furthest counts,
 * those that have begun before those that have not.
 * @param soonDays days before the last one from which a thing counts as about to run out
 */
export function standings(evidence: readonly CareEvidence[], today: string, soonDays: number): CareThingStanding[] {
  return Object.values(CareThing).map((kind) => {
    const begun = evidence.filter((each) => each.kind === kind && each.validFrom <= today);
    const best = begun.toSorted((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1))[0] ?? null;
    let state = ThingState.MISSING;
    if (best) {
      if (best.expiresOn < today) state = ThingState.EXPIRED;
      else state = best.expiresOn < addDays(today, soonDays) ? ThingState.EXPIRING : ThingState.OK;
    }
    return Object.assign(new CareThingStanding(), { kind, state, evidence: best });
  });
}
