import type { Client } from 'pg';
import { addDays } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const LAOSHAN = 370212;

interface Home {
  readonly id: string;
  readonly areaCode: number;
  readonly statusId: string;
}

/** Reviews and gradual withdrawals for the demo, made as people would, so that every rule has judged them and every clock runs. */
export async function writeReviews(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh reviews');
  const at = (days: number): Date => new Date(ground.now.getTime() - days * DAY);
  const as = (account: string, days: number) =>
    client.query('select app.begin_actor($1, $2, $3)', [account, chance.id(at(days).getTime()), at(days)]);
  const { rows: homes } = await client.query<Home>(
    `select h.id, h.area_code "areaCode", s.id "statusId" from household h join assistance_status s on s.household_id = h.id and s.programme = 'MINIMUM_LIVING_ALLOWANCE' and s.until is null
     where h.area_code / 1000000000 = $1 and s."from" < $2 order by h.number limit 4`,
    [LAOSHAN, addDays(ground.today, -300)],
  );
  /** Opens a periodic review `opened` days ago whose clock began `began` days ago. */
  const review = async (home: Home, began: number, opened: number): Promise<string> => {
    const id = chance.id(at(opened).getTime());
    await as(accounts.social, opened);
    await client.query(
      `insert into allowance_review (id, number, household_id, area_code, status_id, kind) values ($1, 'FH' || lpad(nextval('allowance_review_number')::text, 7, '0'), $2, $3, $4, 'PERIODIC')`,
      [id, home.id, home.areaCode, home.statusId],
    );
    await client.query(
      `insert into sla_clock (id, subject_kind, subject_id, rule_key, rule_id, household_id, area_code, owner_id, started_at, opened_by)
       values ($1, 'REVIEW', $2, '', app.sla_rule_in_force('allowance.review', $3, ($6::timestamptz at time zone 'Asia/Shanghai')::date), $4, $3, $5, $6, $5)`,
      [chance.id(at(opened).getTime()), id, home.areaCode, home.id, accounts.social, at(began)],
    );
    return id;
  };
  const propose = async (
    id: string,
    days: number,
    outcome: string,
    income: number,
    findings: string,
    plan: string | null = null,
  ): Promise<void> => {
    await as(accounts.social, days);
    await client.query(
      `update allowance_review set state = 'PROPOSED', outcome = $2, persons = 2, monthly_income_fen = $3, effective_on = app.today(), months = case when $2 = 'WITHDRAW' then 3 end,
         transition_plan = $5, findings = $4, prepared_by = $6, proposed_at = app.now(), version = version + 1 where id = $1`,
      [id, outcome, income, findings, plan, accounts.social],
    );
  };
  const decide = async (id: string, days: number): Promise<void> => {
    await as(accounts.coordinator, days);
    await client.query(
      "insert into allowance_decision (id, review_id, outcome, effective_on, reason, authority) values ($1, $2, '', app.today(), '核查属实，同意所提意见。', 'DISTRICT')",
      [chance.id(at(days).getTime()), id],
    );
  };
  const PLAN = '社区介绍公益性岗位，社工每月回访一次；三个月内家庭月收入稳定后退出。';

  const [late, proposed, fading, other] = homes;
  if (late) await review(late, 205, 20);
  if (proposed)
    await propose(await review(proposed, 150, 12), 2, 'WITHDRAW', 180_000, '长子已就业，月工资 1800 元，人均收入高于标准。', PLAN);
  if (fading) {
    const id = await review(fading, 220, 80);
    await propose(id, 76, 'WITHDRAW', 200_000, '户主恢复工作，收入连续三个月高于标准。', PLAN);
    await decide(id, 75);
  }
  if (other) await review(other, 100, 5);
  await writeWatched(client, ground, { chance, at, propose, decide, review });
  await client.query('select app.enter(null, $1, $2)', [chance.id(ground.now.getTime()), ground.now]);
}

interface Steps {
  readonly chance: Chance;
  readonly at: (days: number) => Date;
  readonly propose: (id: string, days: number, outcome: string, income: number, findings: string, plan?: string | null) => Promise<void>;
  readonly decide: (id: string, days: number) => Promise<void>;
  readonly review: (home: Home, began: number, opened: number) => Promise<string>;
}

/** A household of low income that had the allowance until some weeks ago, and is watched since. */
async function writeWatched(client: Client, ground: Ground, { chance, at, propose, decide, review }: Steps): Promise<void> {
  const { rows } = await client.query<Home>(
    `select h.id, h.area_code "areaCode", $2::uuid "statusId" from household h where h.area_code / 1000000000 = $1
       and exists (select from assistance_status s where s.household_id = h.id and s.programme = 'LOW_INCOME_WATCH' and s.until is null)
       and not exists (select from assistance_status s where s.household_id = h.id and s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'))
       and not exists (select from assistance_application a where a.household_id = h.id) order by h.number limit 1`,
    [LAOSHAN, chance.id(at(700).getTime())],
  );
  const [home] = rows;
  if (!home) return;
  await client.query(
    'insert into assistance_status (id, household_id, programme, "from", persons) values ($1, $2, \'MINIMUM_LIVING_ALLOWANCE\', $3, 2)',
    [home.statusId, home.id, addDays(ground.today, -600)],
  );
  const id = await review(home, 330, 170);
  await propose(id, 166, 'WITHDRAW', 190_000, '女儿大学毕业后就业，收入高于标准。', '社工协助办理失业登记转就业登记，渐退期内每月回访。');
  await decide(id, 165);
  const { rows: finals } = await client.query<{ id: string }>(
    "select id from allowance_review where household_id = $1 and kind = 'FINAL' and state = 'OPEN'",
    [home.id],
  );
  if (!finals[0]) return;
  await propose(finals[0].id, 84, 'EXIT', 210_000, '收入稳定，同意退出，继续监测。');
  await decide(finals[0].id, 83);
}
