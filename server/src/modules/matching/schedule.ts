import { pairOf } from './evaluate.js';
import type { Commitment, NeedFacts, Pair, Setting, Slot, VolunteerFacts } from './pair.js';
import { at, type Option } from './plan-input.js';
import { boundsOf, earliestSlot } from './slots.js';

/** Up to so many tasks all orders are tried; beyond, the most pressing goes first. */
const ALL_ORDERS = 5;
const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'];

/** Visits of one volunteer with their times, and what found no room. */
export interface Placement {
  times: Map<number, Slot>;
  left: Option[];
}

/** A volunteer with planned visits added to the commitments. */
export function withVisits(
  volunteer: VolunteerFacts,
  needs: readonly NeedFacts[],
  times: ReadonlyMap<number, Slot>,
  setting: Setting,
): VolunteerFacts {
  const planned = [...times].map(([position, slot]) => commitmentOf(pairOf(at(needs, position), volunteer, setting), slot));
  return { ...volunteer, commitments: [...volunteer.commitments, ...planned].toSorted((a, b) => a.start - b.start) };
}

function commitmentOf({ need, policy }: Pair, slot: Slot): Commitment {
  return { ...slot, free: slot.end + policy.bufferMinutes * 60_000, open: true, care: need.teamKind === 'LITTLE_ORANGE_LAMP' };
}

/** The earliest time for one more visit; null when there is no room. */
export function timeFor(need: NeedFacts, volunteer: VolunteerFacts, setting: Setting): Slot | null {
  const pair = pairOf(need, volunteer, setting);
  const { from, until } = boundsOf(need, pair.policy, setting.now);
  return earliestSlot(pair, from, until);
}

function placeInOrder(needs: readonly NeedFacts[], volunteer: VolunteerFacts, order: readonly Option[], setting: Setting): Placement {
  const times = new Map<number, Slot>();
  const left: Option[] = [];
  for (const option of order) {
    const slot = timeFor(at(needs, option.need), withVisits(volunteer, needs, times, setting), setting);
    if (slot) times.set(option.need, slot);
    else left.push(option);
  }
  return { times, left };
}

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) yield [...items];
  else for (const [index, first] of items.entries()) for (const rest of orders(items.toSpliced(index, 1))) yield [first, ...rest];
}

/** What stays unplaced, as a number to make small: a visit of a more urgent tier outweighs any number of others. */
function loss(needs: readonly NeedFacts[], left: readonly Option[]): number[] {
  const perTier = TIERS.map((tier) => left.filter((option) => at(needs, option.need).tier === tier).length);
  return [...perTier, left.reduce((sum, option) => sum + option.score, 0)];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && at(a, place) < at(b, place);
}

/** Gives times to the visits that one volunteer is to make; what cannot be placed is as little as was found. */
export function placeAll(needs: readonly NeedFacts[], volunteer: VolunteerFacts, wanted: readonly Option[], setting: Setting): Placement {
  const pressing = (option: Option) => {
    const need = at(needs, option.need);
    return boundsOf(need, pairOf(need, volunteer, setting).policy, setting.now).until;
  };
  const byDeadline = wanted.toSorted((a, b) => pressing(a) - pressing(b) || a.need - b.need);
  let best = placeInOrder(needs, volunteer, byDeadline, setting);
  if (best.left.length === 0) return best;
  const others =
    wanted.length <= ALL_ORDERS
      ? orders(byDeadline)
      : [byDeadline.toSorted((a, b) => TIERS.indexOf(at(needs, a.need).tier) - TIERS.indexOf(at(needs, b.need).tier) || b.score - a.score)];
  for (const order of others) {
    const other = placeInOrder(needs, volunteer, order, setting);
    if (isLess(loss(needs, other.left), loss(needs, best.left))) best = other;
    if (best.left.length === 0) break;
  }
  return best;
}
