import { parse } from 'graphql';
import { buildFinemeshSchema } from '@finemesh/server/dist/schema/build.js';
import { Operation } from '@finemesh/server/dist/platform/database/operation.js';
import { createExecutor } from '@finemesh/server/dist/platform/graphql/executor.js';
import type { World } from './world.js';

let executor: ReturnType<typeof createExecutor> | undefined;
const asked = new Set<string>();

/**
 * Runs a document as an account and counts the statements it sent after the one that began it. A document that nobody has asked yet is asked
 * once before: its first asking may teach the server which rows it wants whole.
 */
export async function countStatements(
  world: World,
  accountId: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ statements: number; data: unknown }> {
  const execute = (executor ??= createExecutor(await buildFinemeshSchema()));
  const ask = async (op: Operation) => execute({ document: parse(query), operationName: null, variables, context: { op }, key: query });
  if (!asked.has(query)) await ask(new Operation(world.services, { accountId }));
  asked.add(query);
  // Each is counted as after a change of the tables of reference, when a process keeps none of their rows.
  await world.sql('update reference_version set n = n + 1');
  const op = new Operation(world.services, { accountId });
  const result = await ask(op);
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  return { statements: op.statements, data: result.data };
}
