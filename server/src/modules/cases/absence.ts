import { civilDate } from '../../platform/clock.js';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import { batched, byKey } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, Refusal, refuse, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { once, Payload } from '../../platform/graphql/mutation.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import type { Case } from './case.js';
import type { StaffAbsenceEndInput, StaffAbsenceRecordInput } from './inputs.js';
import { caseById } from './loaders.js';
import { assertMayOwn } from './open.js';
import { DutiesUncovered } from './payloads.js';

constraintMeans('staff_absence_once', UserErrorCode.DUPLICATE, 'An absence is recorded for some of these days.', ['from']);
constraintMeans('account_duties_need_cover', UserErrorCode.COVER_MISSING, 'Open duties of this account have no cover; name one first.');

/** Absence of a colleague. */
@Entity('staff_absence')
@ObjectType({ simpleResolvers: true, description: 'Days on which a colleague is away, and who covers. The reason is not kept.' })
export class StaffAbsence {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  from!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; null when they do not come back.' })
  @Column('date', { nullable: true })
  until!: string | null;
  @Column('uuid', { nullable: true })
  coverId!: string | null;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { nullable: true, description: 'Ended before its time at (UTC).' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Payload of an absence. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an absence.' })
export class StaffAbsencePayload extends Payload {
  @Field(() => StaffAbsence, { nullable: true, description: 'The absence as it is now.' })
  absence?: StaffAbsence;
}

/** An absence by id. */
export const absenceById = byKey<StaffAbsence>(() => StaffAbsence);

/** Who covers a case today; null while its owner is there. */
export const coverByCase = batched<string, string | null>(async (op, ids) => {
  const rows = await op.rows<{ cover: string | null }>(
    'select app.case_cover(k.id, app.today()) cover from unnest($1::uuid[]) with ordinality k (id, n) order by k.n',
    [ids],
  );
  return rows.map((row) => row.cover);
});

/**
 * Records that a colleague is away, with somebody for every open duty.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, SAME_PERSON, DUPLICATE, COVER_MISSING (DutiesUncovered), REQUEST_REUSED
 */
export async function recordAbsence(op: Operation, input: StaffAbsenceRecordInput): Promise<string> {
  const accountId = input.accountId ?? op.accountId;
  if (input.until && input.until < input.from) refuse(UserErrorCode.OUT_OF_RANGE, 'It ends before it begins.', ['until']);
  if (input.until && input.until < civilDate(op.now)) refuse(UserErrorCode.IN_THE_PAST, 'These days have passed.', ['until']);
  const may = await op.row<{ may: boolean }>('select $1 = app.actor_id() or app.answers_for($1) as may', [accountId]);
  if (!may?.may) refuse(UserErrorCode.NOT_ALLOWED, 'You do not answer for the cases of this account.', ['accountId']);
  const covers = [...(input.covers ?? []).map((cover) => cover.accountId), ...(input.coverId ? [input.coverId] : [])];
  if (covers.includes(accountId)) refuse(UserErrorCode.SAME_PERSON, 'Nobody covers for themselves.', ['coverId']);
  return once(op, input.requestId, 'staffAbsenceRecord', input, async () => {
    const id = newId();
    await op.rows(
      'insert into staff_absence (id, account_id, "from", until, cover_id, recorded_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, accountId, input.from, input.until ?? null, input.coverId ?? null, op.accountId, op.now],
    );
    for (const { caseId, accountId: coverId } of input.covers ?? []) {
      const found = await op.load(caseById, caseId);
      if (!found || found.ownerId !== accountId) refuse(UserErrorCode.NOT_FOUND, 'No such case of this owner.', ['covers']);
      await assertMayOwn(op, coverId, found.areaCode, ['covers']);
      await op.rows('insert into absence_cover (id, absence_id, case_id, cover_id) values ($1, $2, $3, $4)', [
        newId(),
        id,
        caseId,
        coverId,
      ]);
    }
    if (input.coverId) await assertCoverReaches(op, accountId, input.coverId);
    const uncovered = await op.rows<{ id: string }>('select u as id from app.uncovered_cases($1, $2) u limit 50', [accountId, id]);
    if (uncovered.length > 0) {
      const cases = (await Promise.all(uncovered.map((row) => op.load(caseById, row.id)))).filter((found): found is Case => found !== null);
      throw new Refusal([
        userError(DutiesUncovered, { code: UserErrorCode.COVER_MISSING, message: 'Open duties have no cover.', field: ['coverId'], cases }),
      ]);
    }
    return id;
  });
}

/** Whoever covers in general may own every case that is left to them. @throws Refusal NOT_FOUND */
async function assertCoverReaches(op: Operation, accountId: string, coverId: string): Promise<void> {
  const areas = await op.rows<{ area: number }>(
    "select distinct area_code area from social_case where owner_id = $1 and state <> 'CLOSED' limit 500",
    [accountId],
  );
  for (const { area } of areas) await assertMayOwn(op, coverId, area, ['coverId']);
}

/** Ends an absence: they are back. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION */
export async function endAbsence(op: Operation, input: StaffAbsenceEndInput): Promise<string> {
  const absence = await op.manager.findOne(StaffAbsence, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!absence) refuse(UserErrorCode.NOT_FOUND, 'No such absence.', ['id']);
  assertVersion(absence, input.expectedVersion);
  if (absence.endedAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This absence has ended.');
  absence.endedAt = op.now;
  await op.manager.save(absence);
  return absence.id;
}
