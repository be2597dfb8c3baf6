import 'reflect-metadata';
import { isAbstractType, type GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { modules } from '../modules/index.js';
import { authChecker } from '../platform/access/guard.js';
import { userErrorTypes } from '../platform/errors/user-error.js';
import { leanResolvers } from '../platform/graphql/lean-resolvers.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { validateArguments } from './validate-arguments.js';

const noCommonSource = (): never => {
  throw new Error('subscriptions bring their own source');
};

/** The executable schema of all modules. */
export async function buildFinemeshSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: modules.flatMap((module) => module.resolvers) as unknown as NonEmptyArray<new () => object>,
    authChecker,
    validateFn: validateArguments,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    orphanedTypes: userErrorTypes,
    // Every subscription brings its own source; type-graphql wants to be told of a common one all the same.
    pubSub: { publish: noCommonSource, subscribe: noCommonSource },
  });
  leanResolvers(schema);
  // Compiled plans want the concrete type at once, and type-graphql wraps every answer to that question in a promise.
  for (const type of Object.values(schema.getTypeMap()))
    if (isAbstractType(type)) type.resolveType = (value: object) => value.constructor.name;
  return schema;
}
