import { createHash, randomUUID } from 'node:crypto';
import { seal } from '@finemesh/server/dist/platform/vault/envelope.js';
import type { World } from '../testkit/world.js';
import { inArea, only, type RoleName, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const TAKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const satisfies readonly RoleName[];
const MANAGERS = ['BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
const CALLERS = ['HOTLINE_AGENT', 'BUREAU_SUPERVISOR'] as const satisfies readonly RoleName[];
const READERS = [...TAKERS, ...CALLERS] as const;
/** What a side of the stage holds of training. */
export interface TrainingSide {
  courseId: string;
  spotCheckId: string;
  spotCallId: string;
}

/** A course that somebody attended and began the quiz of. */
export async function courseIn(world: World, area: number, accountId?: string | null): Promise<string> {
  const id = randomUUID();
  const by = (await world.actor('BUREAU_SUPERVISOR')).accountId;
  await world.sql(
    "insert into training_course (id, area_code, title, summary, held_on, minutes, created_by) values ($1, $2, '政策培训', '标准', '2026-06-01', 120, $3)",
    [id, area, by],
  );
  const attendee = accountId ?? (await world.actor('GRID_WORKER')).accountId;
  await world.sql(
    'insert into training_attendance (id, course_id, account_id, area_code, recorded_by) values (gen_random_uuid(), $1, $2, $3, $4)',
    [id, attendee, area, by],
  );
  return id;
}

async function attemptIn(world: World, courseId: string, accountId: string | null): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into training_attempt (id, course_id, account_id, area_code, questions, key) values ($1, $2, $3, 0, '[]', '{}')",
    [id, courseId, accountId],
  );
  return id;
}

/** A spot check that was started, with somebody to call. */
export async function spotCheckIn(world: World, area: number): Promise<{ spotCheckId: string; spotCallId: string }> {
  const [id, callId] = [randomUUID(), randomUUID()];
  const by = (await world.actor('BUREAU_SUPERVISOR')).accountId;
  await world.sql(
    `insert into spot_check (id, area_code, title, wanted, seed_hash, seed_sealed, seed, state, roll_count, roll_hash, started_at, started_by, created_by)
     values ($1, $2, '抽查', 1, $3, 'sealed', 'seed', 'STARTED', 1, 'x', now(), $4, $4)`,
    [id, area, createHash('sha256').update('seed').digest('hex'), by],
  );
  await world.sql("insert into spot_check_roll (check_id, number, stratum, drawn) values ($1, 'a', 'GRID_WORKER', true)", [id]);
  await world.sql(
    "insert into spot_call (id, check_id, account_id, area_code, position, questions, due_on) values ($1, $2, $3, $4, 1, '[]', '2026-06-10')",
    [callId, id, (await world.actor('GRID_WORKER')).accountId, area],
  );
  return { spotCheckId: id, spotCallId: callId };
}

/** Everything of one side. */
export async function trainingIn(world: World, area: number): Promise<TrainingSide> {
  const attendee = (await world.actor('GRID_WORKER')).accountId;
  const courseId = await courseIn(world, area, attendee);
  await attemptIn(world, courseId, attendee);
  return { courseId, ...(await spotCheckIn(world, area)) };
}

/** Who reaches training: the bureau manages and checks, the hotline rings, those who work with households learn. */
export const trainingMatrix: Readonly<Record<string, Row>> = {
  trainingCourses: inArea(...READERS),
  trainingFigures: inArea(...READERS),
  trainingQuestions: only('all', ...MANAGERS),
  trainingCourseCreate: inArea(...MANAGERS),
  trainingAttendanceRecord: inArea(...MANAGERS),
  trainingQuizBegin: inArea(...TAKERS),
  trainingQuizSubmit: only('mine', ...TAKERS),
  trainingQuestionSave: only('all', ...MANAGERS),
  spotChecks: inArea(...MANAGERS),
  spotCalls: {
    reach: { HOTLINE_AGENT: 'area', BUREAU_SUPERVISOR: 'area', COORDINATOR: 'nothing', SOCIAL_WORKER: 'nothing', GRID_WORKER: 'nothing' },
  },
  spotCheckCreate: inArea(...MANAGERS),
  spotCheckStart: inArea(...MANAGERS),
  spotCheckCancel: inArea(...MANAGERS),
  spotCheckClose: inArea(...MANAGERS),
  spotCallRecord: inArea(...CALLERS),
};

const ASKED = 'tests/api/training: who writes which row and when';

/** Which rows of training a role sees in SQL. */
export const trainingTables: Readonly<Record<string, TableAccess>> = {
  training_course: { area: 't.area_code', see: READERS, writesAskedIn: 'the matrix: a course names who announced it' },
  training_question: { area: null, see: MANAGERS, add: MANAGERS, change: MANAGERS },
  training_attendance: { area: 't.area_code', owner: 't.account_id', see: MANAGERS, writesAskedIn: ASKED },
  training_attempt: { area: 't.area_code', owner: 't.account_id', see: MANAGERS, writesAskedIn: ASKED },
  spot_check: { area: 't.area_code', see: MANAGERS, writesAskedIn: ASKED },
  spot_check_roll: { area: '(select c.area_code from spot_check c where c.id = t.check_id)', see: MANAGERS, writesAskedIn: ASKED },
  spot_call: { area: 't.area_code', see: CALLERS, writesAskedIn: ASKED },
};

const page = '{ edges { node { id } } totalCount }';

/** How the queries of training are asked. */
export const trainingQueries: Readonly<Record<string, QueryFixture>> = {
  trainingCourses: { kind: 'rows', selection: page, sql: 'select id from training_course', id: (side) => side.courseId },
  trainingFigures: {
    kind: 'sum',
    selection: '{ staff }',
    args: (side) => ({ areaCode: side.area.district }),
    sql: `select count(distinct g.account_id)::int n from role_grant g join account a on a.id = g.account_id where a.state = 'ACTIVE' and g.role in ('COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER') and g.area_code between $1 and $2`,
  },
  trainingQuestions: { kind: 'rows', selection: page, args: () => ({ first: 100 }), sql: 'select id from training_question', id: () => '' },
  spotChecks: { kind: 'rows', selection: page, sql: 'select id from spot_check', id: (side) => side.spotCheckId },
  spotCalls: { kind: 'rows', selection: page, sql: 'select id from spot_call', id: (side) => side.spotCallId },
};

/** A spot check that has not been started. */
async function planned({ stage, area: place }: Aim): Promise<string> {
  const id = randomUUID();
  await stage.world.sql(
    "insert into spot_check (id, area_code, title, wanted, seed_hash, seed_sealed, created_by) values ($1, $2, '抽查', 1, $3, $4, $5)",
    [
      id,
      place.code,
      createHash('sha256').update('seed').digest('hex'),
      seal(stage.world.services.keyring, { table: 'spot_check', column: 'seed_sealed', rowId: id }, 'seed'),
      (await stage.world.actor('BUREAU_SUPERVISOR')).accountId,
    ],
  );
  // Somebody who can be called.
  await stage.world.actor('GRID_WORKER', { area: place.community });
  return id;
}

const as1 = (id: string, more: object = {}) => ({ id, expectedVersion: 1, ...more });

/** Input of each change of training. */
export const trainingMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  trainingCourseCreate: async ({ area: place }) => ({
    requestId: randomUUID(),
    areaCode: place.community,
    title: '政策培训',
    summary: '标准与程序',
    heldOn: '2026-06-10',
    minutes: 120,
  }),
  trainingAttendanceRecord: async ({ stage, area: place }) => {
    const worker = await stage.world.actor('GRID_WORKER', { area: place.community });
    const [account] = await stage.world.sql<{ username: string }>('select username from account where id = $1', [worker.accountId]);
    return { requestId: randomUUID(), courseId: await courseIn(stage.world, place.code), usernames: [account?.username ?? ''] };
  },
  trainingQuizBegin: async ({ stage, area: place, accountId }) => ({
    requestId: randomUUID(),
    courseId: await courseIn(stage.world, place.code, accountId),
  }),
  trainingQuizSubmit: async ({ stage, area: place, accountId, mine }) => {
    const owner = mine ? accountId : stage.colleague.accountId;
    return { id: await attemptIn(stage.world, await courseIn(stage.world, place.code, owner), owner), answers: Array<number>(10).fill(0) };
  },
  trainingQuestionSave: async () => ({ text: '热线号码是？', options: ['12345', '12349'], answer: 1, active: true }),
  spotCheckCreate: async ({ area: place }) => ({ requestId: randomUUID(), areaCode: place.community, title: '六月抽查', wanted: 2 }),
  spotCheckStart: async (aim) => as1(await planned(aim)),
  spotCheckCancel: async (aim) => as1(await planned(aim), { reason: '改期' }),
  spotCheckClose: async ({ stage, area: place }) => {
    const { spotCheckId } = await spotCheckIn(stage.world, place.code);
    await stage.world.sql('delete from spot_call where check_id = $1', [spotCheckId]);
    return as1(spotCheckId);
  },
  spotCallRecord: async ({ stage, area: place }) =>
    as1((await spotCheckIn(stage.world, place.code)).spotCallId, { marks: [true, true, true, true, true] }),
};

/** Grants of the runtime role. */
export const trainingGrants: Readonly<Record<string, string>> = {
  spot_call: 'INSERT SELECT UPDATE',
  spot_check: 'INSERT SELECT UPDATE',
  spot_check_roll: 'INSERT SELECT',
  training_attempt: 'INSERT SELECT UPDATE',
  training_attendance: 'INSERT SELECT',
  training_course: 'INSERT SELECT',
  training_question: 'INSERT SELECT UPDATE',
};

/** Functions with their owner's rights. */
export const trainingFunctions: Readonly<Record<string, string>> = {
  'app.spot_call_follows': 'trigger: whoever does not pass is called again, by whoever scored the call',
  'app.spot_call_placed': 'trigger: the questions of a call, from a bank that the caller does not read',
  'app.spot_call_scored': 'trigger: scores a call by the marks alone',
  'app.spot_roll': 'the staff of an area for whoever plans a spot check there; accounts are not shown to the bureau',
  'app.training_begun': 'trigger: draws a quiz from a bank that whoever takes it does not read, and judges whether it may be taken',
  'app.training_draw': 'closed to the runtime role: questions of the bank',
  'app.training_figures': 'counts of the staff of an area and of valid training; only counts leave it',
  'app.training_graded': 'trigger: marks a quiz by answers that whoever takes it does not read',
  'app.training_named': 'which of some sign-in names work in an area, for whoever manages training there',
  'app.training_staff': 'closed to the runtime role: who works with households in an area',
};
