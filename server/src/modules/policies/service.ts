import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import type { PolicyParameterPreviewInput, PolicyParameterSetInput, PolicyParameterVoidInput } from './inputs.js';
import { PolicyParameter, PolicyParameterPreview, type Residence } from './parameter.js';

constraintMeans('parameter_recorded_once', UserErrorCode.DUPLICATE, 'This value was recorded at the very same moment; look again.', [
  'validFrom',
]);
constraintMeans('parameter_finite', UserErrorCode.OUT_OF_RANGE, 'The value is out of range.', ['value']);

constraintMeans('parameter_makes_rule', UserErrorCode.OUT_OF_RANGE, 'A deadline is a whole number of days or hours, at least one.', [
  'value',
]);

/** The value of a key for a place on a civil day, as it was known at an instant (now unless told); null when none was set. */
async function parameterAsOf(
  op: Operation,
  key: string,
  at: { areaCode: number | null; residence?: Residence | null; day: string; knownAt?: Date },
): Promise<number | null> {
  const row = await op.row<{ value: number | null }>('select (app.parameter_row($1, $2, $3, $4, $5)).value as value', [
    key,
    at.areaCode,
    at.residence ?? null,
    at.day,
    at.knownAt ?? op.now,
  ]);
  return row?.value ?? null;
}

/**
 * Records a value. @returns the id of the record
 * @throws Refusal NOT_FOUND (key or area), INVALID_FORMAT, OUT_OF_RANGE (amounts are whole, counts not negative), NOT_ALLOWED, REQUEST_REUSED
 */
export async function setParameter(op: Operation, input: PolicyParameterSetInput): Promise<string> {
  const unit = await unitOf(op, input.key);
  if (unit === undefined) refuse(UserErrorCode.NOT_FOUND, 'No part of the system reads this key.', ['key']);
  const areaCode = await areaOf(op, input.areaCode);
  if (areaCode === undefined) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (input.value < 0) refuse(UserErrorCode.OUT_OF_RANGE, 'The value is not negative.', ['value']);
  if (unit.startsWith('fen') && !Number.isInteger(input.value))
    refuse(UserErrorCode.OUT_OF_RANGE, 'An amount is a whole number of fen.', ['value']);
  return once(op, input.requestId, 'policyParameterSet', input, () => {
    const { key, residence, value, validFrom, document, issuedBy } = input;
    return recordParameter(op, { key, areaCode, residence: residence ?? null, value, validFrom, document, issuedBy }, unit);
  });
}

/** Writes a value down within the present transaction, for whoever sets several at once. @returns the id of the record */
export async function recordParameter(
  op: Operation,
  value: Omit<PolicyParameterSetInput, 'requestId' | 'areaCode'> & { areaCode: number | null },
  unit: string,
): Promise<string> {
  const id = newId();
  await op.manager.insert(PolicyParameter, {
    id,
    key: value.key,
    areaCode: value.areaCode,
    residence: value.residence ?? null,
    value: value.value,
    unit,
    validFrom: value.validFrom,
    source: value.document.trim(),
    sample: false,
    void: false,
    document: value.document.trim(),
    issuedBy: value.issuedBy.map((body) => body.trim()),
    recordedAt: op.now,
    recordedBy: op.accountId,
  });
  return id;
}

/**
 * Takes a first day back by a record of its own. @returns the id of that record
 * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION when it was taken back or corrected before, IN_USE when nothing would hold then, NOT_ALLOWED
 */
export async function voidParameter(op: Operation, input: PolicyParameterVoidInput): Promise<string> {
  const row = await op.manager.findOneBy(PolicyParameter, { id: input.id });
  if (!row) refuse(UserErrorCode.NOT_FOUND, 'No such record.', ['id']);
  const state = await op.row<{ later: boolean; others: boolean }>(
    `select exists (select from policy_parameter q where q.key = $1 and q.area_code is not distinct from $2 and q.residence is not distinct from $3 and q.valid_from = $4 and q.recorded_at > $5) as later,
       exists (select from policy_parameter q where q.key = $1 and not q.void and (q.area_code, q.residence, q.valid_from) is distinct from ($2, $3, $4)) as others`,
    [row.key, row.areaCode, row.residence, row.validFrom, row.recordedAt],
  );
  if (row.void || state?.later) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A later record stands in its place already.', ['id']);
  if (!state?.others) refuse(UserErrorCode.IN_USE, 'The last value of a key is corrected, not taken back.', ['id']);
  const id = newId();
  await op.manager.insert(PolicyParameter, {
    id,
    key: row.key,
    areaCode: row.areaCode,
    residence: row.residence,
    value: row.value,
    unit: row.unit,
    validFrom: row.validFrom,
    source: row.source,
    sample: row.sample,
    void: true,
    document: input.reason.trim(),
    issuedBy: [],
    recordedAt: op.now,
    recordedBy: op.accountId,
  });
  return id;
}

/** Whom a value would touch, without setting it; null for a key or an area that does not exist. @throws Refusal INVALID_FORMAT of the area code */
export async function previewParameter(op: Operation, input: PolicyParameterPreviewInput): Promise<PolicyParameterPreview | null> {
  const unit = await unitOf(op, input.key);
  const areaCode = await areaOf(op, input.areaCode);
  if (unit === undefined || areaCode === undefined) return null;
  const before = await parameterAsOf(op, input.key, { areaCode, residence: input.residence ?? null, day: input.validFrom });
  const reach = await op.row<{ basis: string; households: number; persons: number }>('select * from app.parameter_reach($1, $2, $3)', [
    input.key,
    areaCode,
    input.residence ?? null,
  ]);
  const perPerson = unit === 'fen per person and month' && before !== null;
  return Object.assign(new PolicyParameterPreview(), {
    before,
    after: input.value,
    basis: reach?.basis ?? 'NONE',
    households: reach?.households ?? 0,
    persons: reach?.persons ?? 0,
    monthlyFen: perPerson ? (input.value - before) * (reach?.persons ?? 0) : null,
  });
}

/** The unit of a key: keys come with the system, values with the policy. Undefined when nothing reads the key. */
async function unitOf(op: Operation, key: string): Promise<string | undefined> {
  return (
    await op.row<{ unit: string }>('select unit from policy_parameter where key = $1 order by recorded_at, valid_from limit 1', [key])
  )?.unit;
}

/** The area a value is for: null for the whole city, undefined for one that does not exist. */
async function areaOf(op: Operation, text: string | null | undefined): Promise<number | null | undefined> {
  if (!text) return null;
  return (await op.load(areaByCode, parseAreaCode(text)))?.code;
}
