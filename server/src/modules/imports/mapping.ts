import type { ImportKind } from './batch.js';
import type { ImportField } from './cell-types.js';
import { targetFields } from './fields.js';

/** Headers about somebody or something else than the row's person: never taken for a field that they merely contain. */
const ABOUT_OTHERS = /监护|配偶|父亲|母亲|紧急联系|银行|开户|账号|账户|卡号|经办|审批|审核人|代理|村干部|网格员|包联|帮扶|责任人|户主姓名/u;

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:_\-·.'"“”、,/|()[\]【】]/gu, '');
}

function wordsOf(field: ImportField): string[] {
  return [field.key, field.labelZh, field.labelEn, ...field.synonyms].map(plain);
}

/** Remarks in brackets, such as （必填） or (YYYY-MM-DD), and the number of a repeated header. */
function withoutRemarks(header: string): string {
  return header.normalize('NFKC').replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '');
}

/** How well a header names a field: 3 exactly, 2 apart from remarks, below 2 when it contains one of its names; 0 not at all. */
function closeness(header: string, field: ImportField): number {
  const words = wordsOf(field);
  if (words.includes(plain(header))) return 3;
  const core = plain(withoutRemarks(header));
  if (words.includes(core)) return 2;
  if (ABOUT_OTHERS.test(core)) return 0;
  const longest = Math.max(0, ...words.filter((word) => word.length >= 2 && core.includes(word)).map((word) => word.length));
  return longest / (core.length + 1);
}

/**
 * Guesses which field each column goes into: the closest pair first, each column and each field once; null for a header
 * that no field resembles. A person looks at the guess before anything is checked.
 */
export function guessMapping(kind: `${ImportKind}`, headers: readonly string[]): (string | null)[] {
  return guessColumns(targetFields(kind), headers);
}

/** The same for fields of one's own. */
export function guessColumns(fields: readonly ImportField[], headers: readonly string[]): (string | null)[] {
  const pairs = headers
    .flatMap((header, column) => fields.map((field, order) => ({ column, order, key: field.key, score: closeness(header, field) })))
    .filter((pair) => pair.score > 0)
    .toSorted((a, b) => b.score - a.score || a.column - b.column || a.order - b.order);
  const fieldOf = new Map<number, string>();
  const taken = new Set<string>();
  for (const { column, key } of pairs) {
    if (fieldOf.has(column) || taken.has(key)) continue;
    fieldOf.set(column, key);
    taken.add(key);
  }
  return headers.map((_, column) => fieldOf.get(column) ?? null);
}
