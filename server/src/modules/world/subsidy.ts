import type { Client } from 'pg';
import { addMonths } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const QINGDAO = 370200e9;
const LAOSHAN = 370212;

/** Two months in which the price index triggered the subsidy; of the first nearly everybody in Laoshan was told, of the second few. */
export async function writeSubsidy(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh subsidy');
  const first = `${ground.today.slice(0, 7)}-01`;
  for (const [back, index, fen, every] of [
    [2, 3.6, 3000, 9],
    [1, 3.9, 3500, 3],
  ] as const) {
    const month = addMonths(first, -back);
    const rollOn = addMonths(first, 1 - back);
    const id = chance.id(ground.now.getTime() - back * 30 * DAY);
    await client.query(
      "insert into price_trigger (id, area_code, month, index_percent, per_person_fen, roll_on, document) values ($1, $2, $3, $4, $5, $6::date - 1, '青岛市发改委通知（示例）')",
      [id, QINGDAO, month, index, fen, rollOn],
    );
    const { rows } = await client.query<{ id: string; areaCode: number }>(
      `select h.id, h.area_code "areaCode" from household h where h.area_code / 1000000000 = $1 and exists (select from assistance_status s where s.household_id = h.id
         and s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP') and s."from" < $2 and (s.until is null or s.until >= $2)) order by h.number`,
      [LAOSHAN, rollOn],
    );
    for (const [at, row] of rows.entries()) {
      // Of the older month every ninth was missed, of the newer one only every third was told.
      if (every === 9 ? at % 9 === 8 : at % 3 !== 0) continue;
      await client.query(
        'insert into subsidy_notice (id, trigger_id, household_id, area_code, told_on, how, told_by) values ($1, $2, $3, $4, $5, $6, $7)',
        [chance.id(ground.now.getTime()), id, row.id, row.areaCode, rollOn, at % 2 === 0 ? 'PHONE' : 'VISIT', accounts.social],
      );
    }
  }
}
