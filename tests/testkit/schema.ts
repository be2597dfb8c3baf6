import { buildFinemeshSchema } from '@finemesh/server/dist/schema/build.js';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** One field of Query or Mutation. */
export interface RootField {
  kind: 'query' | 'mutation';
  name: string;
  field: GraphQLField<unknown, unknown>;
}

let built: Promise<GraphQLSchema> | undefined;
/** The schema that the server serves, built once a process. */
export function servedSchema(): Promise<GraphQLSchema> {
  built ??= buildFinemeshSchema();
  return built;
}

/** Every field through which a request can enter. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  const of = (kind: RootField['kind'], type = kind === 'query' ? schema.getQueryType() : schema.getMutationType()) =>
    Object.values(type?.getFields() ?? {}).map((field): RootField => ({ kind, name: field.name, field }));
  return [...of('query'), ...of('mutation')];
}

/** What to leave out of a selection, and how deep it goes. */
export interface SelectionOptions {
  /** Levels of objects below the field. */
  depth: number;
  /** `Type.field` names that are not asked. */
  without?: ReadonlySet<string>;
  /** Rows asked of every page below the root. */
  first?: number;
}

/**
 * Everything that can be selected below a type, as text; a type that is being selected is not entered again.
 * Returns an empty text for scalars.
 */
export function fullSelection(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  options: SelectionOptions,
  entered: readonly string[] = [],
): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (isAbstractType(named)) {
    const parts = schema
      .getPossibleTypes(named)
      .map((possible) => `... on ${possible.name} ${fullSelection(schema, possible, options, entered)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const path = [...entered, named.name];
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (options.without?.has(`${named.name}.${field.name}`)) return [];
    const below = getNamedType(field.type);
    if (!isCompositeType(below)) return [field.name];
    if (path.includes(below.name) || path.length >= options.depth) return [];
    const args = field.args.some((arg) => arg.name === 'first') ? `(first: ${options.first ?? 3})` : '';
    return [`${field.name}${args} ${fullSelection(schema, field.type, options, path)}`];
  });
  return `{ ${['__typename', ...fields].join(' ')} }`;
}

/** The smallest value of an input type: what is required, nothing else; `known` gives values by field name. */
function minimalInput(type: GraphQLInputType, name: string, known: Readonly<Record<string, unknown>>): unknown {
  const nullable = getNullableType(type);
  // A name that stands for different enumerations in different fields takes a value of the one that is asked for.
  if (name in known && !(isEnumType(nullable) && nullable.getValue(String(known[name])) === undefined)) return known[name];
  if (isListType(nullable)) return [];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).filter(
      (field) => field.name in known || (isNonNullType(field.type) && field.defaultValue === undefined),
    );
    return Object.fromEntries(fields.map((field) => [field.name, minimalInput(field.type, field.name, known)]));
  }
  const scalars: Record<string, unknown> = {
    ID: '00000000-0000-4000-8000-000000000000',
    String: 'text',
    Int: 1,
    Float: 1,
    Boolean: true,
    LocalDate: '2026-06-08',
    DateTime: '2026-06-09T01:00:00.000Z',
  };
  return scalars[getNamedType(type).name];
}

/** A whole document of one root field with values for what it requires; further arguments through `known`. */
export function documentOf(
  root: RootField,
  known: Readonly<Record<string, unknown>>,
  selection: string,
): { query: string; variables: Record<string, unknown> } {
  const args = root.field.args.filter((arg) => arg.name in known || (isNonNullType(arg.type) && arg.defaultValue === undefined));
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return {
    query: `${root.kind}${declared ? `(${declared})` : ''} { ${root.name}${passed ? `(${passed})` : ''} ${selection} }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, minimalInput(arg.type, arg.name, known)])),
  };
}
