import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import {
  getOperationAST,
  GraphQLError,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { shownWhole, UnreadDetail } from '../database/brief.js';
import { isUnavailable } from '../database/connect.js';
import type { Opening, Operation } from '../database/operation.js';
import { Refused } from '../errors/top-level.js';
import type { Context } from './context.js';

/** SQLSTATE of a write in a transaction that was to read only. */
const READ_ONLY = '25006';

/** Compiled plans kept; the console's registered documents are far fewer. */
const MAX_PLANS = 500;

/** One request as the executor needs it. */
export interface Execution {
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  context: Context;
  /** Stable key of the document's text. */
  key: string;
}

/**
 * Executes documents through compiled plans, each in one transaction: it begins before the first resolver and is
 * committed before the answer leaves, or rolled back when a mutation or the transaction failed.
 */
export function createExecutor(schema: GraphQLSchema): (execution: Execution) => Promise<ExecutionResult> {
  const plans = new Map<string, Plan>();

  function planOf({ document, operationName, key }: Execution): Plan | ExecutionResult {
    const name = `${key}:${operationName ?? ''}`;
    let plan = plans.get(name);
    if (plan) {
      plans.delete(name);
    } else {
      const compiled = compileQuery(schema, document, operationName ?? '', { disableLeafSerialization: false });
      if (!isCompiledQuery(compiled)) return compiled;
      const reads = getOperationAST(document, operationName)?.operation !== 'mutation';
      const selects = selectedFields(schema, document);
      plan = { query: compiled.query, opening: { reads, selects, whole: shownWhole(selects) } };
      if (plans.size >= MAX_PLANS) plans.delete(plans.keys().next().value as string);
    }
    // Re-inserted at the end: the map's first key is always the one unused longest.
    plans.set(name, plan);
    return plan;
  }

  return async (execution) => {
    const { document, operationName, variables, context } = execution;
    const operation = getOperationAST(document, operationName);
    const mutation = operation?.operation === 'mutation';
    if (mutation && operation.selectionSet.selections.length > 1) throw new Refused('BAD_REQUEST', 'One mutation per document.');
    const plan = planOf(execution);
    if (!('query' in plan)) return plan;
    const { op } = context;
    try {
      let { opening } = plan;
      await op.begin(opening);
      let raw = await plan.query(undefined, context, variables);
      for (let better = learnt(opening, raw.errors); better; better = learnt(opening, raw.errors)) {
        opening = plan.opening = better;
        await op.end('rollback');
        op.forgetLoaded();
        await op.begin(opening);
        raw = await plan.query(undefined, context, variables);
      }
      const result = standardErrors(raw);
      if (!opening.reads || result.errors) return await conclude(op, result, mutation);
      op.endReading();
      return result;
    } catch (error) {
      await op.end('rollback').catch(() => undefined);
      throw unavailable(error);
    }
  };
}

/** A compiled document, and how its operations begin. */
interface Plan {
  readonly query: CompiledQuery['query'];
  opening: Opening;
}

/** Every field that a document selects, as `Type.field`. */
function selectedFields(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const selected = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: (field) => void selected.add(`${info.getParentType()?.name}.${field.name.value}`),
    }),
  );
  return selected;
}

/**
 * How the document's operations must begin instead, after what failed: few queries write, such as those that record who looked,
 * and some look at details that they do not show. Such a document is remembered, and asked anew.
 */
function learnt(opening: Opening, errors: readonly GraphQLError[] = []): Opening | undefined {
  const { reads, whole } = opening;
  if (!reads) return undefined;
  if (errors.some(wantedToWrite)) return { ...opening, reads: false };
  const missed = errors.flatMap(({ originalError }) => (originalError instanceof UnreadDetail ? [originalError.entity] : []));
  return missed.some((entity) => !whole?.has(entity)) ? { ...opening, whole: new Set([...(whole ?? []), ...missed]) } : undefined;
}

function wantedToWrite({ originalError }: GraphQLError): boolean {
  return (originalError as { code?: unknown } | null | undefined)?.code === READ_ONLY;
}

/** Commits, or rolls a mutation back that failed. Data of a transaction that could not be committed stay here: its records of who looked are gone too. */
async function conclude(op: Operation, result: ExecutionResult, mutation: boolean): Promise<ExecutionResult> {
  const failed = (result.errors?.length ?? 0) > 0;
  try {
    await op.end(mutation && failed ? 'rollback' : 'commit');
    return result;
  } catch (error) {
    if (!failed || isUnavailable(error)) throw error;
    return { ...result, data: null };
  }
}

/**
 * Compiled plans answer with errors of a kind of their own, without extensions, on which the mask would stumble.
 * A result without data is a request whose variables do not fit.
 */
function standardErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const code = 'data' in result ? {} : { code: 'BAD_REQUEST' };
  const errors = result.errors.map(
    ({ message, path, originalError, extensions }) =>
      new GraphQLError(message, { path, originalError, extensions: { ...code, ...extensions } }),
  );
  return { ...result, errors };
}

function unavailable(error: unknown): unknown {
  return isUnavailable(error) && !(error instanceof GraphQLError)
    ? new Refused('UNAVAILABLE', 'The database cannot be reached at this moment; nothing was changed. Try again shortly.')
    : error;
}
