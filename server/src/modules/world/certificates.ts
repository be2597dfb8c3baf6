import type { Client } from 'pg';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
/** Letters of codes, as certificates have them. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Certificates of those who served most in the past year, one of them withdrawn again; and one of the demo volunteer, who opens it on the phone. */
export async function writeCertificates(client: Client, { now, today }: Ground, issuer: string): Promise<void> {
  const chance = new Chance('finemesh certificates');
  const { rows } = await client.query<{ id: string; from: string; minutes: number; visits: number }>(
    `select v.id, min((a.checked_in_at at time zone 'Asia/Shanghai')::date)::text "from", sum(a.minutes_served)::int minutes, count(*)::int visits
     from assignment a join volunteer v on v.id = a.volunteer_id
     where a.state = 'VERIFIED' and a.minutes_served > 0 and a.checked_in_at > $1::timestamptz - interval '365 days' and v.home_area_code / 1000000000 = 370212
     group by v.id, v.number order by v.account_id is null, sum(a.minutes_served) desc, v.number limit 4`,
    [now],
  );
  for (const [at, { id, from, minutes, visits }] of rows.entries()) {
    const code = Array.from({ length: 16 }, () => LETTERS[chance.int(0, LETTERS.length - 1)]).join('');
    const withdrawn = at === 3;
    await client.query(
      `insert into service_certificate (id, code, volunteer_id, "from", until, minutes, visits, template_id, issued_by, issued_at, withdrawn_by, withdrawn_at, withdrawn_reason)
       select $1, $2, $3, $4, $5, $6, $7, t.id, $8, $9, $10, $11, $12 from certificate_template t order by t.valid_from limit 1`,
      [
        chance.id(now.getTime() - DAY),
        code,
        id,
        from,
        today,
        minutes,
        visits,
        issuer,
        new Date(now.getTime() - 3_600_000),
        withdrawn ? issuer : null,
        withdrawn ? now : null,
        withdrawn ? '时长有误，重新出具' : null,
      ],
    );
  }
}
