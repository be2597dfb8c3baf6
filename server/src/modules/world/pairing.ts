import type { Client } from 'pg';
import { addDays, instantAt } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const LAOSHAN = 370212;

const TABLES = [
  'consent',
  'pairing_project',
  'pairing_supporter',
  'pairing_participant',
  'pairing',
  'pairing_contact',
  'pairing_milestone',
  'pairing_fund',
  'produce_product',
  'produce_offer',
  'produce_order',
  'produce_delivery',
  'labour_record',
  'household_payment',
  'income_record',
  'income_statement',
] as const;

/** Supporters: kind, name, whom one speaks to, telephone, what they offer, places, days of vetting left. */
const SUPPORTERS = [
  ['FIRM', '海岸生鲜商贸（示例）', '于建国', '13500000011', '{PRODUCE_SALES}', 3, 240],
  ['PARTY_BRANCH', '机关第三党支部（示例）', '蓝文静', '13500000012', '{PRODUCE_SALES,COMPANIONSHIP}', 2, 300],
  ['ASSOCIATION', '崂山果业协会（示例）', '曲志强', '13500000013', '{PRODUCE_SALES,SKILLS_JOBS}', 3, 180],
  ['SCHOOL', '职业学校园艺系（示例）', '邵丽', '13500000014', '{SKILLS_JOBS,SCHOOL_HELP}', 2, 200],
  ['PERSON', '刘海燕', '刘海燕', '13500000015', '{PRODUCE_SALES,COMPANIONSHIP}', 1, 20],
  ['FIRM', '滨海酒店餐饮部（示例）', '高伟', '13500000016', '{PRODUCE_SALES}', 2, 260],
] as const;

type State = 'ACTIVE' | 'PAUSED' | 'HELD' | 'CONSENTED' | 'GRADUATED' | 'ENDED';

/** A household's story: what it needs, and its pairings as supporter, state, days since the start, days since the last contact. */
interface Story {
  readonly needs: string;
  readonly produce: string;
  readonly pairings: readonly (readonly [supporter: number, state: State, begun: number, contact: number | null])[];
  readonly shows: string;
  /** Deliveries: order, units, price in fen, days ago, and whether it was paid. */
  readonly deliveries: readonly (readonly [order: number, quantity: number, price: number, ago: number, paid: boolean])[];
  /** Days of work and the wage for a day in fen. */
  readonly labour?: readonly [days: number, wage: number];
  /** Whole income in fen: the year before, the last ninety days. */
  readonly income?: readonly [before: number, after: number];
}

const SALES = '{PRODUCE_SALES}';
const BOTH = '{PRODUCE_SALES,SKILLS_JOBS}';
const ALL_SHOWN = '{NAME,PHONE,ADDRESS,MEMBERS,INCOME}';

const STORIES: readonly Story[] = [
  {
    needs: BOTH,
    produce: '樱桃 2 亩',
    pairings: [[0, 'ACTIVE', 38, 3]],
    shows: ALL_SHOWN,
    deliveries: [
      [0, 120, 2200, 21, true],
      [1, 80, 2150, 12, true],
      [4, 60, 2200, 2, false],
    ],
    labour: [6, 16_000],
    income: [1_080_000, 720_000],
  },
  {
    needs: SALES,
    produce: '樱桃 1 亩，杏',
    pairings: [[1, 'ACTIVE', 36, 22]],
    shows: '{NAME,PHONE,MEMBERS}',
    deliveries: [
      [0, 60, 2200, 20, true],
      [2, 45.5, 1700, 11, true],
    ],
    income: [960_000, 390_000],
  },
  {
    needs: SALES,
    produce: '樱桃 3 亩',
    pairings: [[2, 'ACTIVE', 35, 6]],
    shows: '{NAME,PHONE,ADDRESS,INCOME}',
    deliveries: [
      [1, 150, 2150, 13, true],
      [3, 90, 2100, 19, false],
    ],
    income: [1_200_000, 560_000],
  },
  {
    needs: BOTH,
    produce: '樱桃，苗木',
    pairings: [[3, 'ACTIVE', 30, 9]],
    shows: '{NAME,PHONE}',
    deliveries: [[5, 40, 2250, 5, true]],
    labour: [12.5, 15_000],
  },
  {
    needs: SALES,
    produce: '樱桃 1.5 亩',
    pairings: [[4, 'ACTIVE', 33, 4]],
    shows: '{NAME,PHONE,ADDRESS}',
    deliveries: [[2, 70, 2100, 10, true]],
  },
  {
    needs: SALES,
    produce: '杏',
    pairings: [[2, 'PAUSED', 28, 12]],
    shows: '{NAME,PHONE}',
    deliveries: [[6, 30, 1000, 9, true]],
  },
  {
    needs: BOTH,
    produce: '樱桃 2 亩',
    pairings: [[0, 'GRADUATED', 39, 7]],
    shows: '{NAME,PHONE,INCOME}',
    deliveries: [[4, 100, 2200, 8, true]],
    labour: [20, 16_000],
    income: [840_000, 980_000],
  },
  { needs: SALES, produce: '樱桃', pairings: [[5, 'HELD', 2, null]], shows: '{}', deliveries: [] },
  { needs: SALES, produce: '樱桃、蔬菜', pairings: [[1, 'ENDED', 26, 15]], shows: '{NAME,PHONE}', deliveries: [[3, 25, 2100, 18, true]] },
  { needs: BOTH, produce: '樱桃 1 亩', pairings: [], shows: '{}', deliveries: [] },
];

/** Orders: product, buyer, the buyer's number, units, price in fen, days ago. */
const ORDERS = [
  [0, '海岸生鲜商贸（示例）', 'HA-101', 200, 2800, 24],
  [0, '机关食堂（示例）', 'SC-07', 260, 2700, 16],
  [0, '社区团购点（示例）', 'TG-33', 150, 2600, 14],
  [0, '滨海酒店餐饮部（示例）', 'JD-12', 180, 2700, 22],
  [0, '海岸生鲜商贸（示例）', 'HA-118', 240, 2800, 9],
  [0, '机关食堂（示例）', 'SC-09', 90, 2700, 7],
  [1, '社区团购点（示例）', 'TG-40', 60, 1300, 11],
] as const;

const TALKS = [
  ['CALL', '问了采摘进度，约好周末一起到地头看果。'],
  ['VISIT', '到家里看了看，帮着把包装箱送过去，老人精神不错。'],
  ['MESSAGE', '发了订单数量和收货时间，对方已确认。'],
] as const;

/** A running cherry project of Laoshan. The source tells that it exists and gives no figure: all of them are samples, and shown as such. */
export async function writePairing(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const { now, today } = ground;
  const chance = new Chance('finemesh pairing');
  const ago = (days: number): string => addDays(today, -days);
  const at = (days: number): Date => instantAt(ago(days), 10 * 60);
  const id = (days = 40): string => chance.id(at(days).getTime());
  // The audit trail begins with the first act of a person; every other trigger holds what is laid against the rules.
  for (const table of TABLES) await client.query(`alter table ${table} disable trigger audit_insert, disable trigger audit_update`);
  const add = (table: (typeof TABLES)[number], row: Readonly<Record<string, unknown>>) =>
    client.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map((_, place) => `$${place + 1}`)
        .join(', ')})`,
      Object.values(row),
    );

  const projectId = id();
  await add('pairing_project', {
    id: projectId,
    number: 'JD00001',
    name: '“樱你而益”结对帮扶',
    organisation_id: accounts.ngo,
    area_code: LAOSHAN * 1e9,
    season: '樱桃季',
    summary: '为缺劳力、有果园的低保家庭结对帮扶方：帮着把樱桃等农产品卖出去，带着有劳动能力的家人重新上岗，让家庭靠自己的劳动增收。',
    state: 'RUNNING',
    help_kinds: '{PRODUCE_SALES,SKILLS_JOBS,COMPANIONSHIP}',
    target_households: 12,
    target_income_fen: 3_000_000,
    target_order_fen: 4_000_000,
    starts_on: ago(42),
    ends_on: addDays(today, 48),
    report_due_on: addDays(today, 3),
    public_since: at(30),
    sample: true,
    created_by: accounts.coordinator,
    created_at: at(42),
  });
  const supporters = SUPPORTERS.map(() => id());
  for (const [place, [kind, name, contact_name, phone, offers, capacity, vetted]] of SUPPORTERS.entries())
    await add('pairing_supporter', {
      id: supporters[place],
      organisation_id: accounts.ngo,
      area_code: LAOSHAN * 1e9,
      kind,
      name,
      contact_name,
      phone,
      offers,
      capacity,
      vetted_until: addDays(today, vetted),
      vetted_by: accounts.coordinator,
      created_at: at(41),
    });
  for (const [title, due, done] of [
    ['完成农户摸底和意向登记', 35, 36],
    ['首批结对签约', 30, 30],
    ['首批樱桃发货', 21, 21],
    ['樱桃季结算', -10, null],
    ['项目评估', -40, null],
  ] as const)
    await add('pairing_milestone', { id: id(), project_id: projectId, title, due_on: ago(due), done_on: done === null ? null : ago(done) });
  for (const [kind, title, amount_fen, day] of [
    ['FUNDING', '公益创投资金（示例）', 5_000_000, 41],
    ['BUDGET', '包装与冷链', 1_800_000, 40],
    ['BUDGET', '技能培训', 1_200_000, 40],
    ['SPENT', '包装箱与冰袋', 640_000, 22],
    ['SPENT', '果树修剪培训一期', 320_000, 15],
  ] as const)
    await add('pairing_fund', {
      id: id(),
      project_id: projectId,
      kind,
      title,
      amount_fen,
      on_day: ago(day),
      recorded_by: accounts.coordinator,
    });

  const products = [id(), id()];
  for (const [place, [name, reference_price_fen, expected_quantity]] of (
    [
      ['樱桃', 2200, 2400],
      ['杏', 1000, 400],
    ] as const
  ).entries())
    await add('produce_product', {
      id: products[place],
      project_id: projectId,
      name,
      unit: '斤',
      reference_price_fen,
      season_from: ago(25),
      season_until: addDays(today, 25),
      expected_quantity,
    });
  const orders = ORDERS.map(() => id());
  for (const [place, [product, buyer, reference, quantity, unit_price_fen, day]] of ORDERS.entries())
    await add('produce_order', {
      id: orders[place],
      number: `DD${String(place + 1).padStart(7, '0')}`,
      project_id: projectId,
      product_id: products[product],
      buyer,
      reference,
      quantity,
      unit_price_fen,
      ordered_on: ago(day),
      created_by: accounts.coordinator,
      created_at: at(day),
    });

  const { rows: homes } = await client.query<{ id: string; area: string; head: string }>(
    `select h.id, h.area_code as area, h.head_name as head from household h
     where h.area_code / 1000000000 = $1 and exists (select from assistance_status s where s.household_id = h.id and s.programme = 'MINIMUM_LIVING_ALLOWANCE' and s.until is null)
     order by h.number offset 5 limit $2`,
    [LAOSHAN, STORIES.length],
  );
  let payments = 0;
  for (const [place, home] of homes.entries()) {
    const story = STORIES[place];
    if (!story) continue;
    const participantId = id(39);
    await add('pairing_participant', {
      id: participantId,
      project_id: projectId,
      household_id: home.id,
      area_code: home.area,
      code: `户${String(place + 1).padStart(2, '0')}`,
      need_kinds: story.needs,
      produce: story.produce,
      target_income_fen: 300_000,
      nominated_by: accounts.social,
      created_at: at(40),
    });
    for (const [supporter, state, begun, contact] of story.pairings)
      await layPairing({ supporterId: supporters[supporter] ?? '', state, begun, contact, participantId, home, shows: story.shows, place });
    await add('produce_offer', {
      id: id(26),
      participant_id: participantId,
      product_id: products[story.produce.startsWith('杏') ? 1 : 0],
      quantity: 150 + 20 * place,
      from_on: ago(25),
      until_on: addDays(today, 20),
      recorded_by: accounts.coordinator,
    });
    const due: { source: string; delivery_id: string | null; labour_id: string | null; amount: number; day: number }[] = [];
    for (const [order, quantity, unit_price_fen, day, paid] of story.deliveries) {
      const delivery_id = id(day);
      await add('produce_delivery', {
        id: delivery_id,
        order_id: orders[order],
        participant_id: participantId,
        quantity,
        unit_price_fen,
        delivered_on: ago(day),
        recorded_by: accounts.coordinator,
        created_at: at(day),
      });
      if (paid) due.push({ source: 'PRODUCE', delivery_id, labour_id: null, amount: Math.round(quantity * unit_price_fen), day: day - 2 });
    }
    if (story.labour) {
      const [days, wage] = story.labour;
      const labour_id = id(10);
      await add('labour_record', {
        id: labour_id,
        participant_id: participantId,
        kind: 'DAY_LABOUR',
        employer: '果品合作社（示例）',
        task: '采摘与分拣',
        from_on: ago(10 + Math.ceil(days)),
        until_on: ago(10),
        days,
        wage_fen: days * wage,
        recorded_by: accounts.coordinator,
      });
      due.push({ source: 'LABOUR', delivery_id: null, labour_id, amount: days * wage, day: 6 });
    }
    for (const { amount, day, ...income } of due) {
      const payment_id = id(day);
      payments += 1;
      await add('household_payment', {
        id: payment_id,
        number: `FK${String(payments).padStart(7, '0')}`,
        participant_id: participantId,
        amount_fen: amount,
        paid_on: ago(day),
        method: 'BANK',
        receipt: `SJ-${String(payments).padStart(4, '0')}`,
        recorded_by: accounts.coordinator,
        created_at: at(day),
      });
      await add('income_record', { id: id(day), payment_id, amount_fen: amount, ...income });
    }
    for (const [stage, amount_fen, from, until, source] of [
      ['BEFORE', story.income?.[0], 405, 41, 'VERIFICATION'],
      ['AFTER', story.income?.[1], 40, 0, 'SELF_REPORTED'],
    ] as const)
      if (amount_fen !== undefined)
        await add('income_statement', {
          id: id(1),
          participant_id: participantId,
          stage,
          from_on: ago(from),
          until_on: ago(until),
          amount_fen,
          source,
          recorded_by: accounts.social,
        });
  }
  await client.query('set constraints all immediate');
  await client.query(
    "select setval('pairing_project_number', 1), setval('produce_order_number', $1), setval('household_payment_number', $2)",
    [ORDERS.length, payments],
  );
  for (const table of TABLES) await client.query(`alter table ${table} enable trigger audit_insert, enable trigger audit_update`);

  async function layPairing(of: {
    supporterId: string;
    state: State;
    begun: number;
    contact: number | null;
    participantId: string;
    home: { id: string; area: string; head: string };
    shows: string;
    place: number;
  }): Promise<void> {
    const pairingId = id(of.begun);
    const heldAt = at(of.begun);
    const holdEnds = of.state === 'HELD' ? new Date(now.getTime() + 8 * 3_600_000) : new Date(heldAt.getTime() + 72 * 3_600_000);
    await add('pairing', {
      id: pairingId,
      project_id: projectId,
      participant_id: of.participantId,
      supporter_id: of.supporterId,
      area_code: of.home.area,
      held_by: accounts.coordinator,
      held_at: heldAt,
      hold_expires_at: holdEnds,
      occupied_until: holdEnds,
      supporter_agreed_on: ago(of.begun),
    });
    if (of.state === 'HELD') return;
    const consentId = id(of.begun);
    await add('consent', {
      id: consentId,
      household_id: of.home.id,
      purpose: 'PAIRING',
      organisation_id: accounts.ngo,
      granted_on: ago(of.begun),
      expires_on: of.place === 2 ? addDays(today, 12) : addDays(today, 200),
      given_by: of.home.head,
      text_version: '2026-1',
    });
    const over = of.state === 'GRADUATED' || of.state === 'ENDED';
    const ended = over ? at(of.contact ?? 1) : null;
    const silence =
      (await client.query<{ days: number }>("select app.parameter('pairing.silence.days', null, $1::date) as days", [today])).rows[0]
        ?.days ?? 0;
    const last = of.contact === null ? null : at(of.contact);
    // The limits refuse an agreement after the hold's end; it was agreed to in time, so the clock of the rule stands there.
    await client.query("select set_config('app.now', $1, true)", [heldAt.toISOString()]);
    await client.query(
      `update pairing set state = $2, consent_id = $3, shows = $4, occupied_until = $5, activated_at = $6, exit_criteria = '连续三个月有稳定的销路或工作收入', last_contact_at = $7::timestamptz,
         contact_due_at = $8, paused_until = $9, pause_reason = $10, graduated_at = $11, watch_until = $12, ended_at = $13, end_reason = $14, end_note = $15 where id = $1`,
      [
        pairingId,
        of.state,
        consentId,
        of.shows,
        ended,
        of.state === 'CONSENTED' ? null : heldAt,
        last,
        of.state === 'ACTIVE' && last ? new Date(last.getTime() + silence * 86_400_000) : null,
        of.state === 'PAUSED' ? addDays(today, 9) : null,
        of.state === 'PAUSED' ? '家中老人住院，先照顾病人' : null,
        of.state === 'GRADUATED' ? ended : null,
        of.state === 'GRADUATED' ? addDays(today, 170) : null,
        of.state === 'ENDED' ? ended : null,
        of.state === 'ENDED' ? 'SUPPORTER_WITHDREW' : null,
        of.state === 'ENDED' ? '帮扶方人手调整，已向家庭说明。' : of.state === 'GRADUATED' ? '家人已在合作社稳定上岗。' : null,
      ],
    );
    await client.query("select set_config('app.now', $1, true)", [now.toISOString()]);
    if (of.contact === null) return;
    for (const [turn, [kind, text]] of TALKS.entries()) {
      const day = of.contact + turn * 7;
      if (day < of.begun)
        await add('pairing_contact', { id: id(day), pairing_id: pairingId, kind, at: at(day), text, recorded_by: accounts.coordinator });
    }
  }
}
