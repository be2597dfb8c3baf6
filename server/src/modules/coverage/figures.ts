import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { areaRange, parseAreaCode } from '../areas/index.js';
import { askedDay, holdsOn } from './days.js';
import { CoverageGrouping, type CoverageFigure, type CoverageTrendDay } from './figures-types.js';

/** Towns are what the kept figures count by; below them the entries are counted. */
const TOWN = 1_000_000;
/** Longest trend in days. */
const MAX_TREND_DAYS = 400;

const STATES = ['in_date', 'overdue', 'waiting', 'exempt', 'gap'] as const;
const KEPT = ['roll', ...STATES].map((count) => `t.${count}`).join(', ');
const COUNTED = `count(*)::int roll, ${STATES.map((state) => `count(*) filter (where e.state = '${state.toUpperCase()}')::int ${state}`).join(', ')}`;
const SUMS = ['roll', ...STATES]
  .map((count) => `coalesce(sum(t.${count}), 0)::int as "${count === 'in_date' ? 'inDate' : count}"`)
  .join(', ');
/** Whoever sees less than a town sees no figure of a town, and has the entries there counted; asked once a statement. */
const NARROW = `(select exists (select from unnest(app.scope('coverage:read')) r where upper(r) - lower(r) < ${TOWN}))`;
const OUTSIDE_TOWNS = `not (select app.scope('coverage:read')) @> (e.area_code / ${TOWN} * ${TOWN})`;

/** How far the codes of two areas directly below an area lie apart; of the districts for the city or no area. */
function stepBelow(code: number | null): number {
  const own = code === null ? 1e11 : ([1e11, 1e9, 1e6, 1e3].find((size) => code % size === 0) ?? 1);
  return own === 1e11 ? 1e9 : Math.max(1, own / 1000);
}

/**
 * Households by state on a day: in all, by the areas directly below, or by unit in charge. From the kept figures where these are fine enough,
 * else from the entries; both count the same rows. Empty when the ledger has no such day.
 * @throws Refusal INVALID_FORMAT
 */
export async function figuresOf(
  op: Operation,
  areaCode: string | undefined,
  asOf: string | undefined,
  by: CoverageGrouping,
): Promise<CoverageFigure[]> {
  const code = areaCode ? parseAreaCode(areaCode) : null;
  const step = stepBelow(code);
  const asked = await askedDay(op, asOf);
  if (asked.day === null) return [];
  const kept = asked.kept && (code === null || code % TOWN === 0) && (by !== CoverageGrouping.AREA || step >= TOWN);
  const { where, bounds } = within(holdsOn(new Where(), asked), code);
  if (kept) where.and(NARROW).and(OUTSIDE_TOWNS);
  const sources = [`select e.area_code, e.unit_id, ${COUNTED} from coverage_entry e ${where.sql} group by 1, 2`];
  if (kept)
    sources.push(`select t.area_code, t.unit_id, ${KEPT} from coverage_total t where t.day = ${where.bind(asked.day)}::date${bounds('t')}`);
  const keys = {
    [CoverageGrouping.TOTAL]: 'null::bigint, null::uuid',
    [CoverageGrouping.AREA]: `t.area_code / ${step} * ${step}, null::uuid`,
    [CoverageGrouping.UNIT]: 'null::bigint, t.unit_id',
  }[by];
  const [area, unit] = keys.split(', ');
  return op.rows<CoverageFigure>(
    `select ${area} as "areaCode", ${unit} as "unitId", ${SUMS} from (${sources.join(' union all ')}) t
     ${by === CoverageGrouping.TOTAL ? '' : 'group by 1, 2 order by 1, 2'}`,
    where.values,
  );
}

/**
 * The days of the ledger from one to another with their figures.
 * @throws Refusal OUT_OF_RANGE for more than 400 days, INVALID_FORMAT
 */
export async function trendOf(op: Operation, areaCode: string | undefined, from: string, to: string): Promise<CoverageTrendDay[]> {
  const code = areaCode ? parseAreaCode(areaCode) : null;
  const length = await op.row<{ days: number }>('select $2::date - $1::date + 1 as days', [from, to]);
  if (!length || length.days < 1 || length.days > MAX_TREND_DAYS)
    refuse(UserErrorCode.OUT_OF_RANGE, `A trend holds 1 to ${MAX_TREND_DAYS} days.`, ['to']);
  const kept = code === null || code % TOWN === 0;
  const { where, bounds } = within(new Where().and('d.day between ?::date and ?::date', from, to), code);
  if (kept) where.and(NARROW).and(OUTSIDE_TOWNS);
  const sources = [
    `select d.day, ${COUNTED} from coverage_day d join coverage_entry e on e.from_day <= d.day and (e.until_day is null or e.until_day > d.day) ${where.sql} group by 1`,
  ];
  if (kept)
    sources.push(
      `select t.day, ${KEPT} from coverage_total t where t.day between ${where.bind(from)}::date and ${where.bind(to)}::date${bounds('t')}`,
    );
  return op.rows<CoverageTrendDay>(`select t.day, ${SUMS} from (${sources.join(' union all ')}) t group by 1 order by 1`, where.values);
}

/** Adds the bounds of an area, and gives them for another alias. */
function within(where: Where, code: number | null): { where: Where; bounds: (alias: string) => string } {
  if (code === null) return { where, bounds: () => '' };
  const [low, high] = areaRange(code).map((bound) => where.bind(bound));
  const bounds = (alias: string): string => ` and ${alias}.area_code >= ${low}::bigint and ${alias}.area_code < ${high}::bigint`;
  return { where: where.and(bounds('e').slice(5)), bounds };
}
