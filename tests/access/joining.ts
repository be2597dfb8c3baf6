import { randomUUID } from 'node:crypto';
import { each, ROLES, type Row } from './reach.js';
import type { World } from '../testkit/world.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const everybody: Row = { public: true, reach: each('all', ...ROLES) };
const coordinators: Row = { reach: { COORDINATOR: 'area' } };

/** Anybody applies; coordinators of the district read and decide. */
export const joiningMatrix: Readonly<Record<string, Row>> = {
  joinForm: everybody,
  volunteerApply: everybody,
  volunteerApplications: coordinators,
  volunteerApplication: coordinators,
  volunteerApplicationAdvance: coordinators,
  volunteerApplicationAccept: coordinators,
  volunteerApplicationDecline: coordinators,
  volunteerApplicationReveal: coordinators,
};

export const joiningQueries: Readonly<Record<string, QueryFixture>> = {
  // The same for everybody; there is nothing of an area in it.
  joinForm: { kind: 'rows', selection: '{ agreement { id } }', sql: '', id: () => '' },
  volunteerApplications: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    sql: "select id from volunteer_application where state in ('RECEIVED', 'INTERVIEW') order by created_at, id limit 50",
    id: (side) => side.joinerId,
  },
  volunteerApplication: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.joinerId }), id: (side) => side.joinerId },
};

export const joiningTables: Readonly<Record<string, TableAccess>> = {
  volunteer_agreement: { area: null, see: 'everybody' },
  volunteer_application: { area: 't.area_code', see: ['COORDINATOR'], change: ['COORDINATOR'] },
};

export const joiningGrants: Readonly<Record<string, string>> = { volunteer_agreement: 'SELECT', volunteer_application: 'SELECT UPDATE' };

export const joiningFunctions: Readonly<Record<string, string>> = {
  'app.apply_as_volunteer': 'whoever wants to serve, without an account: adds one bounded row and tells nothing of others',
};

let numbers = 0;
/** A telephone number that nobody has applied with. */
const freshPhone = (): string => `137${String((numbers += 1)).padStart(8, '0')}`;

/** An application as the form leaves it, or after a talk. */
export async function joinerIn(world: World, area: number, state: 'RECEIVED' | 'INTERVIEW' = 'RECEIVED'): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into volunteer_application (id, number, name, phone, area_code, motive, agreement_id, state, interview_at, created_at)
     select $1, $2, '丛志强', $3, $4, '想为邻里做点事', g.id, $5, case when $5 = 'INTERVIEW' then $6::timestamptz end, $6 from volunteer_agreement g limit 1`,
    [id, `SQ${id.slice(0, 8)}`, freshPhone(), area, state, new Date(world.clock.now().getTime() - 60_000)],
  );
  return id;
}

const step = async ({ stage, area }: Aim, more: object, state: 'RECEIVED' | 'INTERVIEW' = 'RECEIVED') => ({
  id: await joinerIn(stage.world, area.code, state),
  expectedVersion: 1,
  ...more,
});

export const joiningMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  volunteerApply: async ({ stage, area }) => {
    const [agreement] = await stage.world.sql<{ id: string }>('select id from volunteer_agreement');
    return {
      requestId: randomUUID(),
      name: '丛志强',
      phone: freshPhone(),
      areaCode: area.district,
      motive: '想为邻里做点事',
      agreementId: agreement?.id,
    };
  },
  volunteerApplicationAdvance: (aim) => step(aim, { at: '2026-06-09T02:00:00Z' }),
  volunteerApplicationAccept: (aim) => step(aim, { homeAreaCode: aim.area.community, teamIds: [] }, 'INTERVIEW'),
  volunteerApplicationDecline: (aim) => step(aim, { reason: '住得太远' }),
  volunteerApplicationReveal: async ({ stage, area }) => ({ id: await joinerIn(stage.world, area.code), purpose: '约面谈' }),
};
