import type { Client } from 'pg';
import { addMonths } from '../calendars/index.js';
import type { Ground } from './ground.js';

/** Months that a pay list of the world goes back, with the present one. */
const MONTHS = 6;

/**
 * Writes what was paid in six months so that it adds up to the fen: each household's part of the sum goes by its persons. In SQL, for a city has
 * half a million payments. Of the price-linked subsidy the source gives the sum alone: the world pays it in two of the months.
 */
export async function writePayments(client: Client, { today, now, size }: Ground): Promise<void> {
  const last = `${today.slice(0, 7)}-01`;
  const first = addMonths(last, 1 - MONTHS);
  const all = Array.from({ length: MONTHS }, (_, at) => addMonths(first, at));
  const recurring = async (programmes: readonly string[], paidAs: string, months: readonly string[], fen: number): Promise<void> => {
    await client.query(
      `insert into benefit_payment (id, household_id, area_code, programme, month, persons, amount_fen, reference, recorded_at, demo)
       select md5($2::text || w.household_id || w.month)::uuid, w.household_id, w.area_code, $2, w.month, w.persons,
         floor($4::numeric * w.upto / w.whole) - floor($4::numeric * (w.upto - w.persons) / w.whole), 'FF' || to_char(w.month, 'YYYYMM'), $5, true
       from (select s.household_id, h.area_code, s.persons, m.month::date as month, sum(s.persons) over (order by s.household_id, m.month) upto, sum(s.persons) over () whole
         from assistance_status s join household h on h.id = s.household_id cross join unnest($3::date[]) m (month)
         where s.programme = any ($1::text[]) and s.until is null) w`,
      [programmes, paidAs, months, fen, now],
    );
  };
  await recurring(['MINIMUM_LIVING_ALLOWANCE'], 'MINIMUM_LIVING_ALLOWANCE', all, size.paidFen.allowance);
  await recurring(['EXTREME_HARDSHIP'], 'EXTREME_HARDSHIP', all, size.paidFen.extremeHardship);
  await recurring(
    ['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'],
    'PRICE_SUBSIDY',
    [addMonths(first, 1), addMonths(first, 2)],
    size.paidFen.priceSubsidy,
  );
  // Help is paid once, in the month in which it was decided, or the first of these six.
  await client.query(
    `insert into benefit_payment (id, household_id, area_code, programme, month, persons, amount_fen, reference, recorded_at, demo)
     select md5('TEMPORARY_ASSISTANCE' || w.household_id)::uuid, w.household_id, w.area_code, 'TEMPORARY_ASSISTANCE', greatest(date_trunc('month', w."from")::date, $2::date), w.persons,
       floor($1::numeric * w.upto / w.whole) - floor($1::numeric * (w.upto - w.persons) / w.whole), 'LS' || to_char(w."from", 'YYYYMM'), $3, true
     from (select s.household_id, h.area_code, s.persons, s."from", sum(s.persons) over (order by s.household_id) upto, sum(s.persons) over () whole
       from assistance_status s join household h on h.id = s.household_id where s.programme = 'TEMPORARY_ASSISTANCE' and s.until > $4::date) w`,
    [size.paidFen.temporary, first, now, today],
  );
}
