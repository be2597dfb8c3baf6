import type { UserErrorCode } from '../../platform/errors/user-error.js';
import type { ImportVerdict } from './batch.js';

/** A fault of a cell or row. */
interface Fault {
  field: string | null;
  code: UserErrorCode;
  message: string;
  /** The other row of the file, where there is one. */
  row?: number | undefined;
  /** Number of the record on file, where the actor may see it. */
  onFile?: string | undefined;
}

/** A row on its way through the check. `values` holds what its cells say, by field. */
export interface Draft {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: Fault[];
  duplicate: boolean;
  /** What apply will write; only on rows that carry a whole record. */
  resolved?: object;
}

/** A value of a row, typed by whoever knows the field. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each field has its own type, which its reader names
export function valueOf<T>(draft: Draft, field: string): T | undefined {
  return draft.values[field] as T | undefined;
}

const AREA_LEVELS = ['district', 'town', 'community'] as const;

/** What a row says about its area: one cell, or the names of the levels from the district down in a column each. */
export function areaText(draft: Draft): string | undefined {
  const names = AREA_LEVELS.flatMap((level) => valueOf<string>(draft, level) ?? []);
  return valueOf<string>(draft, 'area') ?? (names.length === 0 ? undefined : names.join('/'));
}

/** The field at which a fault of the area is shown: the one cell, or the lowest level that the row names. */
export function areaField(draft: Draft): string {
  const filled = (field: string): boolean => valueOf(draft, field) !== undefined;
  return filled('area') ? 'area' : (AREA_LEVELS.findLast(filled) ?? 'area');
}

/** Adds a fault to a row. */
export function fault(
  draft: Draft,
  field: string | null,
  code: UserErrorCode,
  message: string,
  detail: { row?: number | undefined; onFile?: string | undefined } = {},
): void {
  draft.faults.push({ field, code, message, ...detail });
}

/** Marks a row as a duplicate, of another row or of a record on file. */
export function duplicate(
  draft: Draft,
  field: string | null,
  code: UserErrorCode,
  message: string,
  detail: { row?: number | undefined; onFile?: string | undefined } = {},
): void {
  draft.duplicate = true;
  fault(draft, field, code, message, detail);
}

/** The verdict that follows: a duplicate is never written, faults or not. */
export function verdictOf(draft: Draft): `${ImportVerdict}` {
  return draft.duplicate ? 'DUPLICATE' : draft.faults.length > 0 ? 'REJECTED' : 'OK';
}
