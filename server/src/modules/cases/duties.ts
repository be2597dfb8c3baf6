import { newId } from '../../platform/database/ids.js';
import { batched, columns, manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { CaseState } from './case.js';
import { CaseDuty, CaseOwnership, DutyCounts, DutyKind } from './duty.js';
import type { CaseDutyDoneInput, CaseTaskAddInput } from './inputs.js';
import { caseById } from './loaders.js';

constraintMeans('case_duty_is_done', UserErrorCode.ILLEGAL_TRANSITION, 'This duty is done.');
constraintMeans('case_duty_case_closed', UserErrorCode.ILLEGAL_TRANSITION, 'A closed case takes no duties.');
constraintMeans('case_has_open_duties', UserErrorCode.IN_USE, 'Duties of this case are open; finish them first.');

/** Duties shown with a case. */
const SHOWN = 200;

/** Duties of a case: the open ones by when they are due, then the last done. */
export const dutiesByCase = batched<string, CaseDuty[]>(async (op, ids) => {
  const rows = await op.rows<CaseDuty>(
    `select ${columns(op, CaseDuty, 'd')} from unnest($1::uuid[]) k (id) cross join lateral
       (select * from case_duty t where t.case_id = k.id order by t.done_at is not null, case when t.done_at is null then t.due_at end, t.done_at desc, t.id limit $2) d`,
    [ids, SHOWN],
  );
  return ids.map((id) => rows.filter((row) => row.caseId === id));
});

/** Who owned a case, the first owner first. */
export const ownershipsByCase = manyBy<CaseOwnership>(() => CaseOwnership, 'caseId', 't.since, t.ordinal');

/**
 * Counts of every ownership. A duty that is done counts where it was done, one that was missed where it was missed, an open one with the present
 * owner: the sums over the owners of a case are the counts of the case, whoever owned it when.
 */
const PARTS = `
  count(d.id) filter (where d.done_at is null and o.until is null)::int open,
  count(d.id) filter (where d.done_at is null and o.until is null and d.due_at < $2)::int overdue,
  count(d.id) filter (where d.done_ownership_id = o.id)::int done,
  count(d.id) filter (where d.missed_ownership_id = o.id
    or (d.done_at is null and d.due_at < $2 and app.ownership_at(d.case_id, greatest(d.due_at, d.created_at)) = o.id))::int missed`;

/** Counts of an ownership by its id. */
export const countsByOwnership = batched<string, DutyCounts>(async (op, ids) => {
  const rows = await op.rows<DutyCounts & { id: string }>(
    `select o.id, ${PARTS} from case_ownership o left join case_duty d on d.case_id = o.case_id where o.id = any ($1::uuid[]) group by o.id`,
    [ids, op.now],
  );
  return ids.map((id) =>
    Object.assign(
      new DutyCounts(),
      rows.find((row) => row.id === id),
    ),
  );
});

/** Counts of a case by its id, straight from its duties. */
export const countsByCase = batched<string, DutyCounts>(async (op, ids) => {
  const rows = await op.rows<DutyCounts & { id: string }>(
    `select c.id, count(d.id) filter (where d.done_at is null)::int open, count(d.id) filter (where d.done_at is null and d.due_at < $2)::int overdue,
       count(d.id) filter (where d.done_at is not null)::int done, count(d.id) filter (where coalesce(d.done_at, $2) > d.due_at)::int missed
     from unnest($1::uuid[]) c (id) left join case_duty d on d.case_id = c.id group by c.id`,
    [ids, op.now],
  );
  return ids.map((id) =>
    Object.assign(
      new DutyCounts(),
      rows.find((row) => row.id === id),
    ),
  );
});

/** Writes a task down. @throws Refusal NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION (closed), IN_THE_PAST, REQUEST_REUSED */
export async function addTask(op: Operation, input: CaseTaskAddInput): Promise<string> {
  const found = await op.load(caseById, input.caseId);
  if (!found) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['caseId']);
  if (!op.actor.can('case:edit', found.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This case is outside what you may change.');
  if (found.state === CaseState.CLOSED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A closed case takes no duties.');
  if (input.dueAt <= op.now) refuse(UserErrorCode.IN_THE_PAST, 'This time has passed.', ['dueAt']);
  await once(op, input.requestId, 'caseTaskAdd', input, async () => {
    const id = newId();
    await op.manager.insert(CaseDuty, {
      id,
      caseId: found.id,
      kind: DutyKind.TASK,
      title: input.title.trim(),
      dueAt: input.dueAt,
      createdAt: op.now,
      createdBy: op.accountId,
    });
    return id;
  });
  return found.id;
}

/**
 * A duty is done, and by whom. Needs and visits end by themselves when they are served or settled; of a visit that was missed somebody says
 * what was done about it.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION (done before, or it ends by itself), REASON_REQUIRED
 */
export async function finishDuty(op: Operation, input: CaseDutyDoneInput): Promise<string> {
  const duty = await op.manager.findOne(CaseDuty, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  const found = duty && (await op.load(caseById, duty.caseId));
  if (!duty || !found) refuse(UserErrorCode.NOT_FOUND, 'No such duty.', ['id']);
  if (!op.actor.can('case:edit', found.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This case is outside what you may change.');
  assertVersion(duty, input.expectedVersion);
  if (duty.doneAt !== null) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This duty is done.');
  const visit = duty.assignmentId && (await op.row<{ state: string }>('select state from assignment where id = $1', [duty.assignmentId]));
  if (duty.kind !== DutyKind.TASK && !(visit && visit.state === 'MISSED'))
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'It is done when the need is served or waived, or the visit is settled.');
  if (visit && !input.note?.trim()) refuse(UserErrorCode.REASON_REQUIRED, 'Say what was done about the missed visit.', ['note']);
  Object.assign(duty, { doneAt: op.now, doneBy: op.accountId, note: input.note?.trim() || null });
  await op.manager.save(duty);
  return found.id;
}
