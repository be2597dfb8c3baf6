import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { whereInArea } from '../areas/index.js';
import { instantAt } from '../calendars/index.js';
import { ServiceNeed } from '../tasks/index.js';
import { NeedAge, type UnmetNeedFigure } from './figures-types.js';

/** First and last day of each age, counted in civil days since the need was recorded. */
const AGES: Readonly<Record<NeedAge, readonly [number, number]>> = {
  [NeedAge.UP_TO_3_DAYS]: [0, 3],
  [NeedAge.UP_TO_7_DAYS]: [4, 7],
  [NeedAge.UP_TO_14_DAYS]: [8, 14],
  [NeedAge.UP_TO_30_DAYS]: [15, 30],
  [NeedAge.LONGER]: [31, 100_000],
};

/** Which needs a question is about. */
export interface UnmetQuestion {
  readonly areaCode?: string | undefined;
  readonly day?: string | undefined;
  readonly age?: NeedAge | undefined;
}

const age = (day: string): string => `(${day}::date - (n.created_at at time zone 'Asia/Shanghai')::date)`;

/** Needs that were asked for and not met at the end of a day (of today: now). A need that was waived since counts as never asked for. */
function conditions(op: Operation, { areaCode, day: asked, age: wanted }: UnmetQuestion): { where: Where; day: string; at: Date } {
  // A client may say null as well as nothing.
  const day = asked ?? civilDate(op.now);
  const end = instantAt(day, 1440);
  const at = end < op.now ? end : op.now;
  const where = new Where().and('n.created_at < ? and (n.done_at is null or n.done_at >= ?) and n.waived_reason is null', at, at);
  // The index of open needs serves the present; the past is read by creation.
  if (at === op.now) where.and("n.state in ('UNMATCHED', 'OFFERED', 'ASSIGNED')");
  whereInArea(where, 'n.area_code', areaCode, ['areaCode']);
  if (wanted) where.and(`${age('?')} between ? and ?`, day, ...AGES[wanted]);
  return { where, day, at };
}

/** Unmet needs by age, all ages in order. @throws Refusal INVALID_FORMAT */
export async function unmetFigures(op: Operation, question: UnmetQuestion): Promise<UnmetNeedFigure[]> {
  const { where, day, at } = conditions(op, question);
  const rows = await op.rows<{ days: number; needs: number; overdue: number }>(
    `select ${age(where.bind(day))} days, count(*)::int needs, count(*) filter (where n.due_at < ${where.bind(at)})::int overdue from service_need n ${where.sql} group by 1`,
    where.values,
  );
  return Object.entries(AGES).map(([of, [low, high]]) => {
    const inside = rows.filter((row) => row.days >= low && row.days <= high);
    const sum = (key: 'needs' | 'overdue'): number => inside.reduce((total, row) => total + row[key], 0);
    return { age: of as NeedAge, needs: sum('needs'), overdue: sum('overdue') };
  });
}

/** A page of exactly the needs that the figures count, the earliest due first. @throws Refusal INVALID_FORMAT */
export function listUnmet(op: Operation, question: UnmetQuestion, args: PageArgs): Promise<Page<ServiceNeed>> {
  const { where } = conditions(op, question);
  return entityPage(op, ServiceNeed, 'n', { where, by: ['dueAt', 'id'] }, args);
}
