import type { Client } from 'pg';
import { addDays } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const QINGDAO = 370200e9;
const LAOSHAN = 370212e9;
const CHANNELS = ['VISIT', 'VISIT', 'LEAFLET', 'PHONE', 'MEETING'] as const;

/** What households are told. Figures of the policy are those that the city published; the rest is a sample text. */
const NOTICES = [
  {
    area: QINGDAO,
    topic: '低保标准',
    title: '您家的低保，一看就明白',
    body: [
      '自 2020 年 4 月 1 日起，市南、市北、黄岛、崂山、李沧、城阳、即墨七区低保标准为每人每月 700 元；胶州、平度、莱西城镇 630 元，农村 520 元。',
      '申请只需一张身份证，最多跑一次；审批不超过 20 个工作日。',
      '家里收入、人口有变化，请及时告诉社区。收入超过标准的，低保金还可再领 3 至 6 个月。',
    ],
    contact: '拨打 12349，或找本社区网格员，可以上门代办',
    source: '青岛市民政局新闻发布会 2020-08-17',
    programmes: ['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP'],
    days: 60,
  },
  {
    area: LAOSHAN,
    topic: '冬季取暖',
    title: '天冷了，有困难找我们',
    body: [
      '家里取暖有困难的，请告诉网格员，社区爱心超市可送棉被上门。',
      '用煤炉取暖请留通风口，谨防煤气中毒。',
      '遇到急事，绿色通道 24 小时内先帮后补手续。',
    ],
    contact: '12349 或社区值班电话',
    source: null,
    programmes: ['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'LOW_INCOME_WATCH'],
    days: 12,
  },
] as const;

/** Publishes two leaflets and tells a part of Laoshan's households, so that some are left. */
export async function writeOutreach(client: Client, { copier, now, today }: Ground, accounts: DemoAccounts): Promise<void> {
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh outreach');
  for (const { area, topic, title, body, contact, source, programmes, days } of NOTICES) {
    const at = new Date(now.getTime() - days * DAY);
    const id = chance.id(at.getTime());
    copier.add('policy_notice', {
      id,
      area_code: area,
      topic,
      number: 1,
      title,
      body: body.join('\n'),
      contact,
      source,
      programmes: [...programmes],
      valid_from: addDays(today, -days),
      published_by: area === LAOSHAN ? accounts.coordinator : accounts.citywide,
      published_at: at,
      demo: true,
    });
    const { rows } = await client.query<{ id: string; area: string }>(
      `select h.id, h.area_code area from household h where h.area_code >= $1 and h.area_code < $1 + 1000000000 and exists (select from assistance_status s
         where s.household_id = h.id and s.programme = any ($2::text[]) and s.until is null) order by h.number limit 300`,
      [LAOSHAN, programmes],
    );
    for (const household of rows) {
      // The newer leaflet has not come so far.
      if (!chance.happens(days > 30 ? 0.85 : 0.4)) continue;
      const ago = chance.int(1, days - 1);
      copier.add('outreach_record', {
        id: chance.id(now.getTime() - ago * DAY),
        notice_id: id,
        household_id: household.id,
        area_code: household.area,
        channel: chance.pick(CHANNELS),
        told_on: addDays(today, -ago),
        told_by: chance.happens(0.7) ? accounts.grid : accounts.social,
        note: null,
        recorded_at: new Date(now.getTime() - ago * DAY),
        demo: true,
      });
    }
  }
}
