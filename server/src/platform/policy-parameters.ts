import { civilDate } from './clock.js';
import { kept } from './database/kept.js';
import { batched } from './database/loaders.js';
import type { Operation } from './database/operation.js';

/** The value in force on a day of a dated policy parameter without an area, by `YYYY-MM-DD key`; null when nobody set it. */
const parameterInForce = kept(
  batched<string, number | null>(async (op, keys) => {
    const rows = await op.rows<{ value: number | null }>(
      'select app.parameter(substr(k.wanted, 12), null, substr(k.wanted, 1, 10)::date) as value from unnest($1::text[]) with ordinality k (wanted, n) order by k.n',
      [keys],
    );
    return rows.map((row) => row.value);
  }),
);

/**
 * A threshold, deadline or weight that is dated data: the value in force today for the whole city.
 * @throws Error when no value was ever set: every key that the code reads is seeded by a migration
 */
export async function policyParameter(op: Operation, key: string): Promise<number> {
  const value = await op.find(parameterInForce, `${civilDate(op.now)} ${key}`);
  if (value === null) throw new Error(`policy parameter ${key} has no value`);
  return value;
}
