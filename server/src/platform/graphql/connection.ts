import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { Refused } from '../errors/top-level.js';

/** Where a page begins and ends. */
@ObjectType({ simpleResolvers: true, description: 'Where a page begins and ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow.' })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether rows come before: true when the page was asked for with `after`.' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor!: string | null;
}

/** Arguments of every connection. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Rows wanted, 1 to 100.' })
  first!: number;
  @Field(() => String, { nullable: true, description: 'Cursor after which to go on.' })
  after?: string;
}

/** A page of rows as services make it; the total is asked only when a client wants it. */
export interface Page<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: PageInfo;
  total: () => Promise<number>;
}

/** Makes the Relay connection type of an object type. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${name} of a page.` })
  class Edge {
    @Field(() => node, { description: 'The object.' })
    node!: T;
    @Field(() => String, { description: 'Opaque position of this row.' })
    cursor!: string;
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${name} rows.` })
  class Connection {
    @Field(() => [Edge], { simple: true, description: 'The rows of the page.' })
    edges!: Edge[];
    @Field(() => PageInfo, { simple: true, description: 'Where the page begins and ends.' })
    pageInfo!: PageInfo;
    total!: () => Promise<number>;
    @Field(() => Int, { description: 'Rows over all pages; counted only when asked for.' })
    totalCount(): Promise<number> {
      return this.total();
    }
    /** The connection of a service's page. */
    static of(page: Page<T>): Connection {
      return Object.assign(new Connection(), page);
    }
  }
  return Connection;
}

/** Opaque cursor of the values a page is sorted by. Instants keep their milliseconds, the precision they are stored with. */
function encodeCursor(values: readonly (string | number | Date | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor back.
 * @throws Refused BAD_REQUEST when it is not one of ours
 */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === 'string' || typeof value === 'number')
    )
      return values;
  } catch {
    // Falls through to the one refusal below.
  }
  throw new Refused('BAD_REQUEST', 'The cursor is not valid; start again from the first page.');
}

/** Checks the wanted page length. @throws Refused BAD_REQUEST outside 1 to 100 */
export function pageLength(first: number): number {
  if (first < 1 || first > 100) throw new Refused('BAD_REQUEST', 'A page holds 1 to 100 rows.');
  return first;
}

/** Cuts a list that was read one row longer than the page into a page. A first page that holds everything is its own total. */
export function toPage<T>(
  rows: T[],
  args: PageArgs,
  cursorOf: (row: T) => (string | number | Date)[],
  total: () => Promise<number>,
): Page<T> {
  const begins = args.after === undefined || args.after === null;
  const whole = begins && rows.length <= args.first;
  // Few documents ask for the cursor of each row.
  const edges = rows.slice(0, args.first).map((node) => ({
    node,
    get cursor() {
      return encodeCursor(cursorOf(node));
    },
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > args.first,
      hasPreviousPage: !begins,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    total: whole ? () => Promise.resolve(rows.length) : total,
  };
}
