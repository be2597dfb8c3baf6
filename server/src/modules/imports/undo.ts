import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { ImportKind, ImportState } from './batch.js';
import type { ImportUndoInput } from './payloads.js';
import { locked } from './service.js';

/** Statements that delete what an import made, parts before what they hang on. */
const DELETE: Record<ImportKind, readonly string[]> = {
  [ImportKind.HOUSEHOLDS]: [
    'delete from assistance_status s using household h where h.id = s.household_id and h.import_id = $1',
    // Persons are found through their memberships and cannot go before them: both in one statement.
    `with gone as (delete from household_membership m using household h where h.id = m.household_id and h.import_id = $1 returning m.person_id)
     delete from person where id in (select person_id from gone)`,
    'delete from household where import_id = $1',
  ],
  [ImportKind.VOLUNTEERS]: [
    'delete from availability_window w using volunteer v where v.id = w.volunteer_id and v.import_id = $1',
    'delete from team_member t using volunteer v where v.id = t.volunteer_id and v.import_id = $1',
    'delete from volunteer where import_id = $1',
  ],
  [ImportKind.NEEDS]: ['delete from service_need where import_id = $1'],
  [ImportKind.ORDERS]: ['delete from produce_order where import_id = $1'],
};

/**
 * Deletes exactly what an import made, if nobody has touched any of it or hung anything on it since.
 * @throws Refusal NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, IMPORT_CANNOT_UNDO
 */
export async function undoImport(op: Operation, input: ImportUndoInput): Promise<void> {
  const batch = await locked(op, input.id, input.expectedVersion, [ImportState.APPLIED]);
  await op.rows("select set_config('statement_timeout', '120s', true)");
  const used = await op.row<{ count: number }>('select app.import_in_use($1) as count', [batch.id]);
  if (!used || used.count > 0)
    refuse(UserErrorCode.IMPORT_CANNOT_UNDO, `${used?.count ?? 0} records of this import have been changed or used since; it stays.`);
  for (const statement of DELETE[batch.kind]) await op.rows(statement, [batch.id]);
  await op.rows("update import_batch set state = 'UNDONE', undone_at = $2, version = version + 1 where id = $1 returning id", [
    batch.id,
    op.now,
  ]);
}
