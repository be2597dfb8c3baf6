import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { modules } from '@finemesh/server/dist/modules/index.js';
import { createApp } from '@finemesh/server/dist/app.js';
import { hashPassword } from '@finemesh/server/dist/modules/accounts/password.js';
import { SettableClock } from '@finemesh/server/dist/platform/clock.js';
import type { Connector } from '@finemesh/server/dist/platform/connectors/index.js';
import { connectDatabase } from '@finemesh/server/dist/platform/database/connect.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';
import { startJobRunner, type JobRunner } from '@finemesh/server/dist/platform/jobs/index.js';
import { createKeyring } from '@finemesh/server/dist/platform/vault/keys.js';
import pg from 'pg';
import { Actor } from './actor.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** A Monday morning in Asia/Shanghai, an ordinary working day. */
export const MONDAY = new Date('2026-06-08T01:00:00Z');

/** Two districts with a community each: enough to be inside and outside. */
export const LAOSHAN = { district: '370212', community: '370212001001', code: 370212001001000 };
export const SHINAN = { district: '370202', community: '370202001001', code: 370202001001000 };

/** Where an actor's grant holds; the whole city unless told. */
export interface GrantPlace {
  area?: string | null;
  organisationId?: string;
}

interface NeedOptions {
  householdId?: string;
  area?: number;
  seats?: number;
  tier?: string;
  minutes?: number;
  dueAt?: Date;
  service?: string;
}

/**
 * One test's own world: a database, the server as built, a clock that stands on {@link MONDAY}, and makers of
 * rows that fill in what the test does not care about.
 */
export class World {
  private readonly runners: JobRunner[] = [];

  private constructor(
    readonly database: TestDatabase,
    /** Owner's connection, for preparing and checking; it bypasses row-level security. */
    readonly owner: pg.Client,
    readonly clock: SettableClock,
    readonly app: Awaited<ReturnType<typeof createApp>>,
    private readonly source: Awaited<ReturnType<typeof connectDatabase>>,
    /** What the server was composed with, for jobs run by hand. */
    readonly services: {
      source: Awaited<ReturnType<typeof connectDatabase>>;
      clock: SettableClock;
      keyring: ReturnType<typeof createKeyring>;
      /** Ways to departments; empty until a test sets some up. */
      connectors: Map<string, Connector>;
      /** How messages leave; a test points it at servers of its own. */
      outbound: { mail: { url: string; from: string } | null; webhookHosts: string[] };
    },
  ) {}

  /** Starts a world. End it with {@link stop}. */
  static async start(): Promise<World> {
    const database = await createTestDatabase();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const clock = new SettableClock(MONDAY);
    const source = await connectDatabase(database.appUrl, {
      entities: modules.flatMap((module) => module.entities),
      poolSize: 10,
      assumeRole: false,
    });
    const keyring = createKeyring({ keys: { k1: Buffer.alloc(32, 7) }, current: 'k1', index: 'k1' });
    const services = {
      source,
      clock,
      keyring,
      connectors: new Map<string, Connector>(),
      outbound: { mail: null, webhookHosts: ['qyapi.weixin.qq.com'] },
    };
    const app = await createApp({ services, secure: false, trustProxy: false, logLevel: process.env['FINEMESH_TEST_LOG'] ?? 'silent' });
    const world = new World(database, owner, clock, app, source, services);
    await world.layGround();
    return world;
  }

  /** Runs jobs, as a server process does beside answering requests. Ends with the world, or when stopped before. */
  startJobs(log: { warn(detail: object, message: string): void } = this.app.log): JobRunner {
    const runner = startJobRunner({ services: { ...this.services, log }, ownerUrl: this.database.ownerUrl, modules });
    this.runners.push(runner);
    return runner;
  }

  /** Stops everything and removes the database. */
  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.app.close();
    await this.source.destroy();
    await this.owner.end();
    await this.database.drop();
  }

  /** Someone who is not signed in. */
  get anonymous(): Actor {
    return new Actor(this.app, null, null);
  }

  /** A signed-in account with one role. */
  async actor(role: string, place: GrantPlace = {}): Promise<Actor> {
    const id = randomUUID();
    await this.sql('insert into account (id, username, display_name, password_hash) values ($1, $2, $3, $4)', [
      id,
      `${role.toLowerCase()}-${id.slice(0, 8)}`,
      role,
      'unused',
    ]);
    await this.grant(id, role, place);
    return this.signedIn(id);
  }

  /** An account that signs in with a password. */
  async account(username: string, password: string, role = 'COORDINATOR', place: GrantPlace = {}): Promise<string> {
    const id = randomUUID();
    await this.sql('insert into account (id, username, display_name, password_hash) values ($1, $2, $3, $4)', [
      id,
      username,
      role,
      await hashPassword(password),
    ]);
    await this.grant(id, role, place);
    return id;
  }

  /** Gives an account one more role. */
  async grant(accountId: string, role: string, place: GrantPlace = {}): Promise<void> {
    const area = place.area === undefined ? '3702' : place.area;
    await this.sql('insert into role_grant (id, account_id, role, area_code, organisation_id) values ($1, $2, $3, $4, $5)', [
      randomUUID(),
      accountId,
      role,
      area && area.padEnd(15, '0'),
      place.organisationId ?? null,
    ]);
  }

  /** A session of an account. */
  async signedIn(accountId: string): Promise<Actor> {
    const token = randomBytes(16).toString('hex');
    const now = this.clock.now();
    await this.sql(
      'insert into session (id, account_id, token_hash, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)',
      [randomUUID(), accountId, createHash('sha256').update(token).digest(), now, new Date(now.getTime() + 400 * 86_400_000)],
    );
    return new Actor(this.app, token, accountId);
  }

  /** A volunteer who signs in, active and vetted, free all day every day. */
  async volunteerActor(options: { area?: number; teamKind?: string } = {}): Promise<Actor & { volunteerId: string }> {
    const actor = await this.actor('VOLUNTEER', { area: null });
    const volunteerId = await this.volunteer({ ...options, accountId: actor.accountId ?? undefined });
    return Object.assign(actor, { volunteerId });
  }

  /** A household of one person with consent to every service. */
  async household(options: { area?: number; headName?: string; phone?: string; consent?: boolean } = {}): Promise<string> {
    const id = randomUUID();
    const personId = randomUUID();
    const area = options.area ?? LAOSHAN.code;
    const name = options.headName ?? '王秀英';
    await this.sql(
      "insert into household (id, number, area_code, address, phone, head_name, member_count) values ($1, $2, $3, '青岛市测试路1号2单元301', $4, $5, 1)",
      [id, `T${id.slice(0, 8)}`, area, options.phone ?? '13812345678', name],
    );
    await this.sql("insert into person (id, name, sex, birth_date, home_area_code) values ($1, $2, 'FEMALE', '1950-03-01', $3)", [
      personId,
      name,
      area,
    ]);
    await this.sql(
      "insert into household_membership (id, household_id, person_id, relation, \"from\") values ($1, $2, $3, 'HEAD', '2020-01-01')",
      [randomUUID(), id, personId],
    );
    if (options.consent !== false) {
      for (const purpose of ['VOLUNTEER_SERVICE', 'PROXY_SERVICE', 'PSYCHOLOGICAL_CARE']) {
        await this.sql(
          "insert into consent (id, household_id, person_id, purpose, granted_on, given_by, text_version) values ($1, $2, $3, $4, '2026-01-01', $5, '1')",
          [randomUUID(), id, personId, purpose, name],
        );
      }
    }
    return id;
  }

  /** An active, vetted volunteer in the Red Seagull team, free all day every day. */
  async volunteer(options: { area?: number; teamKind?: string; accountId?: string | undefined; name?: string } = {}): Promise<string> {
    const id = randomUUID();
    await this.sql(
      `insert into volunteer (id, number, account_id, name, phone, sex, state, vetted_until, home_area_code, latitude, longitude, weekly_minutes, weekly_tasks, travel_km, languages)
       values ($1, $2, $3, $4, '13900001111', 'FEMALE', 'ACTIVE', '2099-12-31', $5, 36.1, 120.46, 10080, 100, 500, '{普通话}')`,
      [id, `V${id.slice(0, 8)}`, options.accountId ?? null, options.name ?? '李志愿', options.area ?? LAOSHAN.code],
    );
    for (let weekday = 1; weekday <= 7; weekday += 1)
      await this.sql('insert into availability_window (id, volunteer_id, weekday, from_minute, to_minute) values ($1, $2, $3, 0, 1440)', [
        randomUUID(),
        id,
        weekday,
      ]);
    await this.sql(
      'insert into team_member (id, team_id, volunteer_id) select $1, t.id, $2 from volunteer_team t where t.kind = $3 limit 1',
      [randomUUID(), id, options.teamKind ?? 'RED_SEAGULL'],
    );
    return id;
  }

  /** An unmatched need of a household, due in three days. */
  async need(options: NeedOptions = {}): Promise<string> {
    const id = randomUUID();
    const area = options.area ?? LAOSHAN.code;
    const householdId = options.householdId ?? (await this.household({ area }));
    const dueAt = options.dueAt ?? new Date(this.clock.now().getTime() + 3 * 86_400_000);
    await this.sql(
      `insert into service_need (id, number, household_id, service_code, area_code, tier, due_at, minutes, seats) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        `N${id.slice(0, 8)}`,
        householdId,
        options.service ?? 'TEST_VISIT',
        area,
        options.tier ?? 'ROUTINE',
        dueAt,
        options.minutes ?? 60,
        options.seats ?? 1,
      ],
    );
    return id;
  }

  /** Runs a statement as owner and returns its rows. */
  async sql<T extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.owner.query<T>(text, values)).rows;
  }

  /** Runs statements as the runtime role acting as an account, as the server would, and rolls back. */
  async asRuntimeRole<T>(accountId: string | null, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.database.appUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query('select app.begin_actor($1, $2, $3)', [accountId, randomUUID(), this.clock.now()]);
      return await work(client);
    } finally {
      await client.query('rollback').catch(() => undefined);
      await client.end();
    }
  }

  /** Runs one statement as an operation of nobody, as the regular work of a server process does. */
  async asOperation(text: string): Promise<void> {
    await operate(this.services, 'anonymous', (op) => op.rows(text));
  }

  private async layGround(): Promise<void> {
    const areas: [string, string, string, string | null][] = [
      ['3702', '青岛市', 'CITY', null],
      [LAOSHAN.district, '崂山区', 'DISTRICT', '3702'],
      [SHINAN.district, '市南区', 'DISTRICT', '3702'],
      ['370212001', '测试街道', 'TOWN', LAOSHAN.district],
      ['370202001', '测试街道', 'TOWN', SHINAN.district],
      [LAOSHAN.community, '测试社区', 'COMMUNITY', '370212001'],
      [SHINAN.community, '测试社区', 'COMMUNITY', '370202001'],
    ];
    for (const [code, name, level, parent] of areas) {
      await this.sql('insert into admin_area (code, name, level, parent_code) values ($1, $2, $3, $4) on conflict do nothing', [
        code.padEnd(15, '0'),
        name,
        level,
        parent?.padEnd(15, '0') ?? null,
      ]);
    }
    await this.sql(
      "insert into service_type (id, code, name, name_en, team_kind, category, usual_minutes) values (gen_random_uuid(), 'TEST_VISIT', '上门探访', 'Home visit', 'RED_SEAGULL', '生活支持', 60) on conflict do nothing",
    );
    for (const kind of ['BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP']) {
      await this.sql(
        "insert into volunteer_team (id, name, kind, area_codes, service_codes) values (gen_random_uuid(), $1, $2, '{370200000000000}', '{TEST_VISIT}') on conflict do nothing",
        [`测试队 ${kind}`, kind],
      );
    }
  }
}
