/** An entity's class. */
export type EntityClass<T> = new () => T;

const details = new Map<unknown, Set<string>>();
/** Select lists that leave details out, with whose they are. */
const briefLists = new Map<string, EntityClass<object>>();

/**
 * Marks a column as a detail: read where the document shows one of its entity's details, and left out elsewhere, because lists of many rows
 * are most of what is read and show few columns. Bytes that nobody shows cost the database, the connection and the collector alike.
 * Not for entities whose rows the process keeps.
 */
export function Detail(): PropertyDecorator {
  return ({ constructor }, property) => {
    details.set(constructor, (details.get(constructor) ?? new Set()).add(String(property)));
  };
}

/** The properties of an entity that are details. */
export function detailsOf(entity: EntityClass<object>): ReadonlySet<string> | undefined {
  return details.get(entity);
}

/** Somebody looked at a detail of a row that was read without. The document is asked anew, and its rows of that entity are read whole from then on. */
export class UnreadDetail extends Error {
  constructor(
    readonly entity: unknown,
    property: string,
  ) {
    super(`${property} of ${(entity as EntityClass<object>).name} was not read`);
  }
}

/**
 * Entities that a document shows details of, by the names of the fields that it selects: those that are read from a row without
 * a method of ours must be there, because nothing would catch what is thrown in between.
 * @param selects as `Type.field`
 */
export function shownWhole(selects: ReadonlySet<string>): Set<unknown> {
  const names = new Set(Array.from(selects, (selected) => selected.slice(selected.indexOf('.') + 1)));
  return new Set(
    [...details].filter(([, properties]) => [...properties].some((property) => names.has(property))).map(([entity]) => entity),
  );
}

/** Remembers a select list that leaves an entity's details out. */
export function leavesOut(list: string, entity: EntityClass<object>): string {
  briefLists.set(list, entity);
  return list;
}

/**
 * What the rows of a statement inherit: details that it does not read throw {@link UnreadDetail}, so that nobody takes them for empty.
 * Such rows are instances of their entity, because type-graphql copies whatever is none into one, and what is inherited would be lost.
 * @throws Error for rows of two entities in one
 */
export function prototypeOf(sql: string): object {
  const [entity, other] = [...briefLists].filter(([list]) => sql.includes(list)).map(([, each]) => each);
  if (!entity) return Object.prototype;
  if (other) throw new Error(`rows of ${entity.name} and ${other.name} in one: ${sql}`);
  const prototype = Object.create(entity.prototype as object) as object;
  for (const property of details.get(entity) ?? [])
    if (!sql.includes(`"${property}"`))
      Object.defineProperty(prototype, property, {
        get() {
          throw new UnreadDetail(entity, property);
        },
      });
  return prototype;
}
