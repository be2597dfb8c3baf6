import { randomUUID } from 'node:crypto';
import { hour, visitIn } from '../testkit/visits.js';
import type { World } from '../testkit/world.js';
import type { Aim } from './mutation-fixtures.js';
import { DOT } from './qualifying.js';
import type { QueryFixture } from './query-fixtures.js';
import { only, type Row } from './reach.js';
import type { TableAccess } from './rows.js';

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;

/** Photos are added by whoever serves; a team is always one's own. */
export const photoMatrix: Readonly<Record<string, Row>> = {
  visitPhotoAdd: only('mine', 'VOLUNTEER'),
  myTeams: only('all', 'VOLUNTEER'),
};

export const photoQueries: Readonly<Record<string, QueryFixture>> = {
  myTeams: { kind: 'rows', selection: '{ members }', sql: '', id: () => '' },
};

const areaOfVisit = '(select a.area_code from assignment a where a.id = t.assignment_id)';
const ownerOfVisit = '(select v.account_id from volunteer v join assignment a on a.volunteer_id = v.id where a.id = t.assignment_id)';

/** A photo is seen with its visit. */
export const photoTables: Readonly<Record<string, TableAccess>> = {
  visit_photo: {
    area: areaOfVisit,
    owner: ownerOfVisit,
    see: READERS,
    writesAskedIn: 'tests/api/photos: a photo names who added it, and its visit must be going on',
  },
};

export const photoTablesElsewhere: Readonly<Record<string, string>> = { visit_photo_content: 'hangs on visit_photo: tests/api/photos' };

export const photoGrants: Readonly<Record<string, string>> = { visit_photo: 'INSERT SELECT', visit_photo_content: 'INSERT SELECT' };

export const photoFunctions: Readonly<Record<string, string>> = {
  'app.team_mates': 'names of members of the actor’s own teams, whom it may not see otherwise',
  'app.team_visits': 'times and services of members of the actor’s own teams, neither household nor place',
  'app.visit_photos_withdrawn': 'trigger: erases photos, which nobody may delete, when the household’s consent is withdrawn',
};

/** A photo of a visit. */
export async function visitPhotoIn(world: World, assignmentId: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `with photo as (insert into visit_photo (id, assignment_id, width, height, added_by, added_at) values ($1, $2, 16, 8, $3, now()) returning id)
     insert into visit_photo_content (photo_id, content) select id, decode($4, 'base64') from photo`,
    [id, assignmentId, (await world.actor('VOLUNTEER', { area: null })).accountId, DOT],
  );
  return id;
}

export const photoMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  visitPhotoAdd: async (aim) => ({
    requestId: randomUUID(),
    assignmentId: (
      await visitIn(aim.stage.world, 'IN_PROGRESS', {
        area: aim.area.code,
        volunteerId: await aim.volunteerId(),
        startsAt: hour(aim.freeHour),
      })
    ).id,
    content: DOT,
    agreed: true,
  }),
};
