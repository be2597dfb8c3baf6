/**
 * Readers for search parameters: the URL is the view, and whatever a person types into it must not break a page.
 * Each reader answers `undefined` for what it does not understand, which leaves the parameter out of the URL.
 */
type Raw = Record<string, unknown>;

/** A text of at most 80 characters. */
export function text(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  const trimmed = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed.slice(0, 80);
}

/** An opaque identifier or cursor, passed on as it is. */
export function opaque(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= 400 ? value : undefined;
}

/** One of the listed values. */
export function oneOf<const T extends string>(raw: Raw, key: string, values: readonly T[]): T | undefined {
  const value = raw[key];
  return values.find((each) => each === value);
}

/** A whole number from `low` to `high`. */
export function whole(raw: Raw, key: string, low: number, high: number): number | undefined {
  const value = Number(raw[key]);
  return Number.isInteger(value) && value >= low && value <= high && raw[key] !== '' ? value : undefined;
}

/** True when the parameter is present and true; there is no `false` in a URL. */
export function flag(raw: Raw, key: string): true | undefined {
  const value = raw[key];
  return value === true || value === 'true' || value === 1 || value === '1' ? true : undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A civil date that exists. */
export function day(raw: Raw, key: string): string | undefined {
  const value = text(raw, key);
  if (value === undefined || !DAY.test(value)) return undefined;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? value : undefined;
}

/** The same object without its undefined entries, so that URLs stay short. */
export function compact<T extends object>(search: T): Partial<T> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Partial<T>;
}
