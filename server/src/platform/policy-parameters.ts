import { civilDate } from './clock.js';
import { batched } from './database/loaders.js';
import type { Operation } from './database/operation.js';

/** The value in force today of a dated policy parameter without an area; null when nobody set it. */
const parameterInForce = batched<string, number | null>(async (op, keys) => {
  const rows = await op.rows<{ value: number | null }>(
    'select app.parameter(k.key, null, $2::date) as value from unnest($1::text[]) with ordinality k (key, n) order by k.n',
    [keys, civilDate(op.now)],
  );
  return rows.map((row) => row.value);
});

/**
 * A threshold, deadline or weight that is dated data: the value in force today for the whole city.
 * @throws Error when no value was ever set: every key that the code reads is seeded by a migration
 */
export async function policyParameter(op: Operation, key: string): Promise<number> {
  const value = await op.load(parameterInForce, key);
  if (value === null) throw new Error(`policy parameter ${key} has no value`);
  return value;
}
