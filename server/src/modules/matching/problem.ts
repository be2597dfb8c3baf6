import type { Answer, Edge, Problem } from './engine/index.js';
import type { NeedFacts, VolunteerFacts } from './pair.js';
import { at, type Option, type PairIds, type PlanInput } from './plan-input.js';
import { boundsOf } from './slots.js';
import { dayOf, weekOf } from './time.js';

const TIERS = ['EMERGENCY', 'URGENT', 'ROUTINE'];
const MINUTE = 60_000;

/** Weeks in which the visits of a plan may lie: the number of weeks, and the last of them. */
function weeksOf(input: PlanInput, needs: readonly NeedFacts[]): { count: number; last: number } {
  const first = weekOf(dayOf(input.setting.now));
  let last = first;
  for (const need of needs) {
    const policy = input.setting.policies[need.areaCode];
    if (policy) last = Math.max(last, weekOf(dayOf(boundsOf(need, policy, input.setting.now).until)));
  }
  return { count: last - first + 1, last };
}

/** Tasks and minutes that a volunteer has left in all those weeks together. */
function roomOf(
  { weeklyTasks, weeklyMinutes, commitments }: VolunteerFacts,
  weeks: { count: number; last: number },
): { tasks: number; minutes: number } {
  const taken = commitments.filter((each) => {
    const week = weekOf(dayOf(each.start));
    return week > weeks.last - weeks.count && week <= weeks.last;
  });
  const minutes = taken.reduce((sum, each) => sum + (each.end - each.start), 0) / MINUTE;
  return { tasks: Math.max(0, weeklyTasks * weeks.count - taken.length), minutes: Math.max(0, weeklyMinutes * weeks.count - minutes) };
}

/**
 * The engine's problem. A volunteer has one capacity there: tasks where they bind before minutes, else minutes. What the
 * engine does not see (the other limit, single weeks, hours of the day) only makes plans worse, so its bound holds.
 */
export function problemOf(
  input: PlanInput,
  needs: readonly NeedFacts[],
  options: readonly Option[],
  locks: readonly PairIds[] = [],
): Problem {
  const weeks = weeksOf(input, needs);
  const longest = new Map<number, number>();
  for (const { need, volunteer } of options) longest.set(volunteer, Math.max(longest.get(volunteer) ?? 0, at(needs, need).minutes));
  const byTasks = new Set<number>();
  const volunteers = [...longest].map(([position, minutes]) => {
    const volunteer = at(input.volunteers, position);
    const room = roomOf(volunteer, weeks);
    const tasksBind = room.tasks * minutes <= room.minutes;
    if (tasksBind) byTasks.add(position);
    return { id: volunteer.id, capacity: tasksBind ? room.tasks : room.minutes };
  });
  const edges = options.map(({ need, volunteer, score }): Edge => {
    const { id, minutes } = at(needs, need);
    return { task: id, volunteer: at(input.volunteers, volunteer).id, score, load: byTasks.has(volunteer) ? 1 : minutes };
  });
  const tasks = needs.map((need) => ({
    id: need.id,
    tier: TIERS.indexOf(need.tier),
    seats: need.openSeats,
    // Two people who go together, or nobody: half a pair helps no household.
    allOrNone: need.openSeats > 1,
  }));
  const known = new Set(edges.map(({ task, volunteer }) => `${task} ${volunteer}`));
  return {
    tasks,
    volunteers,
    edges,
    conflicts: clashesOf(input, needs, options),
    previous: needs.flatMap((need) =>
      need.movable.filter((each) => known.has(`${need.id} ${each.volunteerId}`)).map((each) => [need.id, each.volunteerId] as const),
    ),
    frozen: locks,
    ...(input.wishes.mostVisits === null ? {} : { taskLimit: input.wishes.mostVisits }),
    timeLimitMs: input.timeLimitMs,
  };
}

/** More clashes than this are left to the placing of times: they would make the problem larger than they make the plan better. */
const MAX_CLASHES = 50_000;

/**
 * Pairs of needs that nobody can serve both, whatever their hours: one visit and the way leave no time for the other, in
 * either order. Asked only of needs that share a volunteer.
 */
function clashesOf(input: PlanInput, needs: readonly NeedFacts[], options: readonly Option[]): [string, string][] {
  const bounds = needs.map((need) => {
    const policy = input.setting.policies[need.areaCode];
    return policy
      ? { ...boundsOf(need, policy, input.setting.now), length: need.minutes * MINUTE, way: policy.bufferMinutes * MINUTE }
      : undefined;
  });
  const follows = (first: number, second: number): boolean => {
    const [a, b] = [bounds[first], bounds[second]];
    return !a || !b || a.from + a.length + a.way + b.length <= b.until;
  };
  // Two visits of a day each and the way fit into three days: what has longer clashes with nothing.
  // Accepted visits have a time of their own, which may lie outside.
  const tight = (need: number) =>
    at(needs, need).movable.length === 0 && (bounds[need]?.until ?? Infinity) - (bounds[need]?.from ?? 0) < 3 * 1440 * MINUTE;
  const byVolunteer = new Map<number, number[]>();
  for (const { need, volunteer } of options) {
    if (!tight(need)) continue;
    const list = byVolunteer.get(volunteer);
    if (list) list.push(need);
    else byVolunteer.set(volunteer, [need]);
  }
  const found = new Set<number>();
  for (const list of byVolunteer.values()) {
    for (const [index, first] of list.entries()) {
      for (const second of list.slice(index + 1)) {
        if (follows(first, second) || follows(second, first)) continue;
        found.add(Math.min(first, second) * needs.length + Math.max(first, second));
        if (found.size > MAX_CLASHES) return [];
      }
    }
  }
  return [...found]
    .toSorted((a, b) => a - b)
    .map((key) => [at(needs, Math.floor(key / needs.length)).id, at(needs, key % needs.length).id]);
}

/** The engine's answer by volunteer, as options. */
export function chosenOf(answer: Answer, options: readonly Option[], input: PlanInput, needs: readonly NeedFacts[]): Map<number, Option[]> {
  const chosen = new Set(answer.assigned.map(([task, volunteer]) => `${task} ${volunteer}`));
  const byVolunteer = new Map<number, Option[]>();
  for (const option of options) {
    if (!chosen.has(`${at(needs, option.need).id} ${at(input.volunteers, option.volunteer).id}`)) continue;
    const group = byVolunteer.get(option.volunteer);
    if (group) group.push(option);
    else byVolunteer.set(option.volunteer, [option]);
  }
  return byVolunteer;
}
