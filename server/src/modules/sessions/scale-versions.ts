import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import type { ScaleVersionAddInput, ScaleVersionUseInput } from './inputs/scale.js';
import { scaleById } from './loaders.js';
import { ScaleVersion, type ScaleDefinition } from './scale.js';
import { definitionFault } from './scale-definition.js';

constraintMeans('scale_version_once', UserErrorCode.DUPLICATE, 'Somebody else has just added a version of this scale.', ['code']);
constraintMeans('scale_one_active', UserErrorCode.DUPLICATE, 'Somebody else has just put a version of this scale into use.', ['code']);

/** Every version of every scale, the newest first; at most 500. */
export function listScaleVersions(op: Operation): Promise<ScaleVersion[]> {
  return op.rows<ScaleVersion>(`select ${columns(op, ScaleVersion, 's')} from scale_version s order by s.code, s.number desc limit 500`);
}

/** Adds a scale, or a new version of one, and puts it into use. @throws Refusal INVALID_FORMAT, OUT_OF_RANGE, REQUIRED, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED */
export async function addScaleVersion(op: Operation, input: ScaleVersionAddInput): Promise<string> {
  const definition = definitionOf(input);
  const fault = definitionFault(definition);
  if (fault) refuse(UserErrorCode[fault.code], fault.message, fault.field);
  return once(op, input.requestId, 'scaleVersionAdd', input, async () => {
    const before = await op.row<ScaleVersion>(
      `select ${columns(op, ScaleVersion, 's')} from scale_version s where s.code = $1 order by s.active desc, s.number desc limit 1`,
      [input.code],
    );
    const last = await op.row<{ number: number }>('select coalesce(max(number), 0)::int as number from scale_version where code = $1', [
      input.code,
    ]);
    if (before?.active) assertAsWatchful(before.definition, definition);
    await op.rows('update scale_version set active = false where code = $1 and active returning id', [input.code]);
    const id = newId();
    await op.rows('insert into scale_version (id, code, number, definition, active, created_at) values ($1, $2, $3, $4, true, $5)', [
      id,
      input.code,
      (last?.number ?? 0) + 1,
      JSON.stringify(definition),
      op.now,
    ]);
    return id;
  });
}

/** Puts a version into use in the place of another, or takes a scale out of use. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function useScaleVersion(op: Operation, input: ScaleVersionUseInput): Promise<string> {
  const version = await op.load(scaleById, input.id);
  if (!version) refuse(UserErrorCode.NOT_FOUND, 'No such version.', ['id']);
  const present = await op.row<ScaleVersion>(
    `select ${columns(op, ScaleVersion, 's')} from scale_version s where s.code = $1 and s.active`,
    [version.code],
  );
  if (input.active && present) assertAsWatchful(present.definition, version.definition);
  if (input.active)
    await op.rows('update scale_version set active = false where code = $1 and active and id <> $2 returning id', [
      version.code,
      version.id,
    ]);
  await op.rows('update scale_version set active = $2 where id = $1 returning id', [version.id, input.active]);
  return version.id;
}

/**
 * A version that watches fewer dangerous items than the one in use would silence alerts without anybody noticing. With as many
 * items as before it watches the same ones.
 */
function assertAsWatchful(present: ScaleDefinition, next: ScaleDefinition): void {
  const same = present.items.length === next.items.length;
  if (same ? present.riskItems.some((item) => !next.riskItems.includes(item)) : next.riskItems.length < present.riskItems.length)
    refuse(UserErrorCode.NOT_ALLOWED, 'The version in use opens alerts on other items: a new version watches them too.', ['riskItems']);
}

function definitionOf(input: ScaleVersionAddInput): ScaleDefinition {
  const text = ({ zh, en }: { zh: string; en: string }) => ({ zh: zh.trim(), en: en.trim() });
  return {
    name: text(input.name),
    lead: text(input.lead),
    items: input.items.map(text),
    options: input.options.map((option) => ({ value: option.value, ...text(option) })),
    ...(input.reverseItems?.length ? { reverseItems: input.reverseItems } : {}),
    factor: input.factor,
    missingAllowed: input.missingAllowed,
    bands: input.bands.map((band) => ({ from: band.from, to: band.to, advice: band.advice, ...text(band) })),
    riskItems: input.riskItems,
    higherIsBetter: input.higherIsBetter,
    reliableChange: input.reliableChange,
    reliableSource: input.reliableSource.trim(),
    bandSource: input.bandSource.trim(),
    licence: text(input.licence),
  };
}
