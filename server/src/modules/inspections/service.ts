import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove } from '../../platform/moves.js';
import { open } from '../../platform/vault/envelope.js';
import { areaByCode, areaRange, mayInAll, parseAreaCode } from '../areas/index.js';
import { InspectionPlan, InspectionState, InspectionStrata, InspectionVisit } from './inspection.js';
import type { InspectionPlanCancelInput, InspectionPlanCreateInput, InspectionPlanMoveInput } from './inputs.js';
import { progressByPlan } from './loaders.js';
import { drawSample, rollHash, type RollEntry } from './sample.js';
import { commitSeed } from './seed.js';
import { planMoves } from './states.js';

constraintMeans('inspection_committed', UserErrorCode.ILLEGAL_TRANSITION, 'A plan stays as it was committed.');
constraintMeans('inspection_seed_committed', UserErrorCode.ILLEGAL_TRANSITION, 'The seed is not the one that was committed.');

/** Rows written by one statement. */
const CHUNK = 5000;

/** Refuses whoever may not inspect the whole area. @throws Refusal NOT_ALLOWED */
function assertInspects(op: Operation, areaCode: number): void {
  if (!mayInAll(op.actor, 'inspection:plan', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you inspect.', ['areaCode']);
}

const seedPlace = (id: string) => ({ table: 'inspection_plan', column: 'seed_sealed', rowId: id });

/**
 * Commits a plan with the hash of a seed that nobody sees before the start.
 * @throws Refusal NOT_FOUND (area), NOT_ALLOWED, OUT_OF_RANGE (days), DUPLICATE (an item twice), REQUEST_REUSED
 */
export async function createPlan(op: Operation, input: InspectionPlanCreateInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  assertInspects(op, areaCode);
  if (input.untilDay < input.fromDay || input.untilDay < civilDate(op.now))
    refuse(UserErrorCode.OUT_OF_RANGE, 'The last day is before the first, or has passed.', ['untilDay']);
  const items = input.checklist.map((text) => text.trim());
  const repeated = items.findIndex((text, at) => text === '' || items.indexOf(text) !== at);
  if (repeated >= 0) refuse(UserErrorCode.DUPLICATE, 'An item is empty or there twice.', ['checklist', String(repeated)]);
  return once(op, input.requestId, 'inspectionPlanCreate', input, async () => {
    const id = newId();
    await op.manager.insert(InspectionPlan, {
      id,
      areaCode,
      title: input.title.trim(),
      fromDay: input.fromDay,
      untilDay: input.untilDay,
      wanted: input.wanted,
      strata: input.strata,
      checklist: items.map((text, at) => ({ code: String(at + 1), text })),
      ...commitSeed(op, seedPlace(id)),
      state: InspectionState.PLANNED,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

/**
 * Starts a plan: reveals the seed, keeps the roll of the day and draws the sample.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_THE_PAST (after its last day), OUT_OF_RANGE (before its first; an empty roll)
 */
export async function startPlan(op: Operation, input: InspectionPlanMoveInput): Promise<void> {
  const plan = await lockPlan(op, input);
  assertMove(planMoves, plan.state, InspectionState.STARTED);
  const today = civilDate(op.now);
  if (today < plan.fromDay) refuse(UserErrorCode.OUT_OF_RANGE, 'The first day has not come yet.');
  if (today > plan.untilDay) refuse(UserErrorCode.IN_THE_PAST, 'The last day has passed.');
  const households = await rollOn(op, plan, today);
  if (households.length === 0) refuse(UserErrorCode.OUT_OF_RANGE, 'Nobody is on the roll of this area.');
  const seed = open(op.runtime.keyring, seedPlace(plan.id), plan.seedSealed);
  const drawn = drawSample(households, seed, plan.wanted);
  const chosen = new Set(drawn);
  await op.rows(
    `update inspection_plan set state = 'STARTED', seed = $2, roll_count = $3, roll_hash = $4, started_at = $5, started_by = $6, version = version + 1 where id = $1 returning id`,
    [plan.id, seed, households.length, rollHash(households), op.now, op.accountId],
  );
  for (let at = 0; at < households.length; at += CHUNK) {
    const chunk = households.slice(at, at + CHUNK);
    await op.rows(
      'insert into inspection_roll (plan_id, number, stratum, drawn) select $1, x.* from unnest($2::text[], $3::text[], $4::boolean[]) x',
      [plan.id, chunk.map((one) => one.number), chunk.map((one) => one.stratum), chunk.map((one) => chosen.has(one.number))],
    );
  }
  const byNumber = new Map(households.map((household) => [household.number, household]));
  await op.manager.insert(
    InspectionVisit,
    drawn.flatMap((number, at) => {
      const household = byNumber.get(number);
      return household
        ? [
            {
              id: newId(),
              planId: plan.id,
              householdId: household.id,
              areaCode: household.areaCode,
              stratum: household.stratum,
              position: at + 1,
              answers: [],
            },
          ]
        : [];
    }),
  );
}

interface RollHousehold extends RollEntry {
  readonly id: string;
  readonly areaCode: number;
}

/** Households of an area with a status valid on a day, each in the layer of its area or of the first of its programmes. */
function rollOn(op: Operation, plan: InspectionPlan, day: string): Promise<RollHousehold[]> {
  const [low, high] = areaRange(plan.areaCode);
  const own = [1e11, 1e9, 1e6, 1e3].find((size) => plan.areaCode % size === 0) ?? 1;
  const step = own === 1e11 ? 1e9 : Math.max(1, own / 1000);
  const stratum =
    plan.strata === InspectionStrata.AREA
      ? `(h.area_code / ${step} * ${step})::text`
      : `(array_agg(s.programme order by array_position(array['EXTREME_HARDSHIP', 'MINIMUM_LIVING_ALLOWANCE', 'TEMPORARY_ASSISTANCE', 'LOW_INCOME_WATCH', 'REGISTERED_POOR'], s.programme)))[1]`;
  return op.rows<RollHousehold>(
    `select h.id, h.number, h.area_code as "areaCode", ${stratum} as stratum from household h join assistance_status s on s.household_id = h.id
     where h.area_code >= $1 and h.area_code < $2 and s."from" <= $3::date and (s.until is null or s.until > $3::date) group by h.id, h.number, h.area_code order by h.number`,
    [low, high, day],
  );
}

/** Calls a plan off before its start. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function cancelPlan(op: Operation, input: InspectionPlanCancelInput): Promise<void> {
  const plan = await lockPlan(op, input);
  assertMove(planMoves, plan.state, InspectionState.CANCELLED);
  await op.manager.save(Object.assign(plan, { state: InspectionState.CANCELLED, cancelReason: input.reason.trim() }));
}

/** Closes a plan with every visit made and nothing open. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE (visits or findings are left) */
export async function closePlan(op: Operation, input: InspectionPlanMoveInput): Promise<void> {
  const plan = await lockPlan(op, input);
  assertMove(planMoves, plan.state, InspectionState.CLOSED);
  const { visits, visited, open: unmended, rectified } = await op.load(progressByPlan, plan.id);
  if (visited < visits) refuse(UserErrorCode.IN_USE, `${visits - visited} households have not been visited.`);
  if (unmended + rectified > 0) refuse(UserErrorCode.IN_USE, `${unmended + rectified} findings are not verified.`);
  await op.manager.save(Object.assign(plan, { state: InspectionState.CLOSED, closedAt: op.now, closedBy: op.accountId }));
}

async function lockPlan(op: Operation, input: InspectionPlanMoveInput): Promise<InspectionPlan> {
  const plan = await op.manager.findOne(InspectionPlan, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!plan) refuse(UserErrorCode.NOT_FOUND, 'No such plan.', ['id']);
  assertInspects(op, plan.areaCode);
  assertVersion(plan, input.expectedVersion);
  return plan;
}
