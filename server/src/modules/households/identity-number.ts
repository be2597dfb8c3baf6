/** Sex as an identity number encodes it: the last digit of the sequence is odd for male, even for female. */
export type IdentitySex = 'FEMALE' | 'MALE';

/** What a valid citizen identity number says. */
export interface IdentityNumber {
  /** 18 characters, check character `X` in upper case. */
  readonly number: string;
  /** True when the text was an old 15-digit number that was brought to 18 characters. */
  readonly converted: boolean;
  /** Six digits of the place of first registration; places since merged or renamed stay valid, so nothing is looked up. */
  readonly prefix: string;
  /** Civil date `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: IdentitySex;
}

/** `OUT_OF_RANGE` means a birth date that does not exist or lies outside the possible range. */
export type IdentityNumberError = 'INVALID_FORMAT' | 'IDENTITY_NUMBER_CHECK_DIGIT' | 'OUT_OF_RANGE';

export type IdentityNumberResult =
  | { readonly ok: true; readonly value: IdentityNumber }
  | { readonly ok: false; readonly code: IdentityNumberError; readonly message: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** Nobody born before this year was alive when the numbers were introduced in 1984. */
const FIRST_YEAR = 1860;

/**
 * The check character of the first 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 prescribes.
 * @throws RangeError when the text is not exactly 17 digits.
 */
export function identityCheckCharacter(body: string): string {
  if (!/^\d{17}$/.test(body)) throw new RangeError('the check character is defined for 17 digits');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/**
 * The text as it would be typed on a good day: full-width digits made plain, spaces and invisible characters dropped,
 * the check character in upper case, and the apostrophe that spreadsheets use as a text mark removed.
 */
export function normaliseIdentityNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\u2060\uFEFF]+/gu, '')
    .replace(/^['’‘`]/u, '')
    .toUpperCase();
}

/** Whether the civil date exists in the Gregorian calendar. */
function dateExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function fail(code: IdentityNumberError, message: string): IdentityNumberResult {
  return { ok: false, code, message };
}

/**
 * Reads a citizen identity number (GB 11643), 18 characters or the old 15 digits, whose century is always 19.
 * @param today civil date `YYYY-MM-DD` in Asia/Shanghai; a birth date after it is refused.
 */
export function parseIdentityNumber(text: string, today: string): IdentityNumberResult {
  const given = normaliseIdentityNumber(text);
  const converted = /^[1-9]\d{14}$/.test(given);
  if (!converted && !/^[1-9]\d{16}[\dX]$/.test(given)) {
    return fail('INVALID_FORMAT', 'An identity number has 17 digits and a check character, or 15 digits');
  }
  const body = converted ? `${given.slice(0, 6)}19${given.slice(6)}` : given.slice(0, 17);
  const [year, month, day] = [body.slice(6, 10), body.slice(10, 12), body.slice(12, 14)];
  const birthDate = `${year}-${month}-${day}`;
  if (Number(year) < FIRST_YEAR || !dateExists(Number(year), Number(month), Number(day)) || birthDate > today) {
    return fail('OUT_OF_RANGE', 'The identity number carries a birth date that is not possible');
  }
  const check = identityCheckCharacter(body);
  if (!converted && given.charAt(17) !== check) {
    return fail('IDENTITY_NUMBER_CHECK_DIGIT', 'The check character does not fit the other 17 digits');
  }
  const sex = Number(body.charAt(16)) % 2 === 1 ? 'MALE' : 'FEMALE';
  return { ok: true, value: { number: body + check, converted, prefix: body.slice(0, 6), birthDate, sex } };
}

/** The last four characters, which people are asked for on the telephone; fewer when the text is shorter than eight. */
export function identityTail(number: string): string {
  const text = normaliseIdentityNumber(number);
  return text.length < 8 ? '' : text.slice(-4);
}

/** `3702**********1234`: first and last four characters; a text too short to hide anything is hidden whole. */
export function maskIdentity(number: string): string {
  const text = normaliseIdentityNumber(number);
  if (text.length < 12) return '*'.repeat(text.length);
  return text.slice(0, 4) + '*'.repeat(text.length - 8) + text.slice(-4);
}
