import { parse } from 'graphql';
import { buildFinemeshSchema } from '@finemesh/server/dist/schema/build.js';
import { Operation } from '@finemesh/server/dist/platform/database/operation.js';
import { createExecutor } from '@finemesh/server/dist/platform/graphql/executor.js';
import type { World } from './world.js';

let executor: ReturnType<typeof createExecutor> | undefined;

/** Runs a document as an account and counts the statements it sent after the one that began it. */
export async function countStatements(
  world: World,
  accountId: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ statements: number; data: unknown }> {
  executor ??= createExecutor(await buildFinemeshSchema());
  // Each is counted as after a change of the tables of reference, when a process keeps none of their rows.
  await world.sql('update reference_version set n = n + 1');
  const op = new Operation(world.services, { accountId });
  const result = await executor({ document: parse(query), operationName: null, variables, context: { op }, key: query });
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  return { statements: op.statements, data: result.data };
}
