import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { each, inArea, ROLES, type Row } from './reach.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

/** Who reaches what of service records and certificates. */
export const recordsMatrix: Readonly<Record<string, Row>> = {
  certificateCheck: {
    public: true,
    reach: each('all', ...ROLES),
  },
  recordCorrections: inArea('COORDINATOR'),
  recordCorrectionAsk: { reach: { VOLUNTEER: 'mine' } },
  recordCorrectionDecide: inArea('COORDINATOR'),
  visitRatingRecord: inArea('COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'),
  certificateIssue: inArea('COORDINATOR'),
  certificateWithdraw: inArea('COORDINATOR'),
  certificateTemplates: { reach: { ADMIN: 'all' } },
  certificateTemplateAdd: { reach: { ADMIN: 'all' } },
};

export const recordsQueries: Readonly<Record<string, QueryFixture>> = {
  certificateCheck: { kind: 'row', selection: '{ number }', args: () => ({ code: 'AAAA-AAAA-AAAA-AAAA' }), id: () => '' },
  certificateTemplates: { kind: 'rows', selection: '{ id }', sql: 'select id from certificate_template', id: () => '' },
  recordCorrections: {
    kind: 'rows',
    selection: '{ id }',
    sql: "select id from record_correction where state = 'ASKED'",
    id: (side) => side.recordCorrectionId,
  },
};

const accountOfVolunteer = '(select v.account_id from volunteer v where v.id = t.volunteer_id)';

export const recordsTables: Readonly<Record<string, TableAccess>> = {
  record_correction: {
    area: 't.area_code',
    owner: accountOfVolunteer,
    ownerWrites: { add: ['VOLUNTEER'] },
    see: ['COORDINATOR'],
    change: ['COORDINATOR'],
  },
  visit_rating: {
    area: '(select a.area_code from assignment a where a.id = t.assignment_id)',
    owner: '(select v.account_id from volunteer v join assignment a on a.volunteer_id = v.id where a.id = t.assignment_id)',
    see: ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'],
    add: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'],
  },
  certificate_template: { area: null, see: 'signed in', add: ['ADMIN'] },
  service_certificate: {
    area: '(select v.home_area_code from volunteer v where v.id = t.volunteer_id)',
    owner: accountOfVolunteer,
    organisation: '(select v.organisation_id from volunteer v where v.id = t.volunteer_id)',
    see: ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'],
    add: ['COORDINATOR'],
    change: ['COORDINATOR'],
  },
};

export const recordsGrants: Readonly<Record<string, string>> = {
  record_correction: 'INSERT SELECT UPDATE',
  visit_rating: 'INSERT SELECT',
  certificate_template: 'INSERT SELECT',
  service_certificate: 'INSERT SELECT UPDATE',
};

export const recordsFunctions: Readonly<Record<string, string>> = {
  'app.certificate_by_code': 'whoever holds a code, without a session; the name leaves it masked',
  'app.service_records': 'times and minutes of verified visits without household or place, of volunteers whom the actor may see',
};

/** A wish for a correction of a verified visit. */
export async function correctionIn(world: World, visit: { id: string; volunteerId: string }, area: number): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into record_correction (id, assignment_id, volunteer_id, area_code, minutes, reason, asked_at) values ($1, $2, $3, $4, 30, '记录少了', now())",
    [id, visit.id, visit.volunteerId, area],
  );
  return id;
}

/** A certificate of a volunteer, as the server would leave it. */
export async function certificateIn(world: World, volunteerId: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into service_certificate (id, code, volunteer_id, "from", until, minutes, visits, template_id, issued_by, issued_at)
     select $1, $2, $3, '2026-01-01', '2026-06-01', 60, 1, t.id, $4, now() from certificate_template t limit 1`,
    [id, id.replaceAll('-', '').slice(0, 16).toUpperCase(), volunteerId, (await world.actor('COORDINATOR')).accountId],
  );
  return id;
}
