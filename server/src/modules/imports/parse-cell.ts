import { serialDate } from '../../platform/spreadsheets/index.js';
import { dayNumberOf, instantAt } from '../calendars/index.js';
import { parseIdentityNumber } from '../households/index.js';
import { parseAvailability } from './availability.js';
import type { CellErrorCode, CellResult, CellType, CellValues, ImportField } from './cell-types.js';
import { chooseFrom } from './choices.js';

type Parser<Type extends CellType> = (text: string, field: ImportField, today: string) => CellResult<CellValues[Type]>;

function good<Value>(value: Value): CellResult<Value> {
  return { ok: true, value };
}

function bad(code: CellErrorCode, message: string): { ok: false; code: CellErrorCode; message: string } {
  return { ok: false, code, message };
}

/** Items of a list, whatever separates them. */
function itemsOf(text: string): string[] {
  const items = text.split(/[;；,，、/|+\n]/u).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

function dateExists(date: string): boolean {
  try {
    dayNumberOf(date);
    return true;
  } catch {
    return false;
  }
}

const WRITTEN_DATE = /^(\d{4})(?:\s*[-/.年]\s*)(\d{1,2})(?:\s*[-/.月]\s*)(\d{1,2})\s*日?/u;
const COMPACT_DATE = /^((?:19|20)\d{2})(\d{2})(\d{2})/u;
const CLOCK = /^(?:\s+|T)?(\d{1,2})[:点时](\d{2}|半)?(?:[:分]\d{0,2})?秒?$/u;

/** A civil date and the minutes after 00:00 Asia/Shanghai, where the cell gave a time. */
interface CivilMoment {
  readonly date: string;
  readonly minute: number | null;
}

/** A date with or without a time: 2020-04-01, 2020/4/1, 2020.4.1, 2020年4月1日 9点半, 20200401, or a spreadsheet's serial day. */
function readMoment(given: string): CivilMoment | null {
  const text = given.normalize('NFKC').trim();
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return readMoment(serialDate(Number(text)) ?? '');
  const match = WRITTEN_DATE.exec(text) ?? COMPACT_DATE.exec(text);
  if (match === null) return null;
  const date = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  if (!dateExists(date)) return null;
  const rest = text.slice(match[0].length);
  if (rest.trim() === '') return { date, minute: null };
  const clock = CLOCK.exec(rest);
  if (clock === null) return null;
  const [hour, minute] = [Number(clock[1]), clock[2] === '半' ? 30 : Number(clock[2] ?? 0)];
  return hour > 23 || minute > 59 ? null : { date, minute: hour * 60 + minute };
}

function readPhone(given: string): string | null {
  const text = given
    .normalize('NFKC')
    .replace(/^(?:\+|00)86[\s-]*/u, '')
    .trim();
  const digits = text.replace(/[\s()-]/gu, '').replace(/\.0$/u, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})(?:(?:转|ext\.?|x|#)(\d{1,6}))?$/iu.exec(digits);
  if (landline !== null) return `${landline[1]}-${landline[2]}${landline[3] === undefined ? '' : `转${landline[3]}`}`;
  return /^[2-9]\d{6,7}$/.test(digits) ? digits : null;
}

function readNumber(text: string): number {
  const plain = text
    .normalize('NFKC')
    .replace(/,(?=\d{3}(?:\D|$))/gu, '')
    .replace(/\s*(?:分钟|分|公里|千米|次|人|km|min(?:utes)?|级|%)$/iu, '');
  return /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

function inRange(value: number, { min, max }: ImportField): CellResult<number> {
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    return bad('OUT_OF_RANGE', `expected ${min ?? '…'} to ${max ?? '…'}`);
  return good(value);
}

const LAST_MINUTE = 1439;

const PARSERS: { readonly [Type in CellType]: Parser<Type> } = {
  TEXT(text, { maxLength = 100 }) {
    return Array.from(text).length > maxLength ? bad('TOO_LONG', `at most ${maxLength} characters`) : good(text);
  },
  LIST(text, { maxLength = 100 }) {
    const items = itemsOf(text);
    return items.some((item) => Array.from(item).length > maxLength)
      ? bad('TOO_LONG', `at most ${maxLength} characters each`)
      : good(items);
  },
  IDENTITY(text, _, today) {
    const parsed = parseIdentityNumber(text, today);
    return parsed.ok
      ? good({ number: parsed.value.number, birthDate: parsed.value.birthDate, sex: parsed.value.sex })
      : bad(parsed.code, parsed.message);
  },
  PHONE(text) {
    const phone = readPhone(text);
    return phone === null ? bad('INVALID_FORMAT', 'a mobile number of 11 digits or a landline such as 0532-85911234') : good(phone);
  },
  DATE(text, { notAfterToday }, today) {
    const moment = readMoment(text);
    if (moment === null) return bad('INVALID_FORMAT', 'a date such as 2020-04-01');
    return notAfterToday === true && moment.date > today ? bad('OUT_OF_RANGE', 'a day up to today') : good(moment.date);
  },
  MOMENT(text, { dateMeans }) {
    const moment = readMoment(text);
    if (moment === null) return bad('INVALID_FORMAT', 'a date such as 2020-04-01, or with a time 2020-04-01 09:30');
    return good(instantAt(moment.date, moment.minute ?? (dateMeans === 'END' ? LAST_MINUTE : 0)));
  },
  CHOICE(text, { choices = [] }) {
    const value = chooseFrom(choices, text);
    return value === null ? bad('INVALID_CHOICE', `one of ${choices.map((choice) => choice.value).join(', ')}`) : good(value);
  },
  CHOICES(text, { choices = [] }) {
    const values = itemsOf(text).map((item) => chooseFrom(choices, item));
    const known = values.filter((value) => value !== null);
    if (known.length < values.length) return bad('INVALID_CHOICE', `from ${choices.map((choice) => choice.value).join(', ')}`);
    return good([...new Set(known)]);
  },
  INTEGER(text, field) {
    const value = readNumber(text);
    return Number.isSafeInteger(value) ? inRange(value, field) : bad('INVALID_FORMAT', 'a whole number');
  },
  DECIMAL(text, field) {
    const value = readNumber(text);
    return Number.isFinite(value) ? inRange(value, field) : bad('INVALID_FORMAT', 'a number');
  },
  BOOLEAN(text) {
    const word = text.normalize('NFKC').toLowerCase();
    if (['是', '有', '需要', 'y', 'yes', 'true', '1', '√', '✓'].includes(word)) return good(true);
    if (['否', '无', '不需要', 'n', 'no', 'false', '0', '×'].includes(word)) return good(false);
    return bad('INVALID_CHOICE', '是 or 否');
  },
  AVAILABILITY(text) {
    const windows = parseAvailability(text);
    return windows === null ? bad('INVALID_FORMAT', 'hours such as 周一至周五 08:30-11:30；周六 09:00-12:00') : good(windows);
  },
};

/** Signs for 'nothing' in rosters. */
const NOTHING = /^(?:[-—–/\\]+|无|暂无|n\/a|null|#n\/a)?$/iu;

/**
 * Reads one cell as a field expects it. A sign for nothing, such as 无 or a dash, is no value; whether a value is needed
 * only the row shows.
 * @param today civil date in Asia/Shanghai
 */
export function readCell<Type extends CellType>(field: ImportField<Type>, text: string, today: string): CellResult<CellValues[Type]> {
  const trimmed = text.replace(/[\u200B\uFEFF]/gu, '').trim();
  const isNothing = field.type !== 'BOOLEAN' && field.type !== 'TEXT' ? NOTHING.test(trimmed) : trimmed === '';
  if (isNothing) return { ok: true, value: undefined };
  return (PARSERS[field.type] as Parser<Type>)(trimmed, field, today);
}
