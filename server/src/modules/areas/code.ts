import type { Actor } from '../../platform/access/actor.js';
import type { Action } from '../../platform/access/catalogue.js';
import type { Where } from '../../platform/database/where.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';

/** The shortest standard form of a 15-digit code: 6 digits for a district, 9 town, 12 community, 15 cell; 4 for the city. */
export function formatAreaCode(code: number): string {
  const digits = String(code);
  if (/^\d{4}0{11}$/.test(digits)) return digits.slice(0, 4);
  return digits.replace(/(?:000){1,3}$/, '');
}

/**
 * Reads a code of 4, 6, 9, 12 or 15 digits.
 * @throws Refusal INVALID_FORMAT for anything else
 */
export function parseAreaCode(text: string, field: string[] = ['areaCode']): number {
  if (!/^[1-9]\d*$/.test(text) || ![4, 6, 9, 12, 15].includes(text.length))
    refuse(UserErrorCode.INVALID_FORMAT, 'An area code has 4, 6, 9, 12 or 15 digits.', field);
  return Number(text.padEnd(15, '0'));
}

/** The half-open interval of codes at and below an area; the same rule as `app.area_range` in the database. */
export function areaRange(code: number): [low: number, high: number] {
  const step = [1e11, 1e9, 1e6, 1e3].find((size) => code % size === 0) ?? 1;
  return [code, code + step];
}

/**
 * Adds that a row lies at or below an area, when one is asked for.
 * @param column the row's 15-digit code
 * @throws Refusal INVALID_FORMAT
 */
export function whereInArea(where: Where, column: string, code: string | null | undefined, field = ['filter', 'areaCode']): Where {
  return code ? where.and(`${column} >= ? and ${column} < ?`, ...areaRange(parseAreaCode(code, field))) : where;
}

/** Whether somebody may do this in all of an area, not only in a part of it. */
export function mayInAll(actor: Actor, action: Action, code: number): boolean {
  const [low, high] = areaRange(code);
  return actor.can(action, low) && actor.can(action, high - 1);
}
