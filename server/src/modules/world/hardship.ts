import type { Client } from 'pg';
import { addDays } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const LAOSHAN = 370212;
const THINGS = ['AGREEMENT', 'STANDARD', 'VISITS', 'EMERGENCY_PLAN', 'DYNAMIC_MANAGEMENT'] as const;
const WHAT: Record<(typeof THINGS)[number], string> = {
  AGREEMENT: '分散供养照料协议（示例）',
  STANDARD: '照料服务标准告知书（示例）',
  VISITS: '探访安排表（示例）',
  EMERGENCY_PLAN: '突发情况应急预案（示例）',
  DYNAMIC_MANAGEMENT: '动态管理台账（示例）',
};

interface Story {
  readonly carer: string;
  /** Days from today on which each thing runs out; negative ones have, a missing one was never there. */
  readonly until: Partial<Record<(typeof THINGS)[number], number>>;
  /** Days before today of the visits, the oldest first. */
  readonly visits: readonly number[];
}

const STORIES: readonly Story[] = [
  {
    carer: '侄女 孙某（同村）',
    until: { AGREEMENT: 200, STANDARD: 200, VISITS: 200, EMERGENCY_PLAN: 200, DYNAMIC_MANAGEMENT: 200 },
    visits: [61, 33, 9],
  },
  { carer: '邻居 刘某', until: { AGREEMENT: -12, STANDARD: 90, VISITS: 90, EMERGENCY_PLAN: 20, DYNAMIC_MANAGEMENT: 90 }, visits: [70, 41] },
  { carer: '养老服务中心护理员', until: { AGREEMENT: 150, STANDARD: 150, VISITS: 150 }, visits: [20] },
];

interface Home {
  readonly id: string;
  readonly areaCode: number;
  readonly personId: string;
}

/** Persons in extreme hardship who live at home: one with all five things, one with something run out and a visit overdue, one with gaps. */
export async function writeHardship(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh hardship');
  const at = (days: number): Date => new Date(ground.now.getTime() - days * DAY);
  const as = (days: number) =>
    client.query('select app.begin_actor($1, $2, $3)', [accounts.social, chance.id(at(days).getTime()), at(days)]);
  const { rows: homes } = await client.query<Home>(
    `select h.id, h.area_code "areaCode", m.person_id "personId" from household h join household_membership m on m.household_id = h.id and m.relation = 'HEAD' and m.until is null
     where h.area_code / 1000000000 = $1 and exists (select from assistance_status s where s.household_id = h.id and s.programme = 'EXTREME_HARDSHIP' and s.until is null) order by h.number limit $2`,
    [LAOSHAN, STORIES.length],
  );
  for (const [n, story] of STORIES.entries()) {
    const home = homes[n];
    if (!home) break;
    const began = 90;
    const id = chance.id(at(began).getTime());
    await as(began);
    await client.query(
      'insert into dispersed_care (id, household_id, person_id, area_code, carer, began_on) values ($1, $2, $3, $4, $5, app.today())',
      [id, home.id, home.personId, home.areaCode, story.carer],
    );
    for (const kind of THINGS) {
      const until = story.until[kind];
      if (until === undefined) continue;
      await client.query(
        'insert into care_evidence (id, care_id, kind, what, valid_from, expires_on) values ($1, $2, $3, $4, app.today(), $5)',
        [chance.id(at(began).getTime()), id, kind, WHAT[kind], addDays(ground.today, until)],
      );
    }
    let since = began;
    for (const visit of [...story.visits, null]) {
      await as(since);
      const clock = chance.id(at(since).getTime());
      await client.query(
        `insert into sla_clock (id, subject_kind, subject_id, rule_key, rule_id, household_id, area_code, owner_id, started_at, opened_by)
         values ($1, 'DISPERSED_CARE', $2, '', app.sla_rule_in_force('visit.regular', $3, app.today()), $4, $3, $5, app.today()::timestamp at time zone 'Asia/Shanghai', $5)`,
        [clock, id, home.areaCode, home.id, accounts.social],
      );
      if (visit === null) break;
      await as(visit);
      await client.query('update sla_clock set met_at = app.now(), met_by = $2, version = version + 1 where id = $1', [
        clock,
        accounts.social,
      ]);
      await client.query(
        "insert into dispersed_visit (id, care_id, visited_on, found) values ($1, $2, app.today(), '本人在家，精神尚好，照料人在岗。')",
        [chance.id(at(visit).getTime()), id],
      );
      since = visit;
    }
    await as(3);
    await client.query(
      'insert into care_check (id, care_id, item_id, asked, clear, note) select $1, $2, i.id, i.name, $3, case when not $3 then $4 end from care_check_item i where i.position = 1',
      [chance.id(at(3).getTime()), id, n !== 1, '亲属联系方式待更新'],
    );
  }
  await client.query('select app.enter(null, $1, $2)', [chance.id(ground.now.getTime()), ground.now]);
}
