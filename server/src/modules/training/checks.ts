import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { assertMove, type Moves } from '../../platform/moves.js';
import { open } from '../../platform/vault/envelope.js';
import { areaByCode, mayInAll, parseAreaCode } from '../areas/index.js';
import { addDays } from '../calendars/index.js';
import { commitSeed, drawSample, rollHash, type RollEntry } from '../inspections/index.js';
import type { SpotCallRecordInput, SpotCheckCancelInput, SpotCheckCreateInput, SpotCheckMoveInput } from './inputs.js';
import { callById, countsByCheck } from './loaders.js';
import { SpotCheck, SpotCheckState } from './spot-check.js';

constraintMeans('spot_check_committed', UserErrorCode.ILLEGAL_TRANSITION, 'A spot check stays as it was committed.');
constraintMeans('spot_check_seed_committed', UserErrorCode.ILLEGAL_TRANSITION, 'The seed is not the one that was committed.');
constraintMeans('spot_call_by_another', UserErrorCode.SAME_PERSON, 'Nobody examines themselves.');
constraintMeans('spot_call_final', UserErrorCode.ILLEGAL_TRANSITION, 'This call has been scored.');
constraintMeans('spot_marks_all', UserErrorCode.REQUIRED, 'Every question wants a mark.', ['marks']);

/** From where each spot check may go. */
const moves: Moves<SpotCheckState> = {
  PLANNED: [SpotCheckState.STARTED, SpotCheckState.CANCELLED],
  STARTED: [SpotCheckState.CLOSED],
  CLOSED: [],
  CANCELLED: [],
};

/** Where the seed of a spot check lies sealed. */
export const spotSeedPlace = (id: string) => ({ table: 'spot_check', column: 'seed_sealed', rowId: id });

/** Commits a spot check with the hash of a seed that nobody sees before the start. @throws Refusal NOT_FOUND, NOT_ALLOWED, REQUEST_REUSED */
export async function createCheck(op: Operation, input: SpotCheckCreateInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  assertPlans(op, areaCode);
  return once(op, input.requestId, 'spotCheckCreate', input, async () => {
    const id = newId();
    await op.manager.insert(SpotCheck, {
      id,
      areaCode,
      title: input.title.trim(),
      wanted: input.wanted,
      ...commitSeed(op, spotSeedPlace(id)),
      state: SpotCheckState.PLANNED,
      createdBy: op.accountId,
      createdAt: op.now,
    });
    return id;
  });
}

interface RollPerson extends RollEntry {
  readonly accountId: string;
  readonly areaCode: number;
}

/**
 * Starts a spot check: reveals the seed, keeps the roll of the day and draws whom to call, by role.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE (nobody works there), IN_USE (bank)
 */
export async function startCheck(op: Operation, input: SpotCheckMoveInput): Promise<void> {
  const check = await lockCheck(op, input, SpotCheckState.STARTED);
  const roll = await op.rows<RollPerson>(
    'select account_id as "accountId", number, stratum, area_code as "areaCode" from app.spot_roll($1)',
    [check.areaCode],
  );
  if (roll.length === 0) refuse(UserErrorCode.OUT_OF_RANGE, 'Nobody works with households in this area.');
  const sealed = await op.row<{ sealed: string }>('select seed_sealed as sealed from spot_check where id = $1', [check.id]);
  const seed = open(op.runtime.keyring, spotSeedPlace(check.id), sealed?.sealed ?? '');
  const drawn = drawSample(roll, seed, check.wanted);
  const places = new Map(drawn.map((number, at) => [number, at + 1]));
  await op.rows(
    "update spot_check set state = 'STARTED', seed = $2, roll_count = $3, roll_hash = $4, started_at = $5, started_by = $6, version = version + 1 where id = $1 returning id",
    [check.id, seed, roll.length, rollHash(roll), op.now, op.accountId],
  );
  await op.rows(
    'insert into spot_check_roll (check_id, number, stratum, drawn) select $1, x.* from unnest($2::text[], $3::text[], $4::boolean[]) x',
    [check.id, roll.map((one) => one.number), roll.map((one) => one.stratum), roll.map((one) => places.has(one.number))],
  );
  const called = roll.filter((one) => places.has(one.number));
  const days = await op.row<{ days: number }>("select app.parameter('spotcheck.call.days', $1, $2::date)::int as days", [
    check.areaCode,
    civilDate(op.now),
  ]);
  await op.rows(
    `insert into spot_call (id, check_id, account_id, area_code, position, questions, due_on)
     select gen_random_uuid(), $1, x.account, x.area, x.position, '[]', $5::date from unnest($2::uuid[], $3::bigint[], $4::int[]) x (account, area, position) returning id`,
    [
      check.id,
      called.map((one) => one.accountId),
      called.map((one) => one.areaCode),
      called.map((one) => places.get(one.number)),
      addDays(civilDate(op.now), days?.days ?? 0),
    ],
  );
}

/** Calls a spot check off before its start. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function cancelCheck(op: Operation, input: SpotCheckCancelInput): Promise<void> {
  const check = await lockCheck(op, input, SpotCheckState.CANCELLED);
  await op.manager.save(Object.assign(check, { state: SpotCheckState.CANCELLED, cancelReason: input.reason.trim(), endedAt: op.now }));
}

/** Closes a spot check with nobody left to call. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE (calls are left) */
export async function closeCheck(op: Operation, input: SpotCheckMoveInput): Promise<void> {
  const check = await lockCheck(op, input, SpotCheckState.CLOSED);
  const { toCall } = await op.load(countsByCheck, check.id);
  if (toCall > 0) refuse(UserErrorCode.IN_USE, `${toCall} people have not been called.`);
  await op.manager.save(Object.assign(check, { state: SpotCheckState.CLOSED, endedAt: op.now }));
}

/**
 * Records what came of a call; the database scores it, and whoever does not pass is called again.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, SAME_PERSON, ILLEGAL_TRANSITION, REQUIRED
 */
export async function recordCall(op: Operation, input: SpotCallRecordInput): Promise<void> {
  const locked = await op.row<{ id: string }>('select id from spot_call where id = $1 for update', [input.id]);
  const call = locked && (await op.load(callById, locked.id));
  if (!call) refuse(UserErrorCode.NOT_FOUND, 'No such call.', ['id']);
  if (!op.actor.can('spotcheck:call', call.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This call is outside what you may make.');
  assertVersion(call, input.expectedVersion);
  await op.rows(
    'update spot_call set marks = $2::boolean[], note = $3, called_by = $4, called_at = $5, unreached = unreached + 1 where id = $1 returning id',
    [call.id, input.marks ?? null, input.note?.trim() || null, op.accountId, op.now],
  );
}

function assertPlans(op: Operation, areaCode: number): void {
  if (!mayInAll(op.actor, 'spotcheck:plan', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you check.', ['areaCode']);
}

async function lockCheck(op: Operation, input: SpotCheckMoveInput, to: SpotCheckState): Promise<SpotCheck> {
  const check = await op.manager.findOne(SpotCheck, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!check) refuse(UserErrorCode.NOT_FOUND, 'No such spot check.', ['id']);
  assertPlans(op, check.areaCode);
  assertVersion(check, input.expectedVersion);
  assertMove(moves, check.state, to);
  return check;
}
