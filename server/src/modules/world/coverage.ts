import type { Client } from 'pg';
import { addDays, instantAt } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const LAOSHAN = 370212;
const DAY = 86_400_000;

/** Why some households need not be visited, and what was found out. */
const EXEMPT: readonly (readonly [reason: string, note: string])[] = [
  ['IN_INSTITUTION', '已入住区养老服务中心，由机构照料，每月电话了解。'],
  ['AWAY', '随子女去外地过冬，已留电话。'],
  ['REFUSES_VISITS', '本人表示近期不愿有人上门，已告知求助电话。'],
  ['SERVED_ELSEWHERE', '由街道社工站按周探访，记录在社工站。'],
  ['AWAY', '外出务工，家中暂无人居住。'],
  ['IN_INSTITUTION', '住院康复，出院后恢复探访。'],
];

/** Gives every cell of a grid worker to that worker, one of them covered for a week, and exempts some households of Laoshan. */
export async function writeGrid(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh grid');
  const { copier, now, today } = ground;
  const begun = new Date(now.getTime() - 300 * DAY);
  const workers = await client.query<{ cell: string; worker: string }>(
    `select distinct on (g.area_code) g.area_code cell, g.account_id worker from role_grant g join account a on a.id = g.account_id
     where g.role = 'GRID_WORKER' and g.area_code is not null order by g.area_code, a.username`,
  );
  for (const { cell, worker } of workers.rows) {
    copier.add('grid_assignment', {
      id: chance.id(begun.getTime()),
      cell_code: cell,
      worker_id: worker,
      from_at: begun,
      reason: 'FIRST',
      assigned_by: accounts.coordinator,
      created_at: begun,
    });
  }
  const away = workers.rows.at(-1);
  if (away) {
    copier.add('grid_cover', {
      id: chance.id(now.getTime()),
      cell_code: away.cell,
      cover_id: accounts.coordinator,
      from_at: instantAt(addDays(today, -2)),
      until_at: instantAt(addDays(today, 6)),
      reason: 'LEAVE',
      made_by: accounts.coordinator,
      created_at: new Date(now.getTime() - 3 * DAY),
    });
  }
  const households = await client.query<{ id: string; area: string }>(
    `select h.id, h.area_code area from household h where h.area_code / 1000000000 = $1 and h.last_contact_at is null
       and exists (select from assistance_status s where s.household_id = h.id and s.until is null) order by h.number limit $2`,
    [LAOSHAN, EXEMPT.length],
  );
  for (const [at, { id, area }] of households.rows.entries()) {
    const [reason, note] = EXEMPT[at] ?? ['OTHER', ''];
    const from = addDays(today, -30 + at * 4);
    copier.add('coverage_exemption', {
      id: chance.id(now.getTime()),
      household_id: id,
      area_code: area,
      reason,
      note,
      from_day: from,
      // One of them is over already, another ends within days.
      until_day: addDays(from, at === 0 ? 20 : 36 + at * 5),
      granted_by: accounts.coordinator,
      created_at: instantAt(from, 9 * 60),
    });
  }
}

/** Writes the ledger of the past days, each with what was known at its end, and of today. */
export async function layLedger(client: Client, { today, size }: Ground): Promise<void> {
  await client.query('select app.coverage_lay($1, $2)', [addDays(today, -size.ledgerDays), today]);
}
