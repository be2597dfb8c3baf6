import type { Row } from './reach.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

/** Who reaches what of the volunteer's phone. */
export const phoneMatrix: Readonly<Record<string, Row>> = {
  myAssignment: { reach: { VOLUNTEER: 'mine' } },
  phoneSettings: { reach: { VOLUNTEER: 'all' } },
};

export const phoneQueries: Readonly<Record<string, QueryFixture>> = {
  myAssignment: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.visit.id }),
    id: (side) => side.visit.id,
    mine: (mine) => mine.visitId,
  },
  phoneSettings: { kind: 'rows', selection: '{ keepHours }', sql: '', id: () => '' },
};

/** A mark is seen with the visit that it hangs on, and made by the volunteer of that visit alone. */
export const phoneTables: Readonly<Record<string, TableAccess>> = {
  visit_mark: {
    area: '(select a.area_code from assignment a where a.id = t.assignment_id)',
    owner: '(select v.account_id from volunteer v join assignment a on a.volunteer_id = v.id where a.id = t.assignment_id)',
    ownerWrites: { add: ['VOLUNTEER'] },
    see: ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'],
  },
};

export const phoneGrants: Readonly<Record<string, string>> = { visit_mark: 'INSERT SELECT' };
