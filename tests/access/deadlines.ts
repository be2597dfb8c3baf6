import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import type { Row } from './reach.js';
import type { TableAccess } from './rows.js';

const READERS = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'BUREAU_SUPERVISOR',
] as const;
const PAUSERS = { COORDINATOR: 'area', SOCIAL_WORKER: 'area', BUREAU_SUPERVISOR: 'area' } as const;

/** Clocks: whoever reads households reads how long their matters may take; who lets them stand still answers for it. */
export const deadlineMatrix: Readonly<Record<string, Row>> = {
  whatWouldBeLate: {
    reach: {
      ADMIN: 'area',
      COORDINATOR: 'area',
      SOCIAL_WORKER: 'area',
      CLINICAL_SUPERVISOR: 'area',
      GRID_WORKER: 'area',
      HOTLINE_AGENT: 'area',
      BUREAU_SUPERVISOR: 'area',
    },
  },
  slaClockPause: { reach: PAUSERS },
  slaClockResume: { reach: PAUSERS },
};

/** Rows of the clocks. A clock begins with what it is about, in the name of whoever records that. */
export const deadlineTables: Readonly<Record<string, TableAccess>> = {
  sla_rule: { area: null, see: 'signed in' },
  sla_rule_step: { area: null, see: 'signed in' },
  sla_clock: {
    area: 't.area_code',
    owner: 't.opened_by',
    see: READERS,
    change: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT', 'BUREAU_SUPERVISOR'],
  },
};

/** Tables that hang on a clock. */
export const deadlineTablesElsewhere: Readonly<Record<string, string>> = {
  clock_pause: 'hangs on sla_clock: tests/api/deadlines/clocks.test.ts',
  clock_step: 'hangs on sla_clock; written by the ladder alone: tests/api/deadlines/ladder.test.ts',
};

export const deadlineGrants: Readonly<Record<string, string>> = {
  clock_pause: 'INSERT SELECT UPDATE',
  clock_step: 'SELECT',
  sla_clock: 'INSERT SELECT UPDATE',
  sla_rule: 'SELECT',
  sla_rule_step: 'SELECT',
};

export const deadlineFunctions: Readonly<Record<string, string>> = {
  'app.calendar_changed': 'trigger: a change of the calendar moves deadlines wherever they are',
  'app.climb_clocks': 'the ladder climbs whoever is signed in; takes nothing from outside',
  'app.clock_derive': 'trigger: reads pauses and steps that the writer of a clock may not see',
  'app.clock_pause_changed': 'trigger: moves the deadline of the clock that stood still',
  'app.holders_of': 'whom the ladder calls, whose grants are not shown; closed to the runtime role',
};

/** A clock about a household, running for a day; standing still when asked. @returns its id */
export async function clockIn(world: World, area: number, householdId: string | null, standing = false): Promise<string> {
  const id = randomUUID();
  // Every second one began long ago, so that lists by deadline hold clocks before needs and after them.
  const [before] = await world.sql<{ n: number }>('select count(*)::int n from sla_clock');
  const startedAt = new Date(world.clock.now().getTime() - ((before?.n ?? 0) % 2 === 0 ? 30 : 0) * 86_400_000);
  await world.sql(
    "insert into sla_clock (id, subject_kind, subject_id, rule_id, rule_key, area_code, household_id, started_at) values ($1, 'CASE', gen_random_uuid(), app.sla_rule_in_force('case.assessment', $2, '2026-06-08'), '', $2, $3, $4)",
    [id, area, householdId, startedAt],
  );
  if (standing)
    await world.sql("insert into clock_pause (id, clock_id, reason, paused_at) values (gen_random_uuid(), $1, 'IN_HOSPITAL', $2)", [
      id,
      world.clock.now(),
    ]);
  return id;
}
