import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { inArea, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;
const WORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;
const DECIDERS = ['COORDINATOR', 'BUREAU_SUPERVISOR'] as const;

/** Reviews of the allowance: prepared by case workers, decided by others under a power, as applications are. */
export const allowanceMatrix: Readonly<Record<string, Row>> = {
  allowanceReview: inArea(...READERS),
  allowanceReviews: inArea(...READERS),
  allowanceWithdrawal: inArea(...READERS),
  allowanceWithdrawals: inArea(...READERS),
  allowanceReviewOpen: inArea(...WORKERS),
  allowanceReviewBatches: inArea(...READERS),
  allowanceReviewsOpen: inArea(...WORKERS),
  allowanceReviewPropose: inArea(...WORKERS),
  allowanceReviewReturn: inArea(...DECIDERS),
  allowanceReviewDecide: inArea(...DECIDERS),
  allowanceWatchClose: inArea(...WORKERS),
};

const ASKED = 'tests/api/allowance/reviews.test.ts';
export const allowanceTables: Readonly<Record<string, TableAccess>> = {
  allowance_review_batch: { area: 't.area_code', see: READERS, writesAskedIn: 'tests/api/allowance/open-many.test.ts' },
  allowance_review: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
  allowance_decision: {
    area: '(select r.area_code from allowance_review r where r.id = t.review_id)',
    see: READERS,
    writesAskedIn: ASKED,
  },
  allowance_withdrawal: { area: 't.area_code', see: READERS, writesAskedIn: ASKED },
};

export const allowanceGrants: Readonly<Record<string, string>> = {
  allowance_decision: 'INSERT SELECT',
  allowance_review: 'INSERT SELECT UPDATE',
  allowance_review_batch: 'INSERT SELECT UPDATE',
  allowance_withdrawal: 'SELECT UPDATE',
};

/** Functions with their owner's rights. */
export const allowanceFunctions: Readonly<Record<string, string>> = {
  'app.allowance_now': 'the amount of the last decision, wherever it stands; needs assistance:read in the area of the household',
  'app.open_review': 'closed to the runtime role: a review with its clock, opened by the rules alone',
  'app.parameter_makes_rule': 'trigger: a deadline that an administrator sets becomes a version of its rule, which nobody writes directly',
  'app.review_area': 'policies of decisions, which hang on a review',
  'app.review_decided': 'trigger: what follows from a decision, in rows that the decider may not write',
  'app.review_falls_away': 'trigger: a status that ends takes its review along, whoever ends it',
  'app.review_follows': 'trigger: a grant opens its review, whoever decides',
  'app.review_judged': 'trigger: judges preparer, power, months and days of a decision',
};

/** Rows of one side: a review that waits for its proposal, and a household that is watched after its exit. */
export interface AllowanceSide {
  reviewId: string;
  withdrawalId: string;
  batchId: string;
}

/** A household on the allowance with a review in a state, prepared by nobody of the test. */
export async function reviewIn(
  world: World,
  state: 'OPEN' | 'PROPOSED',
  area: number,
): Promise<{ id: string; householdId: string; statusId: string }> {
  const [id, statusId] = [randomUUID(), randomUUID()];
  const householdId = await world.household({ area });
  const by = (await world.actor('SOCIAL_WORKER')).accountId;
  await world.sql(
    "insert into assistance_status (id, household_id, programme, \"from\", persons) values ($1, $2, 'MINIMUM_LIVING_ALLOWANCE', '2025-01-01', 1)",
    [statusId, householdId],
  );
  await world.sql(
    `insert into allowance_review (id, number, household_id, area_code, status_id, kind, state, opened_at, opened_by, outcome, persons, effective_on, findings, prepared_by, proposed_at)
     values ($1, $1::uuid::text, $2, $3, $4, 'PERIODIC', $5, '2026-06-08T01:00:00Z', $6, 'CONTINUE', 1, '2026-06-08', '情况未变', $6, now())`,
    [id, householdId, area, statusId, state, by],
  );
  return { id, householdId, statusId };
}

/** A decided review, so that there is a decision. */
async function decidedIn(world: World, area: number): Promise<void> {
  const { id, householdId } = await reviewIn(world, 'PROPOSED', area);
  const decider = (await world.actor('BUREAU_SUPERVISOR')).accountId;
  await world.sql('begin');
  await world.sql('select app.begin_actor($1, $2, $3)', [decider, randomUUID(), world.clock.now()]);
  await world.sql(
    "insert into allowance_decision (id, review_id, outcome, effective_on, reason, authority) values (gen_random_uuid(), $1, '', '2026-06-08', '继续', 'DISTRICT')",
    [id],
  );
  await world.sql('commit');
  // Its clock is due last of all: it would be on the first page of a small world alone.
  await world.sql('delete from sla_clock where household_id = $1', [householdId]);
}

/** A household that is watched: its allowance has ended. */
async function watchIn(world: World, area: number): Promise<string> {
  const [id, reviewId] = [randomUUID(), randomUUID()];
  const { householdId, statusId } = await reviewIn(world, 'OPEN', area);
  const by = (await world.actor('SOCIAL_WORKER')).accountId;
  await world.sql(
    `insert into allowance_review (id, number, household_id, area_code, status_id, kind, state, opened_at, opened_by, outcome, persons, effective_on, findings, prepared_by, proposed_at)
     values ($1, $1::uuid::text, $2, $3, $4, 'FINAL', 'DECIDED', '2026-06-08T01:00:00Z', $5, 'EXIT', 1, '2026-06-01', '收入稳定', $5, now())`,
    [reviewId, householdId, area, statusId, by],
  );
  await world.sql(
    "insert into allowance_withdrawal (id, household_id, area_code, status_id, review_id, state, from_on, ends_on, transition_plan) values ($1, $2, $3, $4, $5, 'WATCH', '2026-02-01', '2026-06-01', '介绍就业')",
    [id, householdId, area, statusId, reviewId],
  );
  return id;
}

/** An opening of many reviews that is done. */
async function batchIn(world: World, area: number): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into allowance_review_batch (id, area_code, month, state, due, ordered_by, ended_at) values ($1, $2, '2026-05-01', 'DONE', 1, $3, now())",
    [id, area, (await world.actor('SOCIAL_WORKER')).accountId],
  );
  return id;
}

export async function allowanceIn(world: World, area: number): Promise<AllowanceSide> {
  await decidedIn(world, area);
  return {
    reviewId: (await reviewIn(world, 'OPEN', area)).id,
    withdrawalId: await watchIn(world, area),
    batchId: await batchIn(world, area),
  };
}

const page = '{ edges { node { id } } totalCount }';
export const allowanceQueries: Readonly<Record<string, QueryFixture>> = {
  allowanceReview: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.allowance.reviewId }),
    id: (side) => side.allowance.reviewId,
  },
  allowanceReviews: { kind: 'rows', selection: page, sql: 'select id from allowance_review', id: (side) => side.allowance.reviewId },
  allowanceReviewBatches: {
    kind: 'rows',
    selection: page,
    sql: 'select id from allowance_review_batch',
    id: (side) => side.allowance.batchId,
  },
  allowanceWithdrawal: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.allowance.withdrawalId }),
    id: (side) => side.allowance.withdrawalId,
  },
  allowanceWithdrawals: {
    kind: 'rows',
    selection: page,
    sql: 'select id from allowance_withdrawal',
    id: (side) => side.allowance.withdrawalId,
  },
};

const TEXT = '测试用文字';
const versioned = (id: string, more: object = {}) => ({ id, expectedVersion: 1, ...more });

export const allowanceMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  allowanceReviewOpen: async ({ stage, area }) => {
    const householdId = await stage.world.household({ area: area.code });
    await stage.world.sql(
      "insert into assistance_status (id, household_id, programme, \"from\", persons) values (gen_random_uuid(), $1, 'MINIMUM_LIVING_ALLOWANCE', '2026-01-01', 1)",
      [householdId],
    );
    return { requestId: randomUUID(), householdId };
  },
  allowanceReviewsOpen: async ({ stage, area }) => {
    const householdId = await stage.world.household({ area: area.code });
    await stage.world.sql(
      "insert into assistance_status (id, household_id, programme, \"from\", persons) values (gen_random_uuid(), $1, 'MINIMUM_LIVING_ALLOWANCE', '2025-01-01', 1)",
      [householdId],
    );
    // One at a time for a month: what another seat ordered is done.
    await stage.world.sql("update allowance_review_batch set state = 'DONE', ended_at = now() where state = 'RUNNING'");
    return { requestId: randomUUID(), areaCode: area.community, month: '2026-06-01' };
  },
  allowanceReviewPropose: async ({ stage, area }) =>
    versioned((await reviewIn(stage.world, 'OPEN', area.code)).id, { outcome: 'CONTINUE', persons: 1, findings: TEXT }),
  allowanceReviewReturn: async ({ stage, area }) => versioned((await reviewIn(stage.world, 'PROPOSED', area.code)).id, { reason: TEXT }),
  allowanceReviewDecide: async ({ stage, area }) => versioned((await reviewIn(stage.world, 'PROPOSED', area.code)).id, { reason: TEXT }),
  allowanceWatchClose: async ({ stage, area }) => versioned(await watchIn(stage.world, area.code), { result: 'STABLE', note: TEXT }),
};
