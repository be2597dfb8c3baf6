import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offerIn, visitIn } from '../testkit/visits.js';
import { LAOSHAN, SHINAN } from '../testkit/world.js';
import { notificationIn, webhookIn } from './notifications.js';
import { ROLES, type RoleName } from './reach.js';
import { askedElsewhere, tableAccess, type TableAccess } from './rows.js';
import { setStage, type Stage } from './stage.js';

type Seat = RoleName | 'ANONYMOUS';
const SEATS: readonly Seat[] = [...ROLES, 'ANONYMOUS'];
const LOW = Number(LAOSHAN.district.padEnd(15, '0'));

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  const { world } = stage;
  // The volunteer who signs in has hours of its own, no offer and no visit.
  await world.sql("insert into absence (id, volunteer_id, \"from\", until) values (gen_random_uuid(), $1, '2027-01-01', '2027-01-02')", [
    stage.ownVolunteerId,
  ]);
  await world.sql(
    "insert into availability_day (id, volunteer_id, day, from_minute, to_minute) values (gen_random_uuid(), $1, '2027-01-03', 60, 120)",
    [stage.ownVolunteerId],
  );
  for (const owner of [...ROLES.map((role) => stage.actors[role]), stage.colleague]) {
    const [batchId, uploadId] = [randomUUID(), randomUUID()];
    await world.sql("insert into job_run (id, kind, created_by) values (gen_random_uuid(), 'EXPORT', $1)", [owner.accountId]);
    await notificationIn(world, owner.accountId);
    await world.sql("insert into upload (id, account_id, file_name, bytes) values ($1, $2, 'a.csv', 1)", [uploadId, owner.accountId]);
    await world.sql("insert into upload_part values ($1, 0, 'sealed')", [uploadId]);
    await world.sql("insert into import_batch (id, kind, file_name, created_by) values ($1, 'NEEDS', 'a.csv', $2)", [
      batchId,
      owner.accountId,
    ]);
    await world.sql("insert into import_row (batch_id, row_number, cells, verdict) values ($1, 1, '{}', 'OK')", [batchId]);
    await world.sql("insert into import_portion (batch_id, ordinal, count, records) values ($1, 0, 1, '[{}]')", [batchId]);
    await world.sql("insert into import_cell_error (batch_id, ordinal, row_number, code, message) values ($1, 1, 1, 'REQUIRED', '-')", [
      batchId,
    ]);
    await world.sql(
      "insert into access_event (id, account_id, subject_type, subject_id, purpose) values (gen_random_uuid(), $1, 'household', gen_random_uuid(), 'visit')",
      [owner.accountId],
    );
    await world.sql("insert into idempotency_key (actor_id, request_id, operation, input_hash) values ($1, gen_random_uuid(), 'x', 'x')", [
      owner.accountId,
    ]);
  }
  await webhookIn(world, SHINAN.code);
  await world.sql("insert into organisation (id, name, kind) values (gen_random_uuid(), '另一组织', 'NGO')");
  await world.sql(
    "insert into skill (id, code, name, name_en) values (gen_random_uuid(), 'TEST_SKILL', '测试技能', 'Test skill') on conflict do nothing",
  );
  await world.sql("insert into holiday (day, kind, name) values ('2031-10-01', 'HOLIDAY', '国庆节') on conflict do nothing");
});
afterAll(async () => {
  await Promise.all([...clients.values()].map((client) => client.end()));
  await stage.world.stop();
});

const accountOf = (seat: Seat) => (seat === 'ANONYMOUS' ? null : stage.actors[seat].accountId);
const clients = new Map<Seat, pg.Client>();

/** Asks as the runtime role acting for a seat, and takes everything back. */
async function as<T>(seat: Seat, work: (client: pg.Client) => Promise<T>): Promise<T> {
  let client = clients.get(seat);
  if (!client) {
    client = new pg.Client({ connectionString: stage.world.database.appUrl });
    await client.connect();
    clients.set(seat, client);
  }
  await client.query('begin');
  try {
    await client.query('select app.begin_actor($1, $2, $3)', [accountOf(seat), randomUUID(), stage.world.clock.now()]);
    return await work(client);
  } finally {
    await client.query('rollback');
  }
}

const keyOf = (table: string) =>
  ({
    admin_area: 't.code',
    holiday: 't.day',
    document_kind: 't.code',
    application_document_kind: 't.code',
    role_action: 't.role || t.action',
    verification_department: 't.code',
    verification_item: 't.code',
    spot_check_roll: "t.check_id || '/' || t.number",
    coverage_day: 't.day',
    pairing_photo_content: 't.photo_id',
    inspection_roll: "t.plan_id || '/' || t.number",
    coverage_total: "t.day || '/' || t.area_code",
  })[table] ?? 't.id';

/** Conditions under which a row of a table exists for a seat, over the table as `t`: the reviewed decision as SQL for the owner. */
function visible(access: TableAccess, seat: Seat): string {
  if (access.see === 'everybody') return 'true';
  if (seat === 'ANONYMOUS') return 'false';
  if (access.see === 'signed in') return 'true';
  const ways = ['false'];
  if (access.see.includes(seat)) ways.push(access.area ? `${access.area} >= ${LOW} and ${access.area} < ${LOW + 1e9}` : 'true');
  if (access.owner) ways.push(`${access.owner} = '${accountOf(seat)}'`);
  if (access.organisation && seat === 'NGO_STAFF') ways.push(`${access.organisation} = '${stage.organisationId}'`);
  return ways.map((way) => `(${way})`).join(' or ');
}

/** Whether one statement as the runtime role is allowed: it reaches a row, or fails for another reason than the policy. */
async function allowed(client: pg.Client, sql: string, values: unknown[]): Promise<boolean> {
  await client.query('savepoint attempt');
  try {
    const { rowCount } = await client.query(sql, values);
    return (rowCount ?? 0) > 0;
  } catch (error) {
    return (error as { code: string }).code !== '42501';
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}

describe('the reviewed tables', () => {
  it('are all tables', async () => {
    const tables = await stage.world.sql<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    );
    expect([...Object.keys(tableAccess), ...Object.keys(askedElsewhere)].toSorted()).toEqual(tables.map((table) => table.name).toSorted());
  });
});

describe.each(Object.entries(tableAccess))('%s', (table, access) => {
  it('shows each role exactly the rows that are its to see', async () => {
    for (const seat of SEATS) {
      const sql = `select ${keyOf(table)}::text as key from ${table} t`;
      const seen = await as(seat, async (client) => (await client.query<{ key: string }>(sql)).rows.map((row) => row.key));
      const expected = await stage.world.sql<{ key: string }>(`${sql} where ${visible(access, seat)}`);
      expect({ seat, seen: seen.toSorted() }).toEqual({ seat, seen: expected.map((row) => row.key).toSorted() });
    }
  });

  if (access.writesAskedIn) return;
  it('takes writes where they are allowed and nowhere else', async () => {
    const pick = (where: string) =>
      stage.world.sql<{ key: string; image: Record<string, unknown> }>(
        `select ${keyOf(table)}::text as key, to_jsonb(t) image from ${table} t where ${where} order by 1 limit 1`,
      );
    const at = (code: number) => (access.area ? `${access.area} = ${code}` : 'true');
    const others = access.owner ? ` and ${access.owner} is distinct from ` : null;
    for (const seat of SEATS) {
      const account = accountOf(seat) ?? '00000000-0000-4000-8000-000000000000';
      const places = {
        inside: await pick(`${at(LAOSHAN.code)}${others ? `${others}'${account}'` : ''}`),
        outside: access.area ? await pick(at(SHINAN.code)) : [],
        own: access.owner ? await pick(`${access.owner} = '${account}'`) : [],
      };
      const found: Record<string, string[]> = { add: [], change: [], remove: [] };
      await as(seat, async (client) => {
        for (const [place, [row]] of Object.entries(places)) {
          if (!row) continue;
          // Identities are given by the database; ids that we give are new.
          const { id, ...rest } = row.image;
          const image = typeof id === 'string' ? { id: randomUUID(), ...rest } : rest;
          const columns = Object.keys(image)
            .map((name) => `"${name}"`)
            .join(', ');
          if (
            await allowed(client, `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`, [
              image,
            ])
          )
            found['add']?.push(place);
          const first = `"${Object.keys(row.image)[0] ?? ''}"`;
          if (await allowed(client, `update ${table} t set ${first} = ${first} where ${keyOf(table)}::text = $1`, [row.key]))
            found['change']?.push(place);
          if (await allowed(client, `delete from ${table} t where ${keyOf(table)}::text = $1`, [row.key])) found['remove']?.push(place);
        }
      });
      const expected = (verb: 'add' | 'change' | 'remove') => {
        if (seat === 'ANONYMOUS') return [];
        const everywhere = !access.area && access[verb]?.includes(seat);
        const byRole = access[verb]?.includes(seat) ?? false;
        const ownRow = byRole || (access.ownerWrites?.[verb]?.includes(seat) ?? false);
        return [
          ...(byRole && places.inside[0] ? ['inside'] : []),
          ...(everywhere && places.outside[0] ? ['outside'] : []),
          ...(ownRow && places.own[0] ? ['own'] : []),
        ];
      };
      expect({ seat, ...found }).toEqual({ seat, add: expected('add'), change: expected('change'), remove: expected('remove') });
    }
  });
});

describe('what hangs on an actor alone', () => {
  it("is nobody else's: request keys, parts of uploads, rows, portions and faults of imports", async () => {
    for (const seat of SEATS) {
      const seen = await as(
        seat,
        async (client) =>
          (
            await client.query(
              `select (select count(*)::int from idempotency_key) keys, (select count(*)::int from upload_part) parts, (select count(*)::int from import_row) rows, (select count(*)::int from import_portion) portions, (select count(*)::int from import_cell_error) faults`,
            )
          ).rows[0] as object,
      );
      const n = seat === 'ANONYMOUS' ? 0 : 1;
      expect({ seat, ...seen }).toEqual({ seat, keys: n, parts: n, rows: n, portions: n, faults: n });
    }
  });
});

describe('a volunteer', () => {
  const seenBy = async (accountId: string | null, id: string, table: string) =>
    stage.world.asRuntimeRole(accountId, async (client) => (await client.query(`select from ${table} where id = $1`, [id])).rowCount === 1);

  /** What a volunteer reaches of one offer's rows, in SQL and through the server. */
  async function reach(
    volunteer: Awaited<ReturnType<Stage['world']['volunteerActor']>>,
    row: { needId: string; householdId: string; id: string },
    table: 'offer' | 'assignment',
  ) {
    const sql = {
      need: await seenBy(volunteer.accountId, row.needId, 'service_need'),
      household: await seenBy(volunteer.accountId, row.householdId, 'household'),
      row: await seenBy(volunteer.accountId, row.id, table),
    };
    const answer = await volunteer.get<{ serviceNeed: { household: { id: string } | null } | null }>(
      'query($id: ID!) { serviceNeed(id: $id) { household { id } } }',
      { id: row.needId },
    );
    expect({ need: answer.serviceNeed !== null }).toEqual({ need: sql.need });
    if (sql.need) expect(answer.serviceNeed?.household?.id ?? null).toBe(sql.household ? row.householdId : null);
    return sql;
  }

  it('sees a need while it is offered or served, and a household only while going there', async () => {
    const { world } = stage;
    for (const [state, expected] of Object.entries({
      PROPOSED: { need: false, household: false, row: false },
      SENT: { need: true, household: false, row: true },
      DECLINED: { need: false, household: false, row: true },
      EXPIRED: { need: false, household: false, row: true },
      WITHDRAWN: { need: false, household: false, row: true },
    })) {
      const volunteer = await world.volunteerActor();
      const offer = await offerIn(world, state, { volunteerId: volunteer.volunteerId });
      expect({ state, ...(await reach(volunteer, offer, 'offer')) }).toEqual({ state, ...expected });
    }
    for (const [state, expected] of Object.entries({
      CONFIRMED: { need: true, household: true, row: true },
      IN_PROGRESS: { need: true, household: true, row: true },
      DONE: { need: true, household: false, row: true },
      VERIFIED: { need: true, household: false, row: true },
      MISSED: { need: false, household: false, row: true },
      CANCELLED: { need: false, household: false, row: true },
    })) {
      const volunteer = await world.volunteerActor();
      const visit = await visitIn(world, state, { volunteerId: volunteer.volunteerId });
      expect({ state, ...(await reach(volunteer, visit, 'assignment')) }).toEqual({ state, ...expected });
    }
  });

  it('does not see an offer that ran out before the timer came by', async () => {
    const volunteer = await stage.world.volunteerActor();
    const offer = await offerIn(stage.world, 'SENT', { volunteerId: volunteer.volunteerId });
    await stage.world.sql("update offer set expires_at = $2::timestamptz - interval '1 minute' where id = $1", [
      offer.id,
      stage.world.clock.now(),
    ]);
    expect(await reach(volunteer, offer, 'offer')).toMatchObject({ need: false, household: false });
  });

  it("never sees another's offer or visit, not even of the same need, nor the members, programmes and consents of a household", async () => {
    const { world } = stage;
    const [mine, theirs] = [await world.volunteerActor(), await world.volunteerActor()];
    const needId = await world.need({ seats: 2 });
    const own = await visitIn(world, 'CONFIRMED', { needId, volunteerId: mine.volunteerId });
    const other = await offerIn(world, 'SENT', { needId, volunteerId: theirs.volunteerId });
    expect(await seenBy(mine.accountId, other.id, 'offer')).toBe(false);
    expect(await seenBy(theirs.accountId, own.id, 'assignment')).toBe(false);
    const { myAssignments } = await mine.get<{
      myAssignments: { need: { offers: { id: string }[]; assignments: { id: string }[]; household: Record<string, unknown[]> } }[];
    }>('{ myAssignments { need { offers { id } assignments { id } household { members { id } statuses { id } consents { id } } } } }');
    expect(myAssignments).toEqual([
      { need: { offers: [{ id: own.offerId }], assignments: [{ id: own.id }], household: { members: [], statuses: [], consents: [] } } },
    ]);
  });

  it('is known to other volunteers in no way', async () => {
    const [mine, theirs] = [await stage.world.volunteerActor(), await stage.world.volunteerActor()];
    expect(await seenBy(mine.accountId, theirs.volunteerId, 'volunteer')).toBe(false);
    expect(
      (await mine.ask('query($id: ID!) { volunteer(id: $id) { id } }', { id: theirs.volunteerId })).errors?.[0]?.extensions?.code,
    ).toBe('FORBIDDEN');
  });
});

describe('an NGO', () => {
  it('sees no household, no need and no visit, only its own volunteers', async () => {
    const seen = await as(
      'NGO_STAFF',
      async (client) =>
        (
          await client.query(
            'select (select count(*)::int from household) h, (select count(*)::int from person) p, (select count(*)::int from service_need) n, (select count(*)::int from offer) o, (select count(*)::int from assignment) a, (select array_agg(id) from volunteer) v',
          )
        ).rows,
    );
    expect(seen).toEqual([{ h: 0, p: 0, n: 0, o: 0, a: 0, v: [stage.own.volunteerId] }]);
  });
});
