import type { Operation } from '../../platform/database/operation.js';

/** Names or codes in a file that stand for records on file: skills, services. */
export class References<K> {
  private readonly known = new Map<string, K>();

  constructor(entries: readonly (readonly [name: string, key: K])[]) {
    for (const [name, key] of entries) this.known.set(plain(name), key);
  }

  /** What a name stands for. */
  find(name: string): K | undefined {
    return this.known.get(plain(name));
  }

  /** Splits names into what they stand for and those that stand for nothing. */
  all(names: readonly string[]): { keys: K[]; unknown: string[] } {
    const keys = new Set<K>();
    const unknown: string[] = [];
    for (const name of names) {
      const key = this.find(name);
      if (key === undefined) unknown.push(name);
      else keys.add(key);
    }
    return { keys: [...keys], unknown };
  }
}

/** One form for the ways of writing a name. */
export function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Records of a catalogue table under their code and both names. */
export async function catalogueReferences(
  op: Operation,
  table: 'skill' | 'service_type' | 'qualification_type',
): Promise<References<string>> {
  const only = table === 'service_type' ? ' where active' : '';
  const rows = await op.rows<{ code: string; name: string; name_en: string }>(`select code, name, name_en from ${table}${only}`);
  return new References(
    rows.flatMap(({ code, name, name_en }) => [[name_en, code] as const, [name, code] as const, [code, code] as const]),
  );
}
