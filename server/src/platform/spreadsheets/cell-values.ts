const DAY_MS = 86_400_000;
/** Largest serial that spreadsheet programs know: 9999-12-31. */
const LAST_SERIAL = 2_958_465;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * A spreadsheet's serial day as civil text: `YYYY-MM-DD`, with ` HH:mm` (and seconds) when it has a time, or `HH:mm`
 * when it is a time alone. Null when the number is no date.
 * @param from1904 whether the workbook counts from 1904, as old Macintosh ones do; else from 1900 with its false leap day.
 */
export function serialDate(serial: number, from1904 = false): string | null {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return null;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const rest = seconds % 86_400;
  const clock = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}${rest % 60 === 0 ? '' : `:${two(rest % 60)}`}`;
  if (day === 0 && !from1904) return rest === 0 ? null : clock;
  // Serial 60 is 29 February 1900, a day that never was.
  if (!from1904 && day === 60) return null;
  const shift = from1904 ? -24_107 : day < 60 ? -25_568 : -25_569;
  const date = new Date((day + shift) * DAY_MS).toISOString().slice(0, 10);
  return rest === 0 ? date : `${date} ${clock}`;
}

/** Formats of ECMA-376 18.8.30 that show a date or a time, including those of East Asian versions. */
const BUILT_IN_DATE_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Whether a number format shows its number as a date or a time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATE_FORMATS.has(id);
  // Quoted text, escaped characters, colours and currencies are no part of the pattern; elapsed hours such as [h] are.
  const pattern = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  return /[ymdhs]/iu.test(pattern.replace(/general/giu, ''));
}

/** A number as text, without the noise of binary fractions; null when more digits were there than a number can hold. */
export function numberText(raw: string): { text: string; exact: boolean } {
  const value = Number(raw);
  if (!Number.isFinite(value)) return { text: raw, exact: true };
  if (Number.isSafeInteger(value)) return { text: String(value), exact: Math.abs(value) < 1e15 };
  if (Number.isInteger(value)) return { text: BigInt(value).toString(), exact: false };
  return { text: String(Number(value.toPrecision(15))), exact: true };
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Anything that may have to be removed: control characters, marks of byte order, surrogates. */
const UNCLEAN = /[^\t\n -\uD7FF\uE000-\uFEFE\uFF00-\uFFFF]/;

/** Text without characters that neither the database nor a reader can use; line ends made one. */
export function cleanText(text: string): string {
  // To look once is cheaper than to replace twice, and a city's roster has two million cells.
  if (!UNCLEAN.test(text)) return text;
  // eslint-disable-next-line no-control-regex -- these control characters are exactly what is removed
  return text.replace(/\r\n?/gu, '\n').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFEFF]|\p{Surrogate}/gu, '');
}
