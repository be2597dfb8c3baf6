import { columns } from '../../platform/database/loaders.js';
import { operate, type Operation, type Runtime } from '../../platform/database/operation.js';
import type { Where } from '../../platform/database/where.js';
import { CoverageDay, CoverageDayState } from './coverage.js';

/** The work of a day; without one, of the newest day. Null when the ledger has no such day. */
export async function ledgerDay(op: Operation, day: string | undefined): Promise<CoverageDay | null> {
  const row = await op.row<CoverageDay>(
    `select ${columns(op, CoverageDay, 'd')} from coverage_day d where $1::date is null or d.day = $1::date order by d.day desc limit 1`,
    [day ?? null],
  );
  return row ?? null;
}

/** A day of the ledger as a question meets it. */
export interface AskedDay {
  /** The day asked for, or the newest; null when the ledger has no such day. */
  readonly day: string | null;
  /** The open entries are those of the newest day. */
  readonly newest: boolean;
  /** Its figures are kept and agree with its entries; not while it is being written. */
  readonly kept: boolean;
}

/** Finds the day that a question is about. */
export async function askedDay(op: Operation, day: string | undefined): Promise<AskedDay> {
  const [newest, asked] = [await ledgerDay(op, undefined), day ? await ledgerDay(op, day) : null];
  const found = day ? asked : newest;
  return { day: found?.day ?? null, newest: found?.day === newest?.day, kept: found?.state !== CoverageDayState.RUNNING };
}

/** Narrows entries `e` to those that hold on a day. */
export function holdsOn(where: Where, asked: AskedDay): Where {
  if (asked.day === null) return where.and('false');
  if (asked.newest) return where.and('e.until_day is null');
  return where.and('e.from_day <= ?::date and (e.until_day is null or e.until_day > ?::date)', asked.day, asked.day);
}

/** What one piece of the daily work did. */
export interface LedgerStep {
  readonly day: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Does the daily work until nothing is left: closes days that are over, in order, and keeps today fresh. Every piece is a transaction of
 * its own that leaves its progress in the day's row; what a killed process did not do is simply next. Processes take turns by an advisory lock.
 * @param onStep called after each piece; a return of false stops there
 * @returns pieces done
 */
export async function keepLedger(runtime: Runtime, onStep: (step: LedgerStep) => boolean = () => true): Promise<number> {
  for (let pieces = 0; ; pieces += 1) {
    const step = await operate(runtime, 'anonymous', (op) => op.row<LedgerStep>('select day::text, done, total from app.coverage_step()'));
    if (!step || !onStep(step)) return pieces;
  }
}
