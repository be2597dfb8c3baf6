import { randomUUID } from 'node:crypto';
import { offerIn, type VisitOptions } from '../testkit/visits.js';
import type { World } from '../testkit/world.js';
import type { Aim } from './mutation-fixtures.js';
import { inArea, type Row } from './reach.js';
import type { TableAccess } from './rows.js';

/** Who keeps volunteers says what becomes of their duties. */
export const leavingMatrix: Readonly<Record<string, Row>> = { volunteerLeave: inArea('ADMIN', 'COORDINATOR') };

export const leavingTables: Readonly<Record<string, TableAccess>> = {
  duty_answer: {
    area: '(select v.home_area_code from volunteer v where v.id = t.volunteer_id)',
    see: ['ADMIN', 'COORDINATOR'],
    writesAskedIn: 'tests/api/leaving: an answer names who gave it',
  },
};

export const leavingGrants: Readonly<Record<string, string>> = { duty_answer: 'INSERT SELECT' };

export const leavingFunctions: Readonly<Record<string, string>> = {
  'app.cover_seat': 'renumbers seats, whose offers the actor may not write; needs need:edit in the area of the need',
  'app.hold_duties': 'locks what a volunteer owes wherever it is; needs volunteer:edit in the area of the volunteer, and shows nothing',
  'app.offer_reaches': 'trigger: whether a volunteer still serves, whatever the sender may see',
  'app.release_duty': 'gives back what a volunteer owes wherever it is; needs volunteer:edit in the area of the volunteer',
  'app.volunteer_duties': 'times and ids of what a volunteer owes wherever it is; needs volunteer:edit in the area of the volunteer',
};

/** A duty of a volunteer that was released. */
export async function dutyAnswerIn(world: World, place: VisitOptions): Promise<void> {
  const offer = await offerIn(world, 'WITHDRAWN', place);
  await world.sql(
    "insert into duty_answer (id, volunteer_id, offer_id, answer, decided_by, decided_at) values (gen_random_uuid(), $1, $2, 'RELEASE', $3, now())",
    [offer.volunteerId, offer.id, (await world.actor('COORDINATOR')).accountId],
  );
}

export const leavingMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  volunteerLeave: async ({ stage, area }) => ({
    id: await stage.world.volunteer({ area: area.code, name: `退出 ${randomUUID().slice(0, 4)}` }),
    expectedVersion: 1,
    reason: '搬到外地',
  }),
};
