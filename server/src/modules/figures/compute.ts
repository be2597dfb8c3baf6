import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { addDays, addMonths } from '../calendars/index.js';
import { FigureKey, type FigureMonth, type FigurePart, FigureReconciliation, PublishedFigure, PublishedFigures } from './figure.js';
import { FIGURES, type FigureSource } from './sources.js';

/** The whole city: what no area means. */
const CITY = '3702';
/** Wide enough that all areas fall together. */
const WHOLE = 1e15;
/** Most months of a period or a trend. */
const MOST_MONTHS = 36;

/** What figures are asked about. */
export interface FigureQuestion {
  readonly areaCode?: string | undefined;
  readonly asOf?: string | undefined;
  /** Months of the period that ends with that of the day. */
  readonly months: number;
}

/** A question in terms of the tables. */
export interface Span {
  readonly low: number;
  readonly high: number;
  readonly day: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** @throws Refusal OUT_OF_RANGE (a day to come, months), INVALID_FORMAT */
export function spanOf(op: Operation, { areaCode, asOf, months }: FigureQuestion): Span {
  const today = civilDate(op.now);
  const day = asOf ?? today;
  if (day > today) refuse(UserErrorCode.OUT_OF_RANGE, 'This day has not come yet.', ['asOf']);
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    refuse(UserErrorCode.OUT_OF_RANGE, `A period has 1 to ${MOST_MONTHS} months.`, ['months']);
  const [low, high] = areaRange(parseAreaCode(areaCode ?? CITY));
  const lastMonth = `${day.slice(0, 7)}-01`;
  return { low, high, day, lastMonth, firstMonth: addMonths(lastMonth, 1 - months) };
}

interface StatusSum {
  day: string;
  area_code: number;
  programme: string;
  households: number;
  persons: number;
}
interface PaymentSum {
  month: string | null;
  area_code: number;
  programme: string;
  amount_fen: number;
}

function statusSums(op: Operation, span: Span, days: readonly string[], step: number): Promise<StatusSum[]> {
  return op.rows<StatusSum>('select day::text, area_code, programme, households, persons from app.status_sums($1, $2, $3::date[], $4)', [
    span.low,
    span.high,
    days,
    step,
  ]);
}

function paymentSums(op: Operation, span: Span, step: number, monthly: boolean): Promise<PaymentSum[]> {
  return op.rows<PaymentSum>(
    'select month::text, area_code, programme, amount_fen from app.payment_sums($1, $2, $3::date, $4::date, $5, $6)',
    [span.low, span.high, span.firstMonth, span.lastMonth, step, monthly],
  );
}

interface ComparisonSum {
  comparison_id: string;
  as_of: string;
  listed: number;
  matched: number;
}

function comparisonSum(op: Operation, span: Span, day: string): Promise<ComparisonSum | undefined> {
  return op.row<ComparisonSum>('select comparison_id, as_of::text, listed, matched from app.comparison_sums($1, $2, $3::date)', [
    span.low,
    span.high,
    day,
  ]);
}

const percentOf = (sum: ComparisonSum | undefined): number | null => (sum && sum.listed > 0 ? (sum.matched * 100) / sum.listed : null);

/** Every published figure of a day. @throws Refusal OUT_OF_RANGE, INVALID_FORMAT */
export async function publishedFigures(op: Operation, question: FigureQuestion): Promise<PublishedFigures> {
  const span = spanOf(op, question);
  const statuses = await statusSums(op, span, [span.day], WHOLE);
  const payments = await paymentSums(op, span, WHOLE, false);
  const compared = await comparisonSum(op, span, span.day);
  const before = compared && (await comparisonSum(op, span, addMonths(compared.as_of, -12)));
  const [grid] = await gridSums(op, span, WHOLE);
  const parameters = await parametersOn(op, span.day);
  const [roll] = await op.rows<FigureReconciliation>('select households, ledger from app.roll_sums($1, $2, $3::date)', [
    span.low,
    span.high,
    span.day,
  ]);
  const [now, then] = [percentOf(compared), percentOf(before)];
  const shares = {
    matched: compared?.matched ?? null,
    percent: now,
    change: now === null || then === null ? null : Math.round(now) - Math.round(then),
  };
  const valueOf = (key: FigureKey, source: FigureSource): number | null => {
    if (source.from === 'STATUS') return statuses.find((sum) => sum.programme === source.programme)?.[source.count] ?? 0;
    if (source.from === 'PAYMENT') return payments.find((sum) => sum.programme === source.programme)?.amount_fen ?? 0;
    if (source.from === 'COMPARISON') return shares[source.part];
    return source.from === 'GRID' ? (grid?.[source.count] ?? 0) : (parameters.get(key) ?? null);
  };
  return Object.assign(new PublishedFigures(), {
    asOf: span.day,
    firstMonth: span.firstMonth,
    lastMonth: span.lastMonth,
    figures: Object.values(FigureKey).map((key) => {
      const [unit, source] = FIGURES[key];
      const comparisonId = source.from === 'COMPARISON' ? (compared?.comparison_id ?? null) : null;
      return Object.assign(new PublishedFigure(), { key, unit, value: valueOf(key, source), comparisonId });
    }),
    reconciliation: Object.assign(new FigureReconciliation(), roll),
  });
}

function gridSums(op: Operation, span: Span, step: number): Promise<{ area_code: number; workers: number; communities: number }[]> {
  return op.rows('select area_code, workers, communities from app.grid_sums($1, $2, $3::date, $4)', [span.low, span.high, span.day, step]);
}

/** Numbers of policy in force on a day, by figure. */
async function parametersOn(op: Operation, day: string): Promise<Map<FigureKey, number | null>> {
  const asked = Object.values(FigureKey).flatMap((key) => {
    const [, source] = FIGURES[key];
    return source.from === 'PARAMETER' ? [{ key, source }] : [];
  });
  const rows = await op.rows<{ key: FigureKey; value: number | null }>(
    `select k.key, (app.parameter_row(k.wanted, k.area, k.lives, $5::date, 'infinity')).value as value
     from unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) k (key, wanted, area, lives)`,
    [
      asked.map(({ key }) => key),
      asked.map(({ source }) => source.parameter),
      asked.map(({ source }) => source.area),
      asked.map(({ source }) => source.residence),
      day,
    ],
  );
  return new Map(rows.map((row) => [row.key, row.value]));
}

/** How far the codes of two areas directly below lie apart. */
function stepBelow(low: number): number {
  const own = [1e11, 1e9, 1e6, 1e3].find((size) => low % size === 0) ?? 1;
  return own === 1e11 ? 1e9 : Math.max(1, own / 1000);
}

/** A figure by the areas directly below; empty for figures that no area has a part of. @throws Refusal OUT_OF_RANGE, INVALID_FORMAT */
export async function figureParts(op: Operation, key: FigureKey, question: FigureQuestion): Promise<FigurePart[]> {
  const span = spanOf(op, question);
  const step = stepBelow(span.low);
  const [, source] = FIGURES[key];
  const parts = await partsOf(op, span, source, step);
  return parts.toSorted((a, b) => a.areaCode - b.areaCode);
}

async function partsOf(op: Operation, span: Span, source: FigureSource, step: number): Promise<FigurePart[]> {
  if (source.from === 'STATUS') {
    const sums = await statusSums(op, span, [span.day], step);
    return sums.filter((sum) => sum.programme === source.programme).map((sum) => ({ areaCode: sum.area_code, value: sum[source.count] }));
  }
  if (source.from === 'PAYMENT') {
    const sums = await paymentSums(op, span, step, false);
    return sums.filter((sum) => sum.programme === source.programme).map((sum) => ({ areaCode: sum.area_code, value: sum.amount_fen }));
  }
  if (source.from === 'GRID') return (await gridSums(op, span, step)).map((sum) => ({ areaCode: sum.area_code, value: sum[source.count] }));
  return [];
}

/** A figure month by month over the period; empty for figures that have no months. @throws Refusal OUT_OF_RANGE, INVALID_FORMAT */
export async function figureMonths(op: Operation, key: FigureKey, question: FigureQuestion): Promise<FigureMonth[]> {
  const span = spanOf(op, question);
  const months = Array.from({ length: question.months }, (_, at) => addMonths(span.firstMonth, at));
  const [, source] = FIGURES[key];
  if (source.from === 'PAYMENT') {
    const sums = await paymentSums(op, span, WHOLE, true);
    return months.map((month) => ({
      month,
      value: sums.find((sum) => sum.month === month && sum.programme === source.programme)?.amount_fen ?? 0,
    }));
  }
  if (source.from !== 'STATUS') return [];
  const lastDay = (month: string): string => {
    const end = addDays(addMonths(month, 1), -1);
    return end < span.day ? end : span.day;
  };
  const sums = await statusSums(op, span, months.map(lastDay), WHOLE);
  return months.map((month) => ({
    month,
    value: sums.find((sum) => sum.day === lastDay(month) && sum.programme === source.programme)?.[source.count] ?? 0,
  }));
}
