import type { Client } from 'pg';
import { addDays, instantAt } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const LAOSHAN = 370212e9;
const QINGDAO = 370200e9;

interface Offer {
  readonly name: string;
  readonly kind: string;
  readonly provider: string;
  readonly area: number;
  readonly unit: string;
  readonly offered: number;
  /** Days before today on which the offer began, and after today on which it ends. */
  readonly since: number;
  readonly until: number | null;
  readonly note: string | null;
  /** What each promise of it is for. */
  readonly purpose: string;
}

/** Who offers what. None of them exists; money is in fen. */
const OFFERS: readonly Offer[] = [
  {
    name: '过冬棉被',
    kind: 'GOODS',
    provider: '崂山区爱心超市（示例）',
    area: LAOSHAN,
    unit: '床',
    offered: 60,
    since: 40,
    until: 80,
    note: '送货上门',
    purpose: '过冬保暖',
  },
  {
    name: '大米与食用油',
    kind: 'GOODS',
    provider: '中韩商圈联合会（示例）',
    area: LAOSHAN,
    unit: '份',
    offered: 120,
    since: 90,
    until: null,
    note: null,
    purpose: '日常生活',
  },
  {
    name: '青苗助学金',
    kind: 'MONEY',
    provider: '青岛青苗公益基金会（示例）',
    area: QINGDAO,
    unit: 'fen',
    offered: 20_000_000,
    since: 120,
    until: 200,
    note: '每户每学年不超过 2000 元',
    purpose: '学费与教材',
  },
  {
    name: '家电维修',
    kind: 'SKILL',
    provider: '家电维修志愿队（示例）',
    area: LAOSHAN,
    unit: '次',
    offered: 40,
    since: 60,
    until: 120,
    note: '周末上门',
    purpose: '冰箱与热水器维修',
  },
  {
    name: '日间照料床位',
    kind: 'PLACE',
    provider: '沙子口街道日间照料中心（示例）',
    area: LAOSHAN,
    unit: '位',
    offered: 6,
    since: 200,
    until: null,
    note: '工作日 8:00—17:00',
    purpose: '白天无人照看',
  },
  {
    name: '来料加工岗位',
    kind: 'FIRM',
    provider: '北宅草编合作社（示例）',
    area: LAOSHAN,
    unit: '个',
    offered: 12,
    since: 50,
    until: 90,
    note: '可在家完成，按件计酬',
    purpose: '在家增收',
  },
];

/** What became of each promise of an offer, in turn: days before today on which it was given, days from then until it was due, and its end. */
const STORIES: readonly {
  readonly given: number;
  readonly days: number;
  readonly end: 'DELIVERED' | 'HELPED' | 'PARTLY' | 'CANCELLED' | null;
}[] = [
  { given: 30, days: 10, end: 'HELPED' },
  { given: 18, days: 7, end: 'DELIVERED' },
  { given: 12, days: 5, end: null },
  { given: 3, days: 14, end: null },
  { given: 25, days: 10, end: 'CANCELLED' },
  { given: 34, days: 7, end: 'PARTLY' },
];

/** Registers a few offers and links each to households of Laoshan: kept, late, cancelled and open promises. */
export async function writeResources(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh resources');
  const { copier, now, today } = ground;
  const households = await client.query<{ id: string; area: string }>(
    `select h.id, h.area_code area from household h where h.area_code >= $1 and h.area_code < $1 + 1000000000
       and h.created_at < $2::timestamptz - interval '60 days' order by h.number limit $3`,
    [LAOSHAN, now, OFFERS.length * STORIES.length],
  );
  const taken = [...households.rows];
  for (const offer of OFFERS) {
    const id = chance.id(now.getTime() - offer.since * DAY);
    const links = STORIES.flatMap((story) => {
      const household = taken.shift();
      return household ? [{ story, household, quantity: offer.unit === 'fen' ? chance.int(5, 20) * 10_000 : 1 }] : [];
    });
    const sum = (wanted: (end: string | null) => boolean): number =>
      links.reduce((total, { story, quantity }) => total + (wanted(story.end) ? quantity : 0), 0);
    copier.add('resource', {
      id,
      name: offer.name,
      kind: offer.kind,
      provider: offer.provider,
      area_code: offer.area,
      unit: offer.unit,
      offered: offer.offered,
      promised: sum((end) => end !== 'CANCELLED'),
      delivered: sum((end) => end !== 'CANCELLED' && end !== null),
      from_day: addDays(today, -offer.since),
      until_day: offer.until === null ? null : addDays(today, offer.until),
      note: offer.note,
      demo: true,
      created_by: accounts.coordinator,
      created_at: new Date(now.getTime() - offer.since * DAY),
    });
    for (const { story, household, quantity } of links) {
      const delivered = story.end !== null && story.end !== 'CANCELLED';
      const dueOn = addDays(today, story.days - story.given);
      copier.add('resource_link', {
        id: chance.id(now.getTime() - story.given * DAY),
        resource_id: id,
        household_id: household.id,
        area_code: household.area,
        purpose: offer.purpose,
        quantity,
        state: delivered ? 'DELIVERED' : (story.end ?? 'PROMISED'),
        due_on: dueOn,
        promised_by: accounts.social,
        promised_at: instantAt(addDays(today, -story.given), 10 * 60),
        delivered_quantity: delivered ? quantity : null,
        delivered_on: delivered ? addDays(dueOn, -1) : null,
        receipt: delivered ? `HZ${String(chance.int(1000, 9999))}` : null,
        recorded_by: delivered ? accounts.social : null,
        outcome: story.end === 'HELPED' || story.end === 'PARTLY' ? story.end : null,
        outcome_note: story.end === 'PARTLY' ? '收到了，还差一部分，已转社工站跟进。' : null,
        outcome_on: story.end === 'HELPED' || story.end === 'PARTLY' ? addDays(dueOn, 5) : null,
        cancel_reason: story.end === 'CANCELLED' ? '家庭已通过其他渠道解决' : null,
        demo: true,
      });
    }
  }
}
