import type { TeamKind } from '../catalogue/index.js';
import { fittingTeams } from './fitting.js';
import type { VolunteerFacts } from './pair.js';
import { planAll } from './plan.js';
import type { PairIds, PlanInput, PlanResult } from './plan-input.js';
import { dayOf } from './time.js';

/** What is tried. */
export interface Trial {
  /** A pair that has to stand. */
  force?: PairIds;
  /** So many more volunteers of a kind of team in an area (range of codes). */
  extra?: { kind: TeamKind; area: readonly [low: number, high: number]; count: number };
}

/** The trial's plan minus the plan without it. */
export interface Difference {
  possible: boolean;
  exact: boolean;
  filled: number[];
  score: number;
  changedLines: number;
}

/** Solves twice, without and with what is tried, from the same facts. Pure. */
export async function tryOut(input: PlanInput, trial: Trial, onProgress: (done: number) => void): Promise<Difference> {
  const before = await planAll(input, (done) => onProgress(done / 2));
  const changed = trial.extra ? withExtra(input, trial.extra) : input;
  const second = (done: number): void => onProgress(0.5 + done / 2);
  const after = trial.force ? await planAll(changed, second, trial.force) : await planAll(changed, second);
  if (after === null) return { possible: false, exact: true, filled: before.filled.map(() => 0), score: 0, changedLines: 0 };
  const lines = new Set(before.proposals.map(lineOf));
  return {
    possible: true,
    exact: before.optimal && after.optimal,
    filled: after.filled.map((tier, index) => tier.filled - (before.filled[index]?.filled ?? 0)),
    score: Math.round((after.score - before.score) * 100) / 100,
    changedLines: after.proposals.filter((line) => !lines.has(lineOf(line))).length,
  };
}

function lineOf({ needId, volunteerId }: PlanResult['proposals'][number]): string {
  return `${needId} ${volunteerId}`;
}

/** Minutes and visits a week, and hours of a day, of a volunteer who does not exist yet. */
const NEWCOMER = { weeklyMinutes: 480, weeklyTasks: 5, from: 9 * 60, to: 17 * 60 } as const;

/**
 * The same facts with more volunteers: vetted, insured, trained for all that their teams do, free every day from 9 to 17 for eight
 * hours a week, without a dialect, of either sex not known, in the whole district.
 */
export function withExtra(input: PlanInput, { kind, area: [low, high], count }: NonNullable<Trial['extra']>): PlanInput {
  const { setting, needs } = input;
  const teamIds = Object.entries(setting.teams)
    .filter(([, team]) => team.kind === kind && team.areas.some(([from, to]) => from < high && low < to))
    .map(([id]) => id);
  const services = needs.filter((need) => need.teamKind === kind || need.teamKind === null);
  const today = dayOf(setting.now);
  const newcomers = Array.from({ length: count }, (_, index): VolunteerFacts => ({
    // Sorts after every real id, so that ties go to those who exist.
    id: `~${index}`,
    state: 'ACTIVE' as VolunteerFacts['state'],
    vettedUntil: today + 400,
    homeAreaCode: low,
    latitude: null,
    longitude: null,
    sex: null,
    adultFrom: 0,
    insuredUntil: today + 400,
    languages: [],
    skillCodes: [...new Set(services.flatMap((need) => need.skillCodes))],
    preferredServiceCodes: [],
    weeklyMinutes: NEWCOMER.weeklyMinutes,
    weeklyTasks: NEWCOMER.weeklyTasks,
    travelKm: 0,
    teamIds,
    qualifications: [...new Set(services.flatMap((need) => need.qualificationCodes))].map((code) => ({ code, from: 0, until: null })),
    windows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: NEWCOMER.from, to: NEWCOMER.to })),
    absences: [],
    resting: [],
    commitments: [],
    excluded: [],
  }));
  const first = input.volunteers.length + 1;
  const places = newcomers.map((_, index) => String(first + index)).join();
  return {
    ...input,
    volunteers: [...input.volunteers, ...newcomers],
    mostPerNeed: input.mostPerNeed + count,
    served: needs.map((need, position) => (input.served[position] ?? false) || fittingTeams(need, setting.teams).length > 0),
    reaching: needs.map((need, position) => {
      const known = input.reaching[position] ?? '';
      if (!fittingTeams(need, setting.teams).some((id) => teamIds.includes(id))) return known;
      return known === '' ? places : `${known},${places}`;
    }),
  };
}
