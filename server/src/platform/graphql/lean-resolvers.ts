import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Context } from './context.js';

type FieldResolverRecord = (typeof globalThis.TypeGraphQLMetadataStorage.fieldResolvers)[number];
type Instance = Record<string, ((...given: unknown[]) => unknown) | undefined>;

/**
 * Calls the methods of field resolvers directly where they take the object and the context and nothing else. type-graphql
 * would copy the object into an instance of its class for every field of every row, and look the parameters up each time:
 * on a page of fifty rows that costs more than everything the methods do. Fields with arguments, guards or middlewares
 * stay as they are.
 * @returns the fields that were made lean, as `Type.field`
 */
export function leanResolvers(schema: GraphQLSchema): string[] {
  const records = globalThis.TypeGraphQLMetadataStorage;
  const names = new Map<unknown, string>(records.objectTypes.map((type) => [type.target, type.name]));
  const instances = new Map<unknown, Instance>();
  const lean: string[] = [];
  for (const record of records.fieldResolvers) {
    const type = schema.getType(names.get(record.getObjectType?.()) ?? '');
    const field = isObjectType(type) ? type.getFields()[record.schemaName] : undefined;
    const resolve = field && leanResolver(record, instances);
    if (!resolve) continue;
    field.resolve = resolve;
    lean.push(`${type?.name}.${field.name}`);
  }
  return lean;
}

function leanResolver(
  { kind, params = [], roles, middlewares = [], target, methodName }: FieldResolverRecord,
  instances: Map<unknown, Instance>,
): GraphQLFieldResolver<unknown, Context> | undefined {
  if (kind !== 'external' || roles || middlewares.length > 0) return undefined;
  const plain = params.every((param) => (param.kind === 'root' || param.kind === 'context') && !param.propertyName);
  if (!plain || params.length > 2) return undefined;
  const instance = instances.get(target) ?? new (target as new () => Instance)();
  instances.set(target, instance);
  const method = instance[methodName];
  if (!method) return undefined;
  const [first, second] = params.toSorted((a, b) => a.index - b.index).map((param) => param.kind);
  if (first === undefined) return () => method.call(instance);
  if (second === undefined)
    return first === 'root' ? (root) => method.call(instance, root) : (_root, _args, context) => method.call(instance, context);
  return first === 'root'
    ? (root, _args, context) => method.call(instance, root, context)
    : (root, _args, context) => method.call(instance, context, root);
}
