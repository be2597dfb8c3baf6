import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildFinemeshSchema } from './build.js';

/** The contract as text: sorted, with descriptions, as committed in schema/schema.graphql. */
export async function printedSchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await buildFinemeshSchema()))}\n`;
}
