import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { VerificationDepartment, VerificationItem } from './catalogue.js';
import type { VerificationDepartmentSaveInput, VerificationItemSaveInput } from './inputs.js';

constraintMeans('verification_department_pkey', UserErrorCode.DUPLICATE, 'A department has this code.', ['code']);
constraintMeans('verification_item_pkey', UserErrorCode.DUPLICATE, 'An item has this code.', ['code']);
constraintMeans('verification_item_department_code_fkey', UserErrorCode.NOT_FOUND, 'No such department.', ['departmentCode']);
constraintMeans('verification_item_measures', UserErrorCode.INVALID_CHOICE, 'What is declared is measured in another unit.', ['declared']);

interface Named {
  readonly name: string;
  readonly nameEn: string;
}

/** @throws Refusal REQUIRED */
function names({ name, nameEn }: Named): Named {
  const trimmed = { name: name.trim(), nameEn: nameEn.trim() };
  for (const [field, text] of Object.entries(trimmed)) if (text === '') refuse(UserErrorCode.REQUIRED, 'It has a name.', [field]);
  return trimmed;
}

async function nextPosition(op: Operation, table: 'verification_department' | 'verification_item'): Promise<number> {
  return (await op.row<{ n: number }>(`select coalesce(max(position), 0) + 1 as n from ${table}`))?.n ?? 1;
}

/**
 * Makes or changes a department; whoever edits a sample makes it the city's own.
 * @throws Refusal NOT_FOUND, STALE_VERSION, REQUIRED, DUPLICATE, INVALID_CHOICE (a connector that the operator's settings do not name)
 */
export async function saveDepartment(op: Operation, input: VerificationDepartmentSaveInput): Promise<void> {
  const connector = input.connector ?? null;
  const department =
    input.expectedVersion == null
      ? null
      : await op.manager.findOne(VerificationDepartment, { where: { code: input.code }, lock: { mode: 'pessimistic_write' } });
  if (input.expectedVersion != null) {
    if (!department) refuse(UserErrorCode.NOT_FOUND, 'No such department.', ['code']);
    assertVersion(department, input.expectedVersion);
  }
  if (connector !== null && connector !== department?.connector && !op.runtime.connectors?.has(connector))
    refuse(UserErrorCode.INVALID_CHOICE, 'The settings of this server name no such connector.', ['connector']);
  const content = { ...names(input), connector, active: input.active, sample: false };
  if (department) await op.manager.save(Object.assign(department, content));
  else
    await op.manager.insert(VerificationDepartment, {
      ...content,
      code: input.code,
      position: await nextPosition(op, 'verification_department'),
    });
}

/**
 * Makes or changes an item; whoever edits a sample makes it the city's own.
 * @throws Refusal NOT_FOUND (item, department), STALE_VERSION, REQUIRED, DUPLICATE, INVALID_CHOICE (declared in another unit), IN_USE (there are answers in another measure)
 */
export async function saveItem(op: Operation, input: VerificationItemSaveInput): Promise<void> {
  const content = {
    ...names(input),
    departmentCode: input.departmentCode,
    measure: input.measure,
    declared: input.declared ?? null,
    sameAs: input.sameAs ?? null,
    active: input.active,
    sample: false,
  };
  if (input.expectedVersion == null) {
    await op.manager.insert(VerificationItem, { ...content, code: input.code, position: await nextPosition(op, 'verification_item') });
    return;
  }
  const item = await op.manager.findOne(VerificationItem, { where: { code: input.code }, lock: { mode: 'pessimistic_write' } });
  if (!item) refuse(UserErrorCode.NOT_FOUND, 'No such item.', ['code']);
  assertVersion(item, input.expectedVersion);
  if (item.measure !== input.measure && (await op.row('select 1 as one from app.verification_item_answered($1) as a where a', [item.code])))
    refuse(UserErrorCode.IN_USE, 'There are answers in the other measure.', ['measure']);
  await op.manager.save(Object.assign(item, content));
}
