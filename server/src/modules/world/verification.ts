import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { seal } from '../../platform/vault/envelope.js';
import { addDays } from '../calendars/index.js';
import { sealedBody } from '../verification/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What departments answered in the demo, by item; nothing about everything else. */
const ANSWERS: Readonly<Record<string, number>> = { HOUSEHOLD_REGISTER: 1, MEDICAL_INSURED: 1, MARRIAGE: 1 };

interface Story {
  /** Which of the applications that are submitted, the oldest first. */
  readonly nth: number;
  /** Days before now on which it was begun. */
  readonly begun: number;
  readonly declared: { readonly savings: number; readonly vehicles: number; readonly dwellings: number };
  /** What was answered about the head of the household. */
  readonly head: Readonly<Record<string, number>>;
  /** Departments whose answers are still to come. */
  readonly outstanding: readonly string[];
  readonly failed: Readonly<Record<string, string>>;
}

/** One that is finished, with a contradiction, and one for which answers are still to come. */
const STORIES: readonly Story[] = [
  {
    nth: 0,
    begun: 30,
    declared: { savings: 1_500_000, vehicles: 0, dwellings: 1 },
    head: { ...ANSWERS, INSURED_WAGE: 88_000, TAXED_WAGE: 91_500, DEPOSITS: 6_820_000, VEHICLES: 1, REAL_ESTATE: 1, HOUSE_CONTRACT: 1 },
    outstanding: [],
    failed: { LARGE_TRANSFERS: 'TIMEOUT' },
  },
  {
    nth: 1,
    begun: 3,
    declared: { savings: 800_000, vehicles: 0, dwellings: 1 },
    head: { ...ANSWERS, PENSION: 255_000, MEDICAL_SELF_PAID: 4_286_000, REAL_ESTATE: 1 },
    outstanding: ['BANKING', 'SECURITIES', 'INSURANCE', 'TAX'],
    failed: {},
  },
];

/** Verifications of applications that wait for their decision, with the consents that they rest on. */
export async function writeVerifications(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const chance = new Chance('finemesh verification');
  const { now, today, keyring } = ground;
  await client.query("select set_config('app.now', $1, true)", [now.toISOString()]);
  const { rows: items } = await client.query<{ code: string; department: string; measure: string }>(
    'select i.code, i.department_code as department, i.measure from verification_item i join verification_department d on d.code = i.department_code order by i.position',
  );
  const { rows: applications } = await client.query<{ id: string; householdId: string; areaCode: number }>(
    `select id, household_id "householdId", area_code "areaCode" from assistance_application where state = 'SUBMITTED' and programme = 'MINIMUM_LIVING_ALLOWANCE' order by submitted_at, id limit 2`,
  );
  for (const { nth, begun, declared, head, outstanding, failed } of STORIES) {
    const application = applications[nth];
    if (!application) continue;
    const at = new Date(now.getTime() - begun * DAY);
    const id = chance.id(at.getTime());
    await client.query(
      'update assistance_application set declared_savings_fen = $2, declared_vehicles = $3, declared_dwellings = $4 where id = $1',
      [application.id, declared.savings, declared.vehicles, declared.dwellings],
    );
    await client.query(
      `insert into verification (id, number, application_id, household_id, area_code, state, round, ordered_by, ordered_at, ended_at, demo)
       values ($1, 'HD' || lpad(nextval('verification_number')::text, 7, '0'), $2, $3, $4, $5, 1, $6, $7, $8, true)`,
      [
        id,
        application.id,
        application.householdId,
        application.areaCode,
        outstanding.length > 0 ? 'WAITING' : 'DONE',
        accounts.social,
        at,
        outstanding.length > 0 ? null : new Date(at.getTime() + 2 * HOUR),
      ],
    );
    const { rows: people } = await client.query<{ id: string; name: string; guardian: boolean }>(
      `select p.id, p.name, p.birth_date > $2::date - interval '18 years' as guardian from household_membership m join person p on p.id = m.person_id
       where m.household_id = $1 and m.until is null order by m.relation <> 'HEAD', m."from", m.id`,
      [application.householdId, today],
    );
    const [first] = people;
    for (const person of people) {
      await client.query(
        `insert into consent (id, household_id, person_id, purpose, granted_on, given_by, text_version) values ($1, $2, $3, 'ECONOMIC_VERIFICATION', $4, $5, '2026-1')`,
        [
          chance.id(at.getTime()),
          application.householdId,
          person.id,
          addDays(today, -begun),
          person.guardian ? (first?.name ?? '') : person.name,
        ],
      );
      for (const item of items) {
        const failure = person === first ? failed[item.code] : undefined;
        const sent = outstanding.includes(item.department);
        const state = sent ? 'SENT' : failure === undefined ? 'ANSWERED' : 'FAILED';
        const requestId = chance.id(at.getTime());
        const answeredAt = new Date(at.getTime() + HOUR + chance.int(0, 3000) * 1000);
        await client.query(
          `insert into verification_request (id, verification_id, area_code, person_id, item_code, round, state, connector, attempts, asked_at, ended_at, failure)
           values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11)`,
          [
            requestId,
            id,
            application.areaCode,
            person.id,
            item.code,
            state,
            sent ? 'demo-files' : 'demo-exchange',
            failure === undefined ? 1 : 4,
            at,
            sent ? null : answeredAt,
            failure ?? null,
          ],
        );
        if (state !== 'ANSWERED') continue;
        const value = (person === first ? head[item.code] : ANSWERS[item.code]) ?? 0;
        const answerId = chance.id(answeredAt.getTime());
        const asOf = addDays(today, -begun);
        const measured = item.measure !== 'YES_NO';
        const body = JSON.stringify({
          requestId,
          item: item.code,
          found: value > 0,
          ...(measured ? { value } : {}),
          asOf,
          source: '演示数据',
        });
        await client.query(
          `insert into verification_answer (id, request_id, area_code, found, value, as_of, body_sealed, body_hash, connector, key_id, signature, signed_at, received_at, expires_on)
           values ($1, $2, $3, $4, $5, $6, $7, $8, 'demo-exchange', 'demo-2026', 'demo', $9, $9, ($9::timestamptz at time zone 'Asia/Shanghai')::date + app.parameter('verification.valid.days', $3, $6::date)::int)`,
          [
            answerId,
            requestId,
            application.areaCode,
            value > 0,
            measured ? value : null,
            asOf,
            seal(keyring, sealedBody(answerId), body),
            createHash('sha256').update(body).digest('hex'),
            answeredAt,
          ],
        );
      }
    }
  }
}
