import type { Client } from 'pg';
import { seal } from '../../platform/vault/envelope.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const LAOSHAN = 370212e9;
const DAY = 86_400_000;

/** Inboxes as the triggers would have left them, the older half read; and the robot of one group, whose address leads nowhere. */
export async function writeNotifications(client: Client, { now, keyring }: Ground): Promise<void> {
  const chance = new Chance('finemesh notifications');
  await client.query(
    `insert into notification (id, account_id, kind, number, path, key, created_at, read_at)
     select md5('told' || key)::uuid, account_id, kind, number, path, key, least(at, $1), case when at < $1::timestamptz - interval '2 days' then at + interval '3 hours' end from (
       select v.account_id, 'OFFER_SENT' kind, n.number, '/m' path, 'offer:' || o.id as key, o.sent_at at
         from offer o join volunteer v on v.id = o.volunteer_id and v.account_id is not null join service_need n on n.id = o.need_id where o.state = 'SENT'
       union all select v.account_id, 'ASSIGNMENT_CHANGED', n.number, '/m', 'visit:' || a.id || ':' || a.version, a.starts_at - interval '1 day'
         from assignment a join volunteer v on v.id = a.volunteer_id and v.account_id is not null join service_need n on n.id = a.need_id where a.state in ('CANCELLED', 'MISSED')
       union all select s.account_id, 'CLOCK_STEP', app.clock_number(c.subject_kind, c.subject_id, c.household_id), case when c.household_id is null then '/today' else '/cases/' || c.household_id end, 'step:' || c.id || ':' || s.level, s.at
         from clock_step s join sla_clock c on c.id = s.clock_id where s.account_id is not null) x
     on conflict do nothing`,
    [now],
  );
  const id = chance.id(now.getTime() - 30 * DAY);
  await client.query(
    `insert into notification_webhook (id, name, kind, host, url_sealed, area_code, created_by, created_at)
     select $1, '崂山志愿者群（示例）', 'WECOM', 'qyapi.weixin.qq.com', $2, $3, a.id, $4 from account a where a.username = 'demo.admin'`,
    [
      id,
      seal(
        keyring,
        { table: 'notification_webhook', column: 'url_sealed', rowId: id },
        'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=demo',
      ),
      LAOSHAN,
      new Date(now.getTime() - 30 * DAY),
    ],
  );
}
