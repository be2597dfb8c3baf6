import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { ServiceType } from './catalogue.js';
import type { ServiceTypeSaveInput } from './inputs.js';
import { qualificationTypeByCode, skillByCode } from './loaders.js';

constraintMeans('service_code_taken', UserErrorCode.DUPLICATE, 'Another service has this code.', ['code']);

/**
 * Makes or changes a service.
 * @throws Refusal NOT_FOUND, STALE_VERSION, REQUIRED (version), DUPLICATE (code), IN_USE (code of a service that needs use), INVALID_CHOICE (unknown skill or qualification)
 */
export async function saveServiceType(op: Operation, input: ServiceTypeSaveInput): Promise<string> {
  await assertKnown(op, input);
  const { id, expectedVersion, ...rest } = input;
  // Once an administrator has gone over a service, it is the city's own and no sample any more.
  const values = { ...rest, team: input.team ?? null, needsInsurance: input.needsInsurance ?? false, sample: false };
  if (!id) {
    const fresh = newId();
    await op.manager.insert(ServiceType, { id: fresh, ...values });
    return fresh;
  }
  const service = await op.manager.findOne(ServiceType, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!service) refuse(UserErrorCode.NOT_FOUND, 'No such service.', ['id']);
  if (expectedVersion === undefined || expectedVersion === null)
    refuse(UserErrorCode.REQUIRED, 'The version that was read is needed.', ['expectedVersion']);
  assertVersion(service, expectedVersion);
  // Needs, teams and spreadsheets refer to a service by its code: it stays for the life of the service.
  if (values.code !== service.code) refuse(UserErrorCode.IN_USE, 'The code of a service stays; make a new service instead.', ['code']);
  await op.manager.save(Object.assign(service, values));
  return id;
}

async function assertKnown(op: Operation, input: ServiceTypeSaveInput): Promise<void> {
  for (const [field, loader, codes] of [
    ['skillCodes', skillByCode, input.skillCodes],
    ['qualificationCodes', qualificationTypeByCode, input.qualificationCodes],
  ] as const) {
    const found = await Promise.all(codes.map((code): Promise<object | null> => op.load<string, object | null>(loader, code)));
    const unknown = found.indexOf(null);
    if (unknown >= 0) refuse(UserErrorCode.INVALID_CHOICE, 'This code is not in the catalogue.', [field, String(unknown)]);
  }
}
