import type { Operation } from '../../platform/database/operation.js';
import { Where } from '../../platform/database/where.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { listPage } from '../../platform/graphql/list-page.js';
import { spanOf, type FigureQuestion } from './compute.js';
import type { FigureKey, FigureRow } from './figure.js';
import { FIGURES } from './sources.js';

/**
 * The rows that a figure counts, as far as the viewer may see households there: statuses by their first day, payments by month, the newest first.
 * @throws Refusal INVALID_CHOICE for a figure without rows here, OUT_OF_RANGE, INVALID_FORMAT
 */
export async function figureRows(op: Operation, key: FigureKey, question: FigureQuestion, args: PageArgs): Promise<Page<FigureRow>> {
  const [, source] = FIGURES[key];
  const span = spanOf(op, question);
  if (source.from !== 'STATUS' && source.from !== 'PAYMENT')
    refuse(UserErrorCode.INVALID_CHOICE, 'This figure has its rows on a page of its own.', ['key']);
  const where = new Where();
  const [from, day, shown] =
    source.from === 'STATUS'
      ? [
          'assistance_status x join household h on h.id = x.household_id',
          'x."from"',
          'x.id, x.household_id as "householdId", h.area_code as "areaCode", x."from"::text as day, x.persons, null::bigint as "amountFen", null::text as reference',
        ]
      : [
          'benefit_payment x',
          'x.month',
          'x.id, x.household_id as "householdId", x.area_code as "areaCode", x.month::text as day, x.persons, x.amount_fen as "amountFen", x.reference',
        ];
  where.and('x.programme = ?', source.programme);
  if (source.from === 'STATUS')
    where.and(
      'x."from" <= ?::date and (x.until is null or x.until > ?::date) and h.area_code >= ? and h.area_code < ?',
      span.day,
      span.day,
      span.low,
      span.high,
    );
  else
    where.and(
      'x.month between ?::date and ?::date and x.area_code >= ? and x.area_code < ?',
      span.firstMonth,
      span.lastMonth,
      span.low,
      span.high,
    );
  return listPage<FigureRow>(
    op,
    {
      select: shown,
      from,
      where,
      order: [
        [day, 'date', (row) => row.day],
        ['x.id', 'uuid', (row) => row.id],
      ],
      descending: true,
    },
    args,
  );
}
