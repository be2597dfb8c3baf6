import { existsSync, readFileSync } from 'node:fs';

const file = new URL('../../../../web/dist/persisted-documents.json', import.meta.url);

/** The console's registered documents: SHA-256 of the text -> text. Empty when the console is not built. */
export function registeredDocuments(): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
