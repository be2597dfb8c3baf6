import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { ClockSubject, PauseReason } from './kinds.js';
import type { SlaClockPauseInput, SlaClockResumeInput } from './inputs.js';
import { clockById, pausesByClock, ruleById } from './loaders.js';

constraintMeans('clock_one_running', UserErrorCode.DUPLICATE, 'A clock of this rule is already running for it.');
constraintMeans('clock_stands_still_once', UserErrorCode.ILLEGAL_TRANSITION, 'The clock already stands still.');
constraintMeans('clock_facts_stay', UserErrorCode.ILLEGAL_TRANSITION, 'What a clock has recorded is not changed any more.');
constraintMeans('clock_met_after_start', UserErrorCode.OUT_OF_RANGE, 'It cannot be done before it began.');

/** The running clock of one rule about one thing. */
export interface ClockOf {
  kind: ClockSubject;
  id: string;
  /** Key of the rule, e.g. `relief.deliver`. */
  rule: string;
}

/** Everything that a new clock keeps. */
export interface NewClock extends ClockOf {
  areaCode: number;
  householdId?: string | null;
  /** Who answers for it and is called first; null while it is nobody's. */
  ownerId?: string | null;
  /** When the duty began; the beginning of the operation unless told. */
  startedAt?: Date;
}

const RUNNING = 'subject_kind = $1 and subject_id = $2 and rule_key = $3 and met_at is null and cancelled_at is null';
const keyOf = (clock: ClockOf) => [clock.kind, clock.id, clock.rule];

/**
 * Starts a clock by the rule version in force where and when the duty began. @returns its id
 * @throws Refusal REQUIRED when no rule of this key is in force there, DUPLICATE while one is running
 */
export async function openClock(op: Operation, clock: NewClock): Promise<string> {
  const id = newId();
  const startedAt = clock.startedAt ?? op.now;
  const rule = await op.row<{ id: string | null }>(
    "select app.sla_rule_in_force($1, $2, ($3::timestamptz at time zone 'Asia/Shanghai')::date) as id",
    [clock.rule, clock.areaCode, startedAt],
  );
  if (!rule?.id) refuse(UserErrorCode.REQUIRED, `No rule ${clock.rule} is in force here.`);
  await op.rows(
    `insert into sla_clock (id, subject_kind, subject_id, rule_key, rule_id, household_id, area_code, owner_id, started_at, opened_by)
     values ($4, $1, $2, $3, $5, $6, $7, $8, $9, $10)`,
    [...keyOf(clock), id, rule.id, clock.householdId ?? null, clock.areaCode, clock.ownerId ?? null, startedAt, op.accountId],
  );
  return id;
}

/**
 * Ends the running clock because the duty was done; a pause that is still open ends with it. Late is late: the clock
 * then reads MISSED for good. @param at when it was done; the beginning of the operation unless told
 * @returns whether one was running
 */
export async function meetClock(op: Operation, clock: ClockOf, at: Date = op.now): Promise<boolean> {
  await endPauses(op, clock, at);
  const met = await op.rows(`update sla_clock set met_at = $4, met_by = $5, version = version + 1 where ${RUNNING} returning id`, [
    ...keyOf(clock),
    at,
    op.accountId,
  ]);
  return met.length > 0;
}

/** Ends the running clock because the duty fell away. One that was late by then stays MISSED. @returns whether one was running */
export async function cancelClock(op: Operation, clock: ClockOf, reason: string): Promise<boolean> {
  await endPauses(op, clock, op.now);
  const ended = await op.rows(
    `update sla_clock set cancelled_at = $4, cancelled_by = $5, cancel_reason = left($6, 500), version = version + 1 where ${RUNNING} returning id`,
    [...keyOf(clock), op.now, op.accountId, reason],
  );
  return ended.length > 0;
}

/**
 * Lets the running clock stand still from now on.
 * @throws Refusal NOT_FOUND when none is running, NOT_ALLOWED when its rule has no pauses, ILLEGAL_TRANSITION when it stands still already
 */
export async function pauseClock(op: Operation, clock: ClockOf, reason: PauseReason, note: string | null = null): Promise<void> {
  const running = await op.row<{ id: string }>(`select id from sla_clock where ${RUNNING}`, keyOf(clock));
  if (!running) refuse(UserErrorCode.NOT_FOUND, 'No such clock is running.');
  await pause(op, running.id, reason, note);
}

/** Lets the clock go on from now on. @throws Refusal ILLEGAL_TRANSITION when it does not stand still */
export async function resumeClock(op: Operation, clock: ClockOf): Promise<void> {
  if (!(await endPauses(op, clock, op.now))) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The clock does not stand still.');
}

/**
 * Hands running clocks to somebody else (or to nobody) at this instant; what ended stays with whom it was.
 * @param of whose, and of which things; both given hold together
 * @returns how many
 */
export async function handOverClocks(
  op: Operation,
  of: { ownerId?: string; subjectIds?: readonly string[]; householdId?: string },
  to: string | null,
): Promise<number> {
  const moved = await op.rows(
    `update sla_clock set owner_id = $4, version = version + 1 where met_at is null and cancelled_at is null
       and ($1::uuid is null or owner_id = $1) and ($2::uuid[] is null or subject_id = any ($2)) and ($3::uuid is null or household_id = $3) and owner_id is distinct from $4 returning id`,
    [of.ownerId ?? null, of.subjectIds ?? null, of.householdId ?? null, to],
  );
  return moved.length;
}

/** Which running clocks: of one household, about things of these kinds. */
export interface ClocksOf {
  householdId: string;
  kinds: readonly ClockSubject[];
}

/**
 * Lets the running clocks of a household stand still at this instant: those whose rule has pauses and that run now.
 * @returns how many stand still by this
 */
export async function pauseClocks(op: Operation, of: ClocksOf, reason: PauseReason, note: string | null): Promise<number> {
  const paused = await op.rows(
    `insert into clock_pause (id, clock_id, reason, note, paused_at, paused_by)
     select gen_random_uuid(), c.id, $3, left($4, 500), $5, $6 from sla_clock c join sla_rule r on r.id = c.rule_id and r.pausable
     where c.household_id = $1 and c.subject_kind = any ($2::text[]) and c.met_at is null and c.cancelled_at is null
       and not exists (select from clock_pause p where p.clock_id = c.id and p.resumed_at is null) returning id`,
    [of.householdId, of.kinds, reason, note, op.now, op.accountId],
  );
  return paused.length;
}

/** Lets those clocks go on that {@link pauseClocks} made stand still at an instant; a pause of before stays. @returns how many go on */
export async function resumeClocks(op: Operation, of: ClocksOf, pausedAt: Date): Promise<number> {
  const resumed = await op.rows(
    `update clock_pause set resumed_at = $4, resumed_by = $5 where resumed_at is null and paused_at = $3
       and clock_id in (select id from sla_clock where household_id = $1 and subject_kind = any ($2::text[])) returning id`,
    [of.householdId, of.kinds, pausedAt, op.now, op.accountId],
  );
  return resumed.length;
}

/** A person lets one clock stand still. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function pauseById(op: Operation, input: SlaClockPauseInput): Promise<void> {
  await pausable(op, input);
  await pause(op, input.id, input.reason, input.note?.trim() || null);
}

/** A person lets one clock go on. @throws Refusal NOT_FOUND, STALE_VERSION, NOT_ALLOWED, ILLEGAL_TRANSITION */
export async function resumeById(op: Operation, input: SlaClockResumeInput): Promise<void> {
  await pausable(op, input);
  const open = (await op.load(pausesByClock, input.id)).find((one) => one.resumedAt === null);
  if (!open) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The clock does not stand still.');
  await op.rows('update clock_pause set resumed_at = $2, resumed_by = $3 where id = $1 and resumed_at is null', [
    open.id,
    op.now,
    op.accountId,
  ]);
}

async function pausable(op: Operation, input: SlaClockResumeInput): Promise<void> {
  const clock = await op.load(clockById, input.id);
  if (!clock) refuse(UserErrorCode.NOT_FOUND, 'No such clock.', ['id']);
  if (!op.actor.can('clock:pause', clock.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This clock is outside what you may change.');
  await op.row('select id from sla_clock where id = $1 for update', [input.id]);
  op.forgetLoaded();
  const held = await op.load(clockById, input.id);
  if (held) assertVersion(held, input.expectedVersion);
}

async function pause(op: Operation, clockId: string, reason: PauseReason, note: string | null): Promise<void> {
  const clock = await op.load(clockById, clockId);
  const rule = clock && (await op.load(ruleById, clock.ruleId));
  if (!clock || !rule?.pausable) refuse(UserErrorCode.NOT_ALLOWED, 'This clock never stands still.');
  if (clock.metAt !== null || clock.cancelledAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'The clock has ended.');
  await op.rows('insert into clock_pause (id, clock_id, reason, note, paused_at, paused_by) values ($1, $2, $3, $4, $5, $6)', [
    newId(),
    clockId,
    reason,
    note,
    op.now,
    op.accountId,
  ]);
}

async function endPauses(op: Operation, clock: ClockOf, at: Date): Promise<boolean> {
  const ended = await op.rows(
    `update clock_pause set resumed_at = greatest(paused_at, $4), resumed_by = $5 where resumed_at is null and clock_id in (select id from sla_clock where ${RUNNING}) returning id`,
    [...keyOf(clock), at, op.accountId],
  );
  return ended.length > 0;
}
