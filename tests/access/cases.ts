import { randomUUID } from 'node:crypto';
import { hour } from '../testkit/visits.js';
import type { World } from '../testkit/world.js';
import { each, inArea, only, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;

/** Whoever distributes cases reaches all of the area, other case workers their own. */
const DISTRIBUTE: Row = { reach: { ...each('area', 'COORDINATOR'), ...each('mine', 'SOCIAL_WORKER', 'GRID_WORKER') } };

/** Cases: read like plans, kept by case workers. */
export const caseMatrix: Readonly<Record<string, Row>> = {
  case: inArea(...READERS),
  cases: inArea(...READERS),
  caseWorkers: inArea(...WORKERS),
  caseOpen: inArea(...WORKERS),
  caseMove: inArea(...WORKERS),
  caseSuspend: inArea(...WORKERS),
  caseResume: inArea(...WORKERS),
  caseClose: inArea(...WORKERS),
  caseReopen: inArea(...WORKERS),
  // Whoever distributes cases hands over any; others what they own.
  caseHandOver: DISTRIBUTE,
  caseHandOverAnswer: only('mine', ...WORKERS),
  caseTaskAdd: inArea(...WORKERS),
  caseDutyDone: inArea(...WORKERS),
  needsAssessmentRecord: inArea(...WORKERS),
  assessmentForm: only('all', ...READERS),
  // Whoever answers for all cases of a colleague records the colleague's absence; others their own.
  staffAbsenceRecord: DISTRIBUTE,
  staffAbsenceEnd: DISTRIBUTE,
};

const ofCase = '(select c.area_code from social_case c where c.id = t.case_id)';

export const caseTables: Readonly<Record<string, TableAccess>> = {
  social_case: { area: 't.area_code', see: READERS, add: WORKERS, change: WORKERS },
  case_ownership: { area: ofCase, see: READERS },
  case_event: { area: ofCase, see: READERS },
  case_duty: { area: ofCase, see: READERS, change: WORKERS },
  needs_assessment: { area: ofCase, see: READERS },
  absence_cover: { area: ofCase, see: READERS },
  assessment_form: { area: null, see: READERS },
};

/** Asked elsewhere, with the place. */
export const caseElsewhere: Readonly<Record<string, string>> = {
  staff_absence: 'whose cases the actor answers for decides: tests/api/cases/cover.test.ts and the matrix',
};

export const caseGrants: Readonly<Record<string, string>> = {
  absence_cover: 'INSERT SELECT',
  assessment_form: 'SELECT',
  case_duty: 'INSERT SELECT UPDATE',
  case_event: 'INSERT SELECT',
  case_ownership: 'SELECT',
  needs_assessment: 'INSERT SELECT',
  staff_absence: 'INSERT SELECT UPDATE',
  social_case: 'INSERT SELECT UPDATE',
};

export const caseDefiners: Readonly<Record<string, string>> = {
  'app.account_leaves': 'trigger: open duties of whoever leaves, wherever they are',
  'app.adopt_duties': 'what an open case answers for, closed to the runtime role',
  'app.answers_for': 'whether all cases of an account lie where the actor distributes them; only yes or no leaves it',
  'app.case_adopts': 'trigger: as adopt_duties',
  'app.case_area': 'policies of rows that hang on a case',
  'app.case_cover': 'who covers a case that the actor may read; absences of others do not show their cases',
  'app.duty_kept': 'trigger: with whose ownership a duty was done or missed',
  'app.need_moved': 'trigger: a duty follows its need, whoever serves it',
  'app.needs_made': 'trigger: as need_moved',
  'app.ownership_at': 'as duty_kept; only an opaque id leaves it',
  'app.uncovered_cases': 'ids of cases for which an absence names nobody; the asker joins them with what it may see',
  'app.visit_moved': 'trigger: as need_moved',
  'app.visit_settled_by': 'as app.parameter',
  'app.case_owned': 'trigger: who owned a case when, kept whoever causes it',
  'app.case_workers': 'names of whoever may own cases of an area, whose grants are not shown; needs case:edit there',
  'app.may_own_case': 'whether a case may be given to an account, whose grants are not shown',
};

/** A case in a state, where triggers do not matter. @param ownerId whose it is; somebody else's unless told */
export async function caseInState(
  aim: Aim,
  state: string,
  more: { ownerId?: string | null; receiverId?: string | null } = {},
): Promise<string> {
  const { world } = aim.stage;
  const id = await socialCaseIn(world, await world.household({ area: aim.area.code }), aim.area.code, more.ownerId ?? null);
  const aside = state === 'TRANSFERRING' || state === 'SUSPENDED';
  await world.sql(`update social_case set state = $2, held_state = $3, receiver_id = $4, closed_at = $5, close_reason = $6 where id = $1`, [
    id,
    state,
    aside ? 'INTAKE' : null,
    more.receiverId ?? null,
    state === 'CLOSED' ? world.clock.now() : null,
    state === 'CLOSED' ? '目标达成' : null,
  ]);
  // The ownership ended with the case, by the clock of the world and not by that of the database.
  if (state === 'CLOSED') await world.sql('update case_ownership set since = $2, until = $2 where case_id = $1', [id, world.clock.now()]);
  return id;
}

/** A task of a case. */
export async function taskIn(world: World, caseId: string): Promise<string> {
  const id = randomUUID();
  await world.sql("insert into case_duty (id, case_id, kind, title, due_at) values ($1, $2, 'TASK', '电话回访', $3)", [
    id,
    caseId,
    new Date(world.clock.now().getTime() + 86_400_000),
  ]);
  return id;
}

/** An absence of an account with a general cover. */
export async function staffAbsenceIn(world: World, accountId: string, recordedBy: string): Promise<string> {
  const id = randomUUID();
  await world.sql('delete from staff_absence where account_id = $1', [accountId]);
  await world.sql('insert into staff_absence (id, account_id, "from", until, recorded_by) values ($1, $2, $3, $4, $5)', [
    id,
    accountId,
    '2026-06-08',
    '2026-06-20',
    recordedBy,
  ]);
  return id;
}

/** An open case of a household. @param ownerId whose it is; somebody else's unless told */
export async function socialCaseIn(world: World, householdId: string, area: number, ownerId: string | null = null): Promise<string> {
  const id = randomUUID();
  const owner = ownerId ?? (await world.actor('SOCIAL_WORKER')).accountId;
  await world.sql(
    "insert into social_case (id, number, household_id, area_code, owner_id, reason, opened_at) values ($1, $2, $3, $4, $5, '需要跟进', $6)",
    [id, `C${id.slice(0, 8)}`, householdId, area, owner, world.clock.now()],
  );
  await world.sql(
    "insert into case_event (id, case_id, account_id, kind, to_state) values (gen_random_uuid(), $1, $2, 'OPENED', 'INTAKE')",
    [id, owner],
  );
  return id;
}

/** A task, an assessment and a cover of a case, so that each table has a row there. */
export async function caseRowsIn(world: World, caseId: string): Promise<void> {
  await taskIn(world, caseId);
  const [found] = await world.sql<{ owner_id: string }>('select owner_id from social_case where id = $1', [caseId]);
  const owner = found?.owner_id ?? '';
  await world.sql(
    `insert into needs_assessment (id, case_id, form_id, number, answers, conclusion, assessed_on, assessor_id)
     select gen_random_uuid(), $1, id, 1, '[]', '需要帮助', '2026-06-08', $2 from assessment_form where active`,
    [caseId, owner],
  );
  await world.sql('insert into absence_cover (id, absence_id, case_id, cover_id) values (gen_random_uuid(), $1, $2, $3)', [
    await staffAbsenceIn(world, owner, owner),
    caseId,
    (await world.actor('SOCIAL_WORKER')).accountId,
  ]);
}

const page = '{ edges { node { id } } totalCount }';

export const caseQueries: Readonly<Record<string, QueryFixture>> = {
  assessmentForm: { kind: 'rows', selection: '{ id }', sql: 'select id from assessment_form where active', id: () => '' },
  case: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.socialCaseId }), id: (side) => side.socialCaseId },
  cases: {
    kind: 'rows',
    selection: page,
    sql: 'select id from social_case order by opened_at desc, id desc limit 50',
    id: (side) => side.socialCaseId,
  },
  caseWorkers: {
    kind: 'rows',
    selection: '{ id }',
    args: (side) => ({ areaCode: side.area.community }),
    sql: 'select id from app.case_workers(370212001001000)',
    id: (side) => side.accountId,
  },
};

const household = ({ stage, area }: Aim) => stage.world.household({ area: area.code });

const versioned = (id: string, more: object = {}) => ({ id, expectedVersion: 1, ...more });
const worker = async ({ stage, area }: Aim) => (await stage.world.actor('SOCIAL_WORKER', { area: area.district })).accountId;

/** Whose absence it is: one's own, or that of a colleague who owns a case there. */
async function absentee(aim: Aim): Promise<string> {
  const distributes = aim.accountId === aim.stage.actors.COORDINATOR.accountId;
  if (aim.mine && !distributes) {
    // Tried again and again on the same days.
    await aim.stage.world.sql('delete from staff_absence where account_id = $1', [aim.accountId]);
    return aim.accountId ?? '';
  }
  const id = (await worker(aim)) ?? '';
  await socialCaseIn(aim.stage.world, await household(aim), aim.area.code, id);
  return id;
}

export const caseMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  caseMove: async (aim) => versioned(await caseInState(aim, 'INTAKE'), { to: 'ASSESSMENT' }),
  caseSuspend: async (aim) => versioned(await caseInState(aim, 'INTAKE'), { reason: '住院', resumeOn: '2026-07-01' }),
  caseResume: async (aim) => versioned(await caseInState(aim, 'SUSPENDED'), { reason: '出院' }),
  caseClose: async (aim) => versioned(await caseInState(aim, 'CLOSING'), { reason: '目标达成' }),
  caseReopen: async (aim) => versioned(await caseInState(aim, 'CLOSED'), { reason: '又有困难' }),
  caseHandOver: async (aim) =>
    versioned(await caseInState(aim, 'INTAKE', { ownerId: aim.mine ? aim.accountId : null }), {
      reason: '调岗',
      toAccountId: await worker(aim),
    }),
  caseHandOverAnswer: async (aim) =>
    versioned(await caseInState(aim, 'TRANSFERRING', { receiverId: aim.mine ? aim.accountId : ((await worker(aim)) ?? null) }), {
      accept: true,
    }),
  caseTaskAdd: async (aim) => ({ requestId: randomUUID(), caseId: await caseInState(aim, 'INTAKE'), title: '电话回访', dueAt: hour(24) }),
  caseDutyDone: async (aim) => versioned(await taskIn(aim.stage.world, await caseInState(aim, 'INTAKE'))),
  needsAssessmentRecord: async (aim) => {
    const [form] = await aim.stage.world.sql<{ id: string; items: { code: string }[] }>(
      'select id, items from assessment_form where active',
    );
    return {
      requestId: randomUUID(),
      caseId: await caseInState(aim, 'ASSESSMENT'),
      formId: form?.id,
      answers: form?.items.map(({ code }) => ({ code, level: 1 })),
      conclusion: '需要帮助',
    };
  },
  staffAbsenceRecord: async (aim) => ({ requestId: randomUUID(), accountId: await absentee(aim), from: '2026-06-09', until: '2026-06-12' }),
  staffAbsenceEnd: async (aim) => {
    const id = await absentee(aim);
    return versioned(await staffAbsenceIn(aim.stage.world, id, id));
  },
  caseOpen: async (aim) => ({ requestId: randomUUID(), householdId: await household(aim), reason: '需要跟进' }),
};
