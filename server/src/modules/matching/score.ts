import { distanceKm } from './time.js';
import { kmText } from './evidence.js';
import type { HistoryFacts, Pair } from './pair.js';
import { ScorePartCode } from './policy.js';

/** One part of a score. */
export interface Part {
  code: ScorePartCode;
  /** 0 to 1. */
  value: number;
  weight: number;
  /** value x weight. */
  points: number;
  evidence: string | null;
}

/** Visits kept and missed that a newcomer is taken to have: the benefit of the doubt, soon outweighed by facts. */
const PRIOR = { kept: 4, missed: 1 };
/** Visits of a service after which experience is worth half. */
const HALF_EXPERIENCE = 3;
/** Days that `recentMinutes` covers. */
const RECENT_DAYS = 30;

/** Evidence is asked for only where somebody reads it: a plan weighs hundreds of thousands of pairs. */
type Valued = [value: number, evidence: () => string | null];

/** Skills asked and skills held: the closer the sets, the better. Keeps people of rare skills for needs that ask for them. */
function skillCloseness({ need, volunteer }: Pair): Valued {
  const shared = need.skillCodes.filter((code) => volunteer.skillCodes.includes(code)).length;
  const all = need.skillCodes.length + volunteer.skillCodes.length - shared;
  return [(1 + shared) / (1 + all), () => `${shared} / ${all}`];
}

/** Nearness: 1 at the door, half at the distance set by policy; unknown places count as that distance. */
function nearness({ need, volunteer, policy }: Pair): Valued {
  const km = distanceKm(need, volunteer);
  return [km === null ? 0.5 : policy.halfKm / (policy.halfKm + km), () => kmText(km)];
}

/** Visits to this household before; half as much where the need does not ask for a familiar face. */
function continuity({ need }: Pair, history: HistoryFacts): Valued {
  const visits = history.visitsByHousehold[need.householdId] ?? 0;
  const value = visits / (visits + 1);
  return [need.preferContinuity ? value : value / 2, () => String(visits)];
}

/** Room left: minutes served in the last 30 days and promised, against what the volunteer offers in that time. */
function loadFairness({ volunteer }: Pair, history: HistoryFacts): Valued {
  const promised = volunteer.commitments.reduce((sum, taken) => sum + (taken.open ? taken.end - taken.start : 0), 0) / 60_000;
  const offered = (volunteer.weeklyMinutes * RECENT_DAYS) / 7;
  const load = history.recentMinutes + promised;
  return [offered <= 0 ? 0 : 1 - Math.min(1, load / offered), () => `${load} / ${Math.round(offered)} min`];
}

/** Whether the volunteer likes this service; no preferences at all is a middle; having declined this need, nothing. */
function preference({ need, volunteer }: Pair): Valued {
  if (need.declined.includes(volunteer.id)) return [0, () => 'DECLINED'];
  if (volunteer.preferredServiceCodes.length === 0) return [0.5, () => null];
  return volunteer.preferredServiceCodes.includes(need.serviceCode)
    ? [1, () => need.serviceCode]
    : [0, () => joinedCodes(volunteer.preferredServiceCodes)];
}

function joinedCodes(codes: readonly string[]): string {
  return codes.join(', ');
}

/** Share of visits kept in the last year. */
function reliability(_pair: Pair, { kept, missed }: HistoryFacts): Valued {
  return [(kept + PRIOR.kept) / (kept + missed + PRIOR.kept + PRIOR.missed), () => `${kept} / ${kept + missed}`];
}

/** Visits of this service done before. */
function experience({ need }: Pair, history: HistoryFacts): Valued {
  const visits = history.visitsByService[need.serviceCode] ?? 0;
  return [visits / (visits + HALF_EXPERIENCE), () => String(visits)];
}

const PARTS: readonly [ScorePartCode, (pair: Pair, history: HistoryFacts) => Valued][] = [
  [ScorePartCode.SKILL_CLOSENESS, skillCloseness],
  [ScorePartCode.DISTANCE, nearness],
  [ScorePartCode.CONTINUITY, continuity],
  [ScorePartCode.LOAD_FAIRNESS, loadFairness],
  [ScorePartCode.PREFERENCE, preference],
  [ScorePartCode.RELIABILITY, reliability],
  [ScorePartCode.EXPERIENCE, experience],
];

/** Two decimals: what is shown adds up to what is shown. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** The parts of a pair's score. The score is the sum of their points and nothing else. */
export function scoreParts(pair: Pair, history: HistoryFacts): Part[] {
  return PARTS.map(([code, part]) => {
    const [value, evidence] = part(pair, history);
    const weight = pair.policy.weights[code];
    return { code, value, weight, points: rounded(value * weight), evidence: evidence() };
  });
}

/** The sum of the parts, without the rounding dust of adding decimals. */
export function scoreOf(parts: readonly Part[]): number {
  return rounded(parts.reduce((sum, part) => sum + part.points, 0));
}

/** The score of a pair without its parts' reasons: what {@link scoreOf} says of its parts. */
export function scoreAlone(pair: Pair, history: HistoryFacts): number {
  return rounded(PARTS.reduce((sum, [code, part]) => sum + rounded(part(pair, history)[0] * pair.policy.weights[code]), 0));
}
