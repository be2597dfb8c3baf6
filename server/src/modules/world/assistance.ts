import type { Client } from 'pg';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
/** Laoshan, which delegates its power to one of its towns in the demo. */
const LAOSHAN = 370212;
/** Households that may apply. */
const WITHOUT_SUPPORT = `not exists (select from assistance_status s where s.household_id = h.id and s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'))`;

interface Story {
  /** Days before now on which it was submitted. */
  readonly submitted: number;
  readonly ground: 'INCOME' | 'EXPENDITURE';
  readonly persons: number;
  readonly income: number;
  readonly expenditure?: number;
  readonly circumstances: string;
  readonly documents: readonly string[];
  /** Days before now on which it was returned, for what. */
  readonly returned?: { readonly on: number; readonly missing: readonly string[]; readonly why: string };
}

/** Applications under way. The oldest is past its twenty working days: its clock says so. */
const STORIES: readonly Story[] = [
  {
    submitted: 34,
    ground: 'INCOME',
    persons: 3,
    income: 90_000,
    circumstances: '户主失业两年，妻子打零工，孩子上初中。',
    documents: ['IDENTITY', 'HOUSEHOLD_REGISTER', 'INCOME_STATEMENT'],
  },
  {
    submitted: 12,
    ground: 'EXPENDITURE',
    persons: 2,
    income: 260_000,
    expenditure: 240_000,
    circumstances: '母亲透析治疗，每月自付药费较高。',
    documents: ['IDENTITY', 'EXPENDITURE_PROOF'],
  },
  {
    submitted: 9,
    ground: 'INCOME',
    persons: 1,
    income: 45_000,
    circumstances: '独居老人，养老金低于标准。',
    documents: ['IDENTITY'],
    returned: { on: 6, missing: ['INCOME_STATEMENT'], why: '缺养老金发放明细' },
  },
  {
    submitted: 1,
    ground: 'INCOME',
    persons: 4,
    income: 150_000,
    circumstances: '一人务工养活一家四口，近期停工。',
    documents: ['IDENTITY', 'HOUSEHOLD_REGISTER'],
  },
];

interface Home {
  readonly id: string;
  readonly areaCode: number;
}

/** Applications with their clocks, and the delegation under which a sub-district decides: written as people would, so that every rule has judged them. */
export async function writeAssistance(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh assistance');
  const at = (days: number): Date => new Date(ground.now.getTime() - days * DAY);
  /** From here on rows are written by this account at that moment. */
  const as = (account: string, days: number) =>
    client.query('select app.begin_actor($1, $2, $3)', [account, chance.id(at(days).getTime()), at(days)]);

  const town = await writeTown(client, chance, at(200));
  // The first lives where the town decides, the others elsewhere in the district.
  const { rows: homes } = await client.query<Home>(
    `select h.id, h.area_code "areaCode" from household h where h.area_code / 1000000000 = $1 and ${WITHOUT_SUPPORT}
       and (h.area_code / 1000000 <> $2 or h.id = (select h.id from household h where h.area_code / 1000000 = $2 and ${WITHOUT_SUPPORT} order by h.number limit 1))
     order by h.area_code / 1000000 <> $2, h.number limit $3`,
    [LAOSHAN, town, STORIES.length],
  );
  for (const [n, story] of STORIES.entries()) {
    const home = homes[n];
    if (!home) break;
    const id = chance.id(at(story.submitted).getTime());
    const clock = chance.id(at(story.submitted).getTime());
    await as(accounts.social, story.submitted);
    await client.query(
      `insert into assistance_application (id, number, household_id, area_code, programme, ground, persons, monthly_income_fen, monthly_expenditure_fen, circumstances, state, prepared_by)
       values ($1, 'SQ' || lpad(nextval('assistance_application_number')::text, 7, '0'), $2, $3, 'MINIMUM_LIVING_ALLOWANCE', $4, $5, $6, $7, $8, 'DRAFT', $9)`,
      [
        id,
        home.id,
        home.areaCode,
        story.ground,
        story.persons,
        story.income,
        story.expenditure ?? null,
        story.circumstances,
        accounts.social,
      ],
    );
    for (const kind of story.documents)
      await client.query("insert into application_document (id, application_id, kind_code, source) values ($1, $2, $3, 'ON_FILE')", [
        chance.id(at(story.submitted).getTime()),
        id,
        kind,
      ]);
    await client.query(
      "update assistance_application set state = 'SUBMITTED', submitted_at = app.now(), version = version + 1 where id = $1",
      [id],
    );
    await client.query(
      `insert into sla_clock (id, subject_kind, subject_id, rule_key, rule_id, household_id, area_code, owner_id, started_at, opened_by)
       values ($1, 'APPLICATION', $2, '', app.sla_rule_in_force('assistance.decision', $3, app.today()), $4, $3, $5, app.now(), $5)`,
      [clock, id, home.areaCode, home.id, accounts.social],
    );
    if (!story.returned) continue;
    await as(accounts.coordinator, story.returned.on);
    await client.query(
      "update assistance_application set state = 'RETURNED', reason = $2, missing_kinds = $3, version = version + 1 where id = $1",
      [id, story.returned.why, story.returned.missing],
    );
    await client.query(
      "insert into clock_pause (id, clock_id, reason, note, paused_at, paused_by) values ($1, $2, 'AWAITING_HOUSEHOLD', $3, app.now(), $4)",
      [chance.id(at(story.returned.on).getTime()), clock, story.returned.why, accounts.coordinator],
    );
  }
  await client.query('select app.enter(null, $1, $2)', [chance.id(ground.now.getTime()), ground.now]);
}

/** The town with most households that may apply decides under a delegation of its district. @returns its code of nine digits */
async function writeTown(client: Client, chance: Chance, made: Date): Promise<number> {
  const { rows } = await client.query<{ code: number; name: string }>(
    `select h.area_code / 1000000 as code, a.name from household h join admin_area a on a.code = h.area_code / 1000000 * 1000000
     where h.area_code / 1000000000 = $1 and ${WITHOUT_SUPPORT} group by 1, 2 order by count(*) desc, 1 limit 1`,
    [LAOSHAN],
  );
  const town = { code: rows[0]?.code ?? LAOSHAN * 1000 + 1, name: rows[0]?.name ?? '' };
  const account = chance.id(made.getTime());
  await client.query(
    `insert into account (id, username, display_name, password_hash, demo, created_at)
     select $1, 'town.laoshan', $3, password_hash, true, $2 from account where username = 'demo.coordinator'`,
    [account, made, `${town.name}审批员 江涛`],
  );
  await client.query("insert into role_grant (id, account_id, role, area_code, created_at) values ($1, $2, 'COORDINATOR', $3, $4)", [
    chance.id(made.getTime()),
    account,
    town.code * 1e6,
    made,
  ]);
  await client.query(
    `insert into delegation_of_authority (id, programme, from_area_code, to_area_code, valid_from, document, recorded_at)
     values ($1, 'MINIMUM_LIVING_ALLOWANCE', $2, $3, ($4::timestamptz at time zone 'Asia/Shanghai')::date, '崂民发〔示例〕3号', $4)`,
    [chance.id(made.getTime()), LAOSHAN * 1e9, town.code * 1e6, made],
  );
  return town.code;
}
