import type { Chance } from './random.js';
import type { Count, WorldSize } from './size.js';

/** Why a household is in the world. */
type HouseholdKind = 'ALLOWANCE' | 'EXTREME_HARDSHIP' | 'TEMPORARY' | 'WATCHED';

/** What is decided of a household before it is written, so that the sums come out exactly. */
export interface HouseholdPlan {
  readonly kind: HouseholdKind;
  readonly persons: number;
  readonly district: string;
  temporary: boolean;
  registeredPoor: boolean;
  /** Purposes agreed to today. */
  readonly consents: readonly string[];
  /** Closed needs and open ones. */
  history: number;
  open: number;
}

const LARGEST = 6;

/** Household sizes that add up exactly. */
function sizes({ households, persons }: Count, chance: Chance): Uint8Array {
  const list = new Uint8Array(households).fill(1);
  for (let left = persons - households; left > 0;) {
    const at = chance.int(0, households - 1);
    if ((list[at] ?? LARGEST) >= LARGEST) continue;
    list[at] = (list[at] ?? 0) + 1;
    left -= 1;
  }
  return list;
}

function agreed(chance: Chance): string[] {
  const shares: [string, number][] = [
    ['VOLUNTEER_SERVICE', 0.85],
    ['PROXY_SERVICE', 0.7],
    ['PSYCHOLOGICAL_CARE', 0.45],
    ['PAIRING', 0.12],
    ['ECONOMIC_VERIFICATION', 0.9],
  ];
  return shares.filter(([, share]) => chance.happens(share)).map(([purpose]) => purpose);
}

/** Every household of a world in the order in which it is written. */
export function planHouseholds(size: WorldSize, chance: Chance): HouseholdPlan[] {
  const districts = Object.entries(size.weights);
  const make = (kind: HouseholdKind, counts: Uint8Array): HouseholdPlan[] =>
    Array.from(counts, (persons) => ({
      kind,
      persons,
      district: chance.weighted(districts),
      temporary: kind === 'TEMPORARY',
      registeredPoor: false,
      consents: agreed(chance),
      history: 0,
      open: 0,
    }));
  const alone = size.temporary.households - size.temporary.onAllowance;
  const allowance = make('ALLOWANCE', sizes(size.allowance, chance));
  const hardship = make('EXTREME_HARDSHIP', sizes(size.extremeHardship, chance));
  const temporary = make('TEMPORARY', sizes({ households: alone, persons: alone * 2 }, chance));
  const watched = make('WATCHED', sizes({ households: size.watched, persons: size.watched * 2 }, chance));
  for (const household of chance.shuffle([...allowance]).slice(0, size.temporary.onAllowance)) household.temporary = true;
  registerPoor(chance.shuffle([...allowance, ...hardship]), size.registeredPoorPersons);
  const all = chance.shuffle([...allowance, ...hardship, ...temporary, ...watched]);
  shareWork(all, size, chance);
  return all;
}

/** Marks households until exactly so many persons are covered. */
function registerPoor(households: readonly HouseholdPlan[], persons: number): void {
  let left = persons;
  for (const household of households) {
    if (household.persons > left) continue;
    household.registeredPoor = true;
    left -= household.persons;
    if (left === 0) return;
  }
  throw new Error('too few households for the registered poor');
}

/** Services whose household agreed to them: which consent each team's work stands on. */
export const PURPOSES: Readonly<Record<string, string>> = {
  BLUE_VEST: 'PROXY_SERVICE',
  RED_SEAGULL: 'VOLUNTEER_SERVICE',
  LITTLE_ORANGE_LAMP: 'PSYCHOLOGICAL_CARE',
};

function shareWork(households: readonly HouseholdPlan[], size: WorldSize, chance: Chance): void {
  const served = households.filter((household) => Object.values(PURPOSES).some((purpose) => household.consents.includes(purpose)));
  for (let at = 0; at < size.history; at += 1) chance.pick(served).history += 1;
  for (let at = 0; at < size.open; at += 1) chance.pick(served).open += 1;
}
