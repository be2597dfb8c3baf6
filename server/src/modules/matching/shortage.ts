import { eligibleSlot, outcomesAt, pairOf } from './evaluate.js';
import type { Candidates } from './options.js';
import type { NeedFacts, Pair, Setting } from './pair.js';
import { filledByNeed } from './plan-figures.js';
import { at, type Option, type Placed, type PlanInput } from './plan-input.js';
import type { RuleName } from './rules.js';
import { withVisits } from './schedule.js';
import { bestSlot, boundsOf } from './slots.js';
import { easiestRelaxation, type Relaxation } from './relaxation.js';
import { dayOf, startOfDay, timeText, weekdayOf } from './time.js';

/** Seats that stay empty, why, and what is short. */
export interface Shortage {
  needId: string;
  seatsMissing: number;
  reason: 'NOBODY_ELIGIBLE' | 'ALL_BUSY_WITH_BETTER' | 'CONFLICT';
  /** The one rule that most of those in question fail, and fail alone where possible. */
  blockingRule: RuleName | null;
  /** What is short, as names and figures that need no translation. */
  shortage: string | null;
  /** The same apart: names and codes asked for, and when. */
  values: string[];
  days: 'WORKDAYS' | 'WEEKEND' | null;
  part: 'MORNING' | 'AFTERNOON' | 'EVENING' | null;
  /** District of the need, as a code of fifteen digits. */
  district: number;
  /** What would fill it; null where no single change does. */
  relaxation: Relaxation | null;
}

/** A plan as far as shortages look at it. */
export interface Planned {
  needs: readonly NeedFacts[];
  options: readonly Option[];
  placed: Placed;
  candidates: Candidates;
}

/** Everything that a plan leaves open, in the order of the needs. */
export function shortagesOf(input: PlanInput, { needs, options, placed, candidates }: Planned): Shortage[] {
  const filled = filledByNeed(placed);
  const willing = new Map<number, number[]>();
  for (const { need, volunteer } of options) willing.set(need, [...(willing.get(need) ?? []), volunteer]);
  return needs.flatMap((need, position): Shortage[] => {
    const seatsMissing = need.openSeats - (filled.get(position) ?? 0);
    if (seatsMissing <= 0) return [];
    const left = (willing.get(position) ?? []).filter((volunteer) => !placed.get(volunteer)?.has(position));
    const blocked =
      left.length > 0
        ? busy(input, needs, need, left, placed)
        : nobody(input, need, at(candidates, position), input.served[position] ?? false);
    return [
      {
        needId: need.id,
        seatsMissing,
        ...blocked,
        shortage: wordsFor(need, blocked.blockingRule, seatsMissing, input.setting),
        values: valuesOf(need, blocked.blockingRule),
        ...whenOf(need),
        district: Math.floor(need.areaCode / 1e9) * 1e9,
        relaxation: relaxationOf(input, needs, need, at(candidates, position), placed, seatsMissing),
      },
    ];
  });
}

/** One change that fills the last empty seat; where more people lack than one, no single change does. */
function relaxationOf(
  input: PlanInput,
  needs: readonly NeedFacts[],
  need: NeedFacts,
  reaching: readonly number[],
  placed: Placed,
  seatsMissing: number,
): Relaxation | null {
  const pairs = reaching
    .filter((each) => !need.declined.includes(at(input.volunteers, each).id))
    .map((each) =>
      pairOf(need, withVisits(at(input.volunteers, each), needs, placed.get(each) ?? new Map(), input.setting), input.setting),
    );
  const able = pairs.filter((pair) => eligibleSlot(pair, input.setting.now) !== null).length;
  return able < seatsMissing - 1 ? null : easiestRelaxation(pairs, input.setting.now);
}

/** Names and codes of what a rule asks of a volunteer. */
function valuesOf(need: NeedFacts, rule: RuleName | null): string[] {
  if (rule === 'SKILL') return [...need.skillCodes];
  if (rule === 'QUALIFICATION') return [...need.qualificationCodes];
  if (rule === 'DIALECT' && need.requiredDialect !== null) return [need.requiredDialect];
  if (rule === 'SEX' && need.requiredSex !== null) return [need.requiredSex];
  return [need.serviceCode];
}

/** On which days and at what hours a need wants its visit; null where its window says neither. */
function whenOf({ windowStart, windowEnd, fixedStart, minutes }: NeedFacts): Pick<Shortage, 'days' | 'part'> {
  const start = fixedStart ?? windowStart;
  const end = fixedStart === null ? windowEnd : fixedStart + minutes * 60_000;
  if (start === null || end === null || dayOf(start) !== dayOf(end)) return { days: null, part: null };
  const hour = (instant: number) => (instant - startOfDay(dayOf(instant))) / 3_600_000;
  const part = hour(end) <= 13 ? 'MORNING' : hour(start) >= 17 ? 'EVENING' : hour(start) >= 12 ? 'AFTERNOON' : null;
  return { days: weekdayOf(dayOf(start)) > 5 ? 'WEEKEND' : 'WORKDAYS', part };
}

type Blocked = Pick<Shortage, 'reason' | 'blockingRule'>;

/** Nobody is eligible: which rule stands in the way of most who reach it. */
function nobody(input: PlanInput, need: NeedFacts, reaching: readonly number[], served: boolean): Blocked {
  const pairs = reaching.map((each) => pairOf(need, at(input.volunteers, each), input.setting));
  if (pairs.length === 0) return { reason: 'NOBODY_ELIGIBLE', blockingRule: served ? 'AREA_OR_TRAVEL' : 'TEAM_OFFERS_SERVICE' };
  return { reason: 'NOBODY_ELIGIBLE', blockingRule: bindingRule(pairs, input.setting) };
}

/** Somebody is eligible but taken by this plan: by limits, or because the hours clash. */
function busy(input: PlanInput, needs: readonly NeedFacts[], need: NeedFacts, left: readonly number[], placed: Placed): Blocked {
  const pairs = left.map((each) =>
    pairOf(need, withVisits(at(input.volunteers, each), needs, placed.get(each) ?? new Map(), input.setting), input.setting),
  );
  const blockingRule = bindingRule(pairs, input.setting);
  return { reason: blockingRule === 'NO_OVERLAP' || blockingRule === 'AVAILABLE' ? 'CONFLICT' : 'ALL_BUSY_WITH_BETTER', blockingRule };
}

function bindingRule(pairs: readonly Pair[], setting: Setting): RuleName | null {
  const alone = new Map<RuleName, number>();
  const any = new Map<RuleName, number>();
  for (const pair of pairs) {
    const { from, until } = boundsOf(pair.need, pair.policy, setting.now);
    const failed = outcomesAt(pair, bestSlot(pair, from, until)).filter((outcome) => !outcome.passed);
    for (const { code } of failed) any.set(code, (any.get(code) ?? 0) + 1);
    const only = failed.length === 1 ? failed[0]?.code : undefined;
    if (only) alone.set(only, (alone.get(only) ?? 0) + 1);
  }
  const [most] = [...(alone.size > 0 ? alone : any)].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}

/** What would help, e.g. `即墨话 x 2`. */
function wordsFor(need: NeedFacts, rule: RuleName | null, missing: number, setting: Setting): string | null {
  if (rule === null) return null;
  const policy = setting.policies[need.areaCode];
  const hours = () => {
    if (!policy) return null;
    const { from, until } = boundsOf(need, policy, setting.now);
    return `${timeText(need.fixedStart ?? from)} – ${timeText(until)}`;
  };
  const what: Partial<Record<RuleName, () => string | null>> = {
    SKILL: () => need.skillCodes.join(' + '),
    QUALIFICATION: () => need.qualificationCodes.join(' + '),
    DIALECT: () => need.requiredDialect,
    SEX: () => need.requiredSex,
    AVAILABLE: hours,
    NO_OVERLAP: hours,
    WEEKLY_LIMIT: () => `${need.minutes} min`,
    REST: () => `${need.minutes} min`,
    REST_AFTER: hours,
  };
  const text = what[rule]?.() ?? need.serviceCode;
  return `${text} × ${missing}`;
}
