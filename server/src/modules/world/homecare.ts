import type { Client } from 'pg';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const LAOSHAN = 370212;

interface Home {
  readonly id: string;
  readonly areaCode: number;
  readonly personId: string;
}

const FULL = {
  FEEDING: 10,
  BATHING: 5,
  GROOMING: 5,
  DRESSING: 10,
  BOWELS: 10,
  BLADDER: 10,
  TOILET: 10,
  TRANSFER: 15,
  MOBILITY: 15,
  STAIRS: 10,
};
/** What each person cannot do, who comes, and how the last check was. */
const STORIES = [
  {
    lacks: { BATHING: 0, STAIRS: 0, MOBILITY: 5, DRESSING: 5, TRANSFER: 10 },
    provider: '崂山区居家养老服务中心（示例）',
    task: '助浴、做饭、打扫',
    result: 'GOOD',
  },
  {
    lacks: { BATHING: 0, STAIRS: 0, MOBILITY: 0, TRANSFER: 0, TOILET: 5, DRESSING: 0 },
    provider: '中韩街道护理站（示例）',
    task: '翻身、喂饭、清洁',
    result: 'POOR',
  },
] as const;

/** Care for disabled people: assessed, with a week, hours of the last days (the newest not confirmed yet), and a check. */
export async function writeHomecare(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh homecare');
  const at = (days: number): Date => new Date(ground.now.getTime() - days * DAY);
  const as = (account: string, days: number) =>
    client.query('select app.begin_actor($1, $2, $3)', [account, chance.id(at(days).getTime()), at(days)]);
  const { rows: homes } = await client.query<Home>(
    `select h.id, h.area_code "areaCode", m.person_id "personId" from household h join household_membership m on m.household_id = h.id and m.relation = 'HEAD' and m.until is null
     where h.area_code / 1000000000 = $1 and exists (select from assistance_status s where s.household_id = h.id and s.programme = 'MINIMUM_LIVING_ALLOWANCE' and s.until is null) order by h.number desc limit $2`,
    [LAOSHAN, STORIES.length],
  );
  for (const [n, story] of STORIES.entries()) {
    const home = homes[n];
    if (!home) break;
    const [assessment, arrangement] = [chance.id(at(40).getTime()), chance.id(at(30).getTime())];
    await as(accounts.social, 40);
    await client.query(
      `insert into ability_assessment (id, household_id, person_id, area_code, scale_id, answers, assessed_on)
       select $1, $2, $3, $4, s.id, $5, app.today() from ability_scale s where s.code = 'BARTHEL'`,
      [assessment, home.id, home.personId, home.areaCode, JSON.stringify({ ...FULL, ...story.lacks })],
    );
    await as(accounts.social, 30);
    await client.query(
      'insert into care_arrangement (id, household_id, person_id, area_code, assessment_id, provider, began_on) values ($1, $2, $3, $4, $5, $6, app.today())',
      [arrangement, home.id, home.personId, home.areaCode, assessment, story.provider],
    );
    for (const weekday of [1, 3, 5])
      await client.query(
        'insert into care_slot (id, arrangement_id, weekday, starts_minute, minutes, task) values ($1, $2, $3, 540, 90, $4)',
        [chance.id(at(30).getTime()), arrangement, weekday, story.task],
      );
    for (const days of [9, 7, 4, 2]) {
      const id = chance.id(at(days).getTime());
      await as(accounts.social, days);
      await client.query(
        "insert into care_hours (id, arrangement_id, starts_at, minutes, carer, task) values ($1, $2, $3, 90, '护理员（示例）', $4)",
        [id, arrangement, new Date(at(days).getTime() - 3 * HOUR), story.task],
      );
      if (days === 2) continue;
      await as(accounts.coordinator, days - 1);
      await client.query('update care_hours set verified_by = $2, verified_at = app.now(), version = version + 1 where id = $1', [
        id,
        accounts.coordinator,
      ]);
    }
    await as(accounts.coordinator, 5);
    await client.query(
      'insert into care_quality_check (id, arrangement_id, checked_on, result, findings) values ($1, $2, app.today(), $3, $4)',
      [
        chance.id(at(5).getTime()),
        arrangement,
        story.result,
        story.result === 'GOOD' ? '护理员按时到岗，居室整洁。' : '到岗时间短于约定，翻身记录缺失，限期整改。',
      ],
    );
  }
  await client.query('select app.enter(null, $1, $2)', [chance.id(ground.now.getTime()), ground.now]);
}
