import type { Client } from 'pg';
import { dataKey, sealUnder } from '../../platform/vault/data-key.js';
import { addDays } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import { ANSWERS, COLLEAGUES, NOTES, SAFETY_PLAN, STORIES, type Story } from './care-texts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const LAOSHAN = 370212e9;
const QINGDAO = 370200e9;
/** Sessions of a case before today, in days. */
const HELD_BEFORE = [168, 140, 112, 84, 56, 28, 6];
/** Days for which the roster stands. */
const ROSTER_DAYS = 30;

interface Supported {
  readonly household: string;
  readonly person: string;
  readonly area: string;
}

/** Who works in psychological care of the demo world. */
interface Staff {
  readonly workers: readonly [string, string, string];
  readonly clinical: string;
  readonly bureau: string;
  readonly coordinator: string;
}

/**
 * Psychological care that is under way in Laoshan: a roster, a caseload with its sessions, scales and their trend, alerts in
 * three states, an absence with its cover. Every text says that it is a sample; all of them are sealed as real ones are.
 */
export async function writeCare(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh care');
  const { rows: supported } = await client.query<Supported>(
    `select h.id as household, p.id as person, h.area_code::text as area from household h join household_membership m on m.household_id = h.id and m.relation = 'HEAD' and m.until is null
       join person p on p.id = m.person_id where h.area_code / 1000000000 * 1000000000 = $1 and app.care_consent(h.id, p.id, $2::date)
       and p.birth_date < $2::date - interval '20 years' and h.created_at < $3::timestamptz - interval '200 days' order by h.number desc limit $4`,
    [LAOSHAN, ground.today, ground.now, STORIES.length],
  );
  const staff = await writeStaff(client, ground, accounts, chance);
  await writeRoster(client, ground, staff, chance);
  for (const [at, place] of supported.entries()) await writeCase(client, ground, { place, at, staff, chance, story: STORIES[at] as Story });
  await writeAbsence(client, ground, staff, chance);
}

async function writeStaff(client: Client, ground: Ground, accounts: DemoAccounts, chance: Chance): Promise<Staff> {
  const ids: string[] = [];
  for (const name of COLLEAGUES) {
    const id = chance.id(ground.now.getTime() - 300 * DAY);
    // Colleagues are there to hand over to and to cover; nobody signs in as them.
    await client.query(
      "insert into account (id, username, display_name, password_hash, demo, created_at) values ($1, $2, $3, 'unused', true, $4)",
      [id, `care.${ids.length + 1}`, name, new Date(ground.now.getTime() - 300 * DAY)],
    );
    await client.query("insert into role_grant (id, account_id, role, area_code) values ($1, $2, 'SOCIAL_WORKER', $3)", [
      chance.id(ground.now.getTime() - 300 * DAY),
      id,
      LAOSHAN,
    ]);
    ids.push(id);
  }
  const { rows } = await client.query<{ username: string; id: string }>(
    "select username, id from account where username in ('demo.clinical', 'demo.bureau')",
  );
  const of = (username: string): string => rows.find((row) => row.username === username)?.id ?? accounts.social;
  return {
    workers: [accounts.social, ids[0] ?? accounts.social, ids[1] ?? accounts.social],
    clinical: of('demo.clinical'),
    bureau: of('demo.bureau'),
    coordinator: accounts.coordinator,
  };
}

/** Day after day somebody at each of the three steps, the workers by turns. */
async function writeRoster(client: Client, ground: Ground, staff: Staff, chance: Chance): Promise<void> {
  const begin = new Date(`${ground.today}T00:00:00+08:00`).getTime();
  const shifts = Array.from({ length: ROSTER_DAYS }, (_, day) =>
    (
      [
        [1, LAOSHAN, staff.workers[day % 2]],
        [2, LAOSHAN, staff.clinical],
        [3, QINGDAO, staff.bureau],
      ] as const
    ).map(([level, area, account]) => ({
      id: chance.id(begin),
      level,
      area,
      account,
      from: new Date(begin + day * DAY),
      until: new Date(begin + (day + 1) * DAY),
    })),
  ).flat();
  await client.query(
    `insert into duty_shift (id, area_code, level, account_id, from_at, until_at)
     select id, area, level, account, "from", until from jsonb_to_recordset($1) as s (id uuid, area bigint, level int, account uuid, "from" timestamptz, until timestamptz)`,
    [JSON.stringify(shifts)],
  );
}

interface Writing {
  readonly place: Supported;
  readonly at: number;
  readonly story: Story;
  readonly staff: Staff;
  readonly chance: Chance;
}

async function writeCase(client: Client, ground: Ground, { place, at, story, staff, chance }: Writing): Promise<void> {
  const { now, today } = ground;
  const referral = chance.id(now.getTime() - 180 * DAY);
  const worker = staff.workers[story.worker];
  const begun = new Date(now.getTime() - (story.sessions === 0 ? 2 : 175) * DAY);
  const taken = story.state !== 'REFERRED';
  await client.query(
    `insert into support_referral (id, household_id, person_id, area_code, kind, urgency, state, limits_told_on, referred_by, worker_id, next_at, end_reason, created_at, accepted_at, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      referral,
      place.household,
      place.person,
      place.area,
      story.kind,
      story.urgency,
      story.state,
      taken ? addDays(today, -174) : null,
      staff.coordinator,
      taken ? worker : null,
      story.state === 'ACCEPTED' ? new Date(new Date(`${today}T09:30:00+08:00`).getTime() + (1 + (at % 9)) * DAY) : null,
      story.state === 'CLOSED' ? 'GOALS_REACHED' : null,
      begun,
      taken ? new Date(begun.getTime() + DAY) : null,
      story.state === 'CLOSED' ? new Date(now.getTime() - 4 * DAY) : null,
    ],
  );
  if (!taken) return;
  const vault = await openVault(client, ground, { referral }, chance);
  const held = HELD_BEFORE.slice(0, story.sessions);
  for (const [turn, before] of held.entries()) {
    const startsAt = new Date(new Date(`${addDays(today, -before)}T10:00:00+08:00`).getTime() + at * 900_000);
    const session = chance.id(startsAt.getTime());
    const last = turn === held.length - 1;
    const draft = last && story.draft === true;
    await client.query(
      `insert into support_session (id, referral_id, worker_id, kind, starts_at, minutes, present, next_step, next_at, state, signed_at, created_at)
       values ($1, $2, $3, $4, $5, $6, '{PERSON}', $7, $8, $9, $10, $5)`,
      [
        session,
        referral,
        worker,
        (['VISIT', 'PHONE', 'OFFICE'] as const)[turn % 3],
        startsAt,
        [50, 30, 45][turn % 3],
        last && story.advise === true ? 'ADVISE_HOSPITAL' : 'CONTINUE',
        null,
        draft ? 'DRAFT' : 'SIGNED',
        draft ? null : new Date(startsAt.getTime() + 7_200_000),
      ],
    );
    await vault.put('NOTE', session, NOTES[(at + turn) % NOTES.length] ?? '', worker, startsAt, session);
    const answers = ANSWERS[story.trend]?.[turn];
    if (answers === undefined) continue;
    const administration = chance.id(startsAt.getTime());
    await client.query(
      `insert into scale_administration (id, referral_id, session_id, scale_version_id, recorded_by, recorded_at)
       select $1, $2, $3, id, $4, $5 from scale_version where code = $6 and active`,
      [administration, referral, session, worker, startsAt, story.scale],
    );
    await vault.put('ANSWERS', administration, JSON.stringify({ answers }), worker, startsAt);
    if (story.scale === 'PHQ9' && (answers[8] ?? 0) > 0) {
      await writeAlert(client, ground, {
        place,
        referral,
        administration,
        worker,
        staff,
        chance,
        raisedAt: startsAt,
        closed: before > 10,
      });
    }
  }
}

interface Danger {
  readonly place: Supported;
  readonly referral: string;
  readonly administration: string;
  readonly worker: string;
  readonly staff: Staff;
  readonly chance: Chance;
  readonly raisedAt: Date;
  readonly closed: boolean;
}

/** An alert that was assessed; an older one was closed by a second person as well. */
async function writeAlert(client: Client, ground: Ground, danger: Danger): Promise<void> {
  const { raisedAt, worker, staff, chance } = danger;
  const id = chance.id(raisedAt.getTime());
  const after = (minutes: number): Date => new Date(raisedAt.getTime() + minutes * 60_000);
  await client.query(
    `insert into risk_alert (id, household_id, referral_id, administration_id, area_code, source, raised_by, raised_at, acknowledge_due_at, assess_due_at)
     values ($1, $2, $3, $4, $5, 'ITEM9', $6, $7, $7, $7)`,
    [id, danger.place.household, danger.referral, danger.administration, danger.place.area, worker, raisedAt],
  );
  await client.query(
    `update risk_alert set raised_at = $2, acknowledge_due_at = $3, assess_due_at = $4, state = 'ASSESSED', acknowledged_by = $5, acknowledged_at = $6, assessed_by = $5, assessed_at = $7, next_step_at = null where id = $1`,
    [id, raisedAt, after(15), after(1440), worker, after(4), after(90)],
  );
  const vault = await openVault(client, ground, { alert: id }, chance);
  const facts = { thoughts: true, plan: false, means: false, earlierAttempt: false, imminent: false, hospitalAdvised: true };
  await vault.put('ASSESSMENT', id, JSON.stringify({ ...facts, safetyPlan: SAFETY_PLAN }), worker, after(90));
  if (!danger.closed) return;
  await client.query("update risk_alert set state = 'CLOSED', closed_by = $2, closed_at = $3, follow_up_on = $4::date where id = $1", [
    id,
    staff.clinical,
    after(2880),
    after(5760),
  ]);
  await vault.put('CLOSING', id, '【示例】已与家人约定陪伴，本人愿意就医。', staff.clinical, after(2880));
}

/** Next week one of the workers is away and another covers its cases. */
async function writeAbsence(client: Client, ground: Ground, staff: Staff, chance: Chance): Promise<void> {
  const [from, until] = [addDays(ground.today, 3), addDays(ground.today, 9)];
  await client.query('insert into care_absence (id, account_id, from_on, until_on, recorded_by) values ($1, $2, $3::date, $4::date, $2)', [
    chance.id(ground.now.getTime()),
    staff.workers[2],
    from,
    until,
  ]);
  await client.query(
    "update support_referral set cover_id = $2, cover_from = $3::date, cover_until = $4::date where worker_id = $1 and state = 'ACCEPTED'",
    [staff.workers[2], staff.workers[1], from, until],
  );
  await client.query("insert into care_debrief (id, account_id, cause, held_on, held_by) values ($1, $2, 'ALERT', $3::date, $4)", [
    chance.id(ground.now.getTime()),
    staff.workers[1],
    addDays(ground.today, -3),
    staff.clinical,
  ]);
}

/** Seals texts of one case or alert under a key of its own, as the server does. */
async function openVault(client: Client, { keyring, now }: Ground, of: { referral: string } | { alert: string }, chance: Chance) {
  const id = chance.id(now.getTime());
  const place = { table: 'vault.case_key', column: 'wrapped', rowId: id };
  const wrapped = dataKey(keyring, place);
  const [referral, alert] = 'referral' in of ? [of.referral, null] : [null, of.alert];
  await client.query('insert into vault.case_key (id, referral_id, alert_id, key_id, wrapped, made_at) values ($1, $2, $3, $4, $5, $6)', [
    id,
    referral,
    alert,
    keyring.currentKeyId,
    wrapped,
    now,
  ]);
  return {
    async put(kind: string, subject: string, text: string, author: string, at: Date, paper = chance.id(at.getTime())): Promise<void> {
      const sealed = sealUnder(
        keyring,
        place,
        wrapped,
        { table: 'vault.paper', column: `${kind}:${subject}`, rowId: paper, version: 1 },
        text,
      );
      await client.query(
        'insert into vault.paper (id, kind, subject_id, referral_id, alert_id, revision, key_id, case_key_id, sealed, author_id, written_at) values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10)',
        [paper, kind, subject, referral, alert, keyring.currentKeyId, id, sealed, author, at],
      );
    },
  };
}
