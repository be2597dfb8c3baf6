import { Operation } from '@finemesh/server/dist/platform/database/operation.js';
import { createExecutor } from '@finemesh/server/dist/platform/graphql/executor.js';
import { parse } from 'graphql';
import type { Actor } from '../testkit/actor.js';
import { documentOf, fullSelection, servedSchema, type RootField, type SelectionOptions } from '../testkit/schema.js';
import type { World } from '../testkit/world.js';

let executor: ReturnType<typeof createExecutor> | undefined;

/** What came of a document, and how many statements it took. */
export interface Asked {
  data: Record<string, unknown> | null;
  errors: { message: string; code: unknown }[];
  statements: number;
}

/** Asks a root field for everything that can be selected below it, without the limits that are there for strangers. */
export async function askEverything(
  world: World,
  actor: Actor,
  root: RootField,
  known: Record<string, unknown>,
  options: SelectionOptions,
): Promise<Asked> {
  const schema = await servedSchema();
  executor ??= createExecutor(schema);
  const { query, variables } = documentOf(root, known, fullSelection(schema, root.field.type, options));
  const op = new Operation(world.services, actor.accountId ? { accountId: actor.accountId } : 'anonymous');
  // Variables arrive as JSON does: dates as text.
  const result = await executor({
    document: parse(query),
    operationName: null,
    variables: JSON.parse(JSON.stringify(variables)) as Record<string, unknown>,
    context: { op },
    key: query,
  });
  return {
    data: (result.data as Record<string, unknown> | undefined) ?? null,
    errors: (result.errors ?? []).map((error) => ({ message: error.message, code: error.extensions['code'] })),
    statements: op.statements,
  };
}
