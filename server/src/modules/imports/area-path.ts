import type { CellErrorCode } from './cell-types.js';

/** An area as the look-up knows it. */
export interface KnownArea {
  readonly code: string;
  readonly name: string;
}

/** The areas that the importer may see; names are those of one level below an area, or of the districts for null. */
export interface AreaLookup {
  byCode(code: string): KnownArea | undefined;
  children(code: string | null): readonly KnownArea[];
}

/** The area columns of a row, as far as they are filled. */
export interface AreaCells {
  readonly areaCode: string | null;
  readonly district: string | null;
  readonly town: string | null;
  readonly community: string | null;
}

export type AreaResult =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly field: keyof AreaCells; readonly code: CellErrorCode; readonly message: string };

const LEVELS = ['district', 'town', 'community'] as const;
const SUFFIX = /(?:街道办事处|社区居民委员会|社区居委会|村民委员会|居民委员会|村委会|居委会|街道|社区|新区|区|市|县|镇|乡|村)$/u;

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^(?:山东省)?(?:青岛市)(?=.)/u, '');
}

/** The area of a name: as it is written, or apart from endings such as 街道 when that fits exactly one. */
function named(areas: readonly KnownArea[], name: string): KnownArea | undefined {
  const exact = areas.find((area) => plain(area.name) === plain(name));
  if (exact !== undefined) return exact;
  const core = plain(name).replace(SUFFIX, '');
  const close = areas.filter((area) => plain(area.name).replace(SUFFIX, '') === core);
  return core !== '' && close.length === 1 ? close[0] : undefined;
}

/**
 * Finds the area of a row by its code, else down the names from district to community; levels below the last filled one
 * are left open, a gap between filled ones is not.
 */
export function resolveArea(lookup: AreaLookup, cells: AreaCells): AreaResult {
  if (cells.areaCode !== null) {
    const digits = cells.areaCode.normalize('NFKC').replace(/\s+/gu, '');
    const area = lookup.byCode(digits) ?? lookup.byCode(digits.replace(/(?:000)+$/u, ''));
    return area === undefined
      ? { ok: false, field: 'areaCode', code: 'NOT_FOUND', message: 'no such area' }
      : { ok: true, code: area.code };
  }
  const last = LEVELS.findLastIndex((level) => cells[level] !== null);
  if (last < 0) return { ok: false, field: 'district', code: 'REQUIRED', message: 'an area code, or names from the district down' };
  let at: KnownArea | null = null;
  for (const level of LEVELS.slice(0, last + 1)) {
    const name = cells[level];
    if (name === null) return { ok: false, field: level, code: 'REQUIRED', message: 'a level between filled ones is empty' };
    const found = named(lookup.children(at?.code ?? null), name);
    if (found === undefined) return { ok: false, field: level, code: 'NOT_FOUND', message: 'no such area at this place' };
    at = found;
  }
  return at === null ? { ok: false, field: 'district', code: 'REQUIRED', message: 'an area' } : { ok: true, code: at.code };
}
