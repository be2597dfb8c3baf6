import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerProcess } from '../../testkit/server-process.js';
import { World } from '../../testkit/world.js';
import { Desk, must, type Versioned } from './desk.js';

/** Saves that speak of danger; `npm run bench:care-kills` makes ten thousand of them. */
const SAVES = Number(process.env['FINEMESH_KILL_SAVES'] ?? 60);
const SERVERS = 2;
const CLIENTS = 12;
/** A server is killed after it has answered so many saves, at random, and some milliseconds later, so that it dies within the next ones. */
const LIFE = SAVES > 1000 ? [100, 600] : [8, 24];
/** A server takes seconds to start, and many times as long on a machine that is busy with something else. */
const LIMIT = 300_000 + SAVES * 250;

/** Stands in every flag's text and in a request that cannot be understood: no log of any server may hold it. */
const CANARY = `canary${randomUUID()}`;

interface Save {
  requestId: string;
  kind: 'scaleAdministrationRecord' | 'riskFlagRaise';
  token: string;
  input: Record<string, unknown>;
  /** The id that was acknowledged. */
  answer?: string;
}

describe('risky saves while servers are killed at random', () => {
  let world: World;
  let home = '';
  const servers: ServerProcess[] = [];
  beforeAll(async () => {
    world = await World.start();
    home = mkdtempSync(join(tmpdir(), 'finemesh-kills-'));
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await world.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it(
    `${SAVES} of them: none is lost, none opens two alerts, and each alert climbs every step once`,
    { timeout: LIMIT + 60_000 },
    async () => {
      // The servers go by the clock of the machine.
      world.clock.set(new Date());
      const desk = new Desk(world);
      const callees = await Promise.all(['SOCIAL_WORKER', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'].map((role) => world.actor(role)));
      for (const [at, actor] of callees.entries())
        await world.sql(
          "insert into duty_shift (id, area_code, level, account_id, from_at, until_at) values (gen_random_uuid(), 370200000000000, $1, $2, now() - interval '1 day', now() + interval '2 days')",
          [at + 1, actor.accountId],
        );
      const scaleVersionId = await desk.scaleId('PHQ9');
      const places: { token: string; sessionId: string; referralId: string }[] = [];
      for (let at = 0; at < 8; at += 1) {
        const worker = await world.actor('SOCIAL_WORKER');
        const token = randomBytes(16).toString('hex');
        await world.sql(
          "insert into session (id, account_id, token_hash, created_at, last_seen_at, expires_at) values ($1, $2, $3, now(), now(), now() + interval '1 day')",
          [randomUUID(), worker.accountId, createHash('sha256').update(token).digest()],
        );
        const support = await desk.caseOf(worker);
        const session = must<Versioned>(await desk.draft(worker, support.id), 'session');
        places.push({ token, sessionId: session.id, referralId: support.id });
      }

      const saves = Array.from({ length: SAVES }, (_, at): Save => {
        const place = places[at % places.length] as (typeof places)[number];
        const requestId = randomUUID();
        if (at % 5 === 0)
          return {
            requestId,
            kind: 'riskFlagRaise',
            token: place.token,
            input: { requestId, referralId: place.referralId, text: `${CANARY} ${at}` },
          };
        const answers = Array.from({ length: 9 }, (__, item) => (item === 8 ? 1 + (at % 3) : at % 7 === item ? null : (at + item) % 4));
        return {
          requestId,
          kind: 'scaleAdministrationRecord',
          token: place.token,
          input: { requestId, sessionId: place.sessionId, scaleVersionId, answers },
        };
      });

      const env = {
        DATABASE_URL: world.database.ownerUrl,
        DATABASE_APP_URL: world.database.appUrl,
        DATABASE_POOL: '8',
        FINEMESH_HOME: home,
        FINEMESH_KEYS: JSON.stringify({ version: 1, current: 'k1', index: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } }),
        LOG_LEVEL: 'debug',
      };
      let over = false;
      let kills = 0;
      let interrupted = 0;
      const answered = new Map<ServerProcess, number>();
      const lives = Array.from({ length: SERVERS }, async () => {
        const server = new ServerProcess(env);
        servers.push(server);
        while (!over) {
          await server.start();
          const [least = 0, most = 0] = LIFE;
          const life = least + Math.random() * (most - least);
          const born = answered.get(server) ?? 0;
          while (!over && (answered.get(server) ?? 0) - born < life) await sleep(10);
          if (over) break;
          await sleep(Math.random() * 30);
          await server.kill();
          kills += 1;
        }
      });

      const send = async (save: Save): Promise<void> => {
        const type = save.kind === 'riskFlagRaise' ? 'RiskFlagRaiseInput' : 'ScaleAdministrationRecordInput';
        const asked = save.kind === 'riskFlagRaise' ? 'alert { id }' : 'administration { id } alert { id }';
        const query = `mutation M($input: ${type}!) { ${save.kind}(input: $input) { ${asked} userErrors { code } } }`;
        for (;;) {
          const up = servers.filter((server) => server.url !== null);
          const server = up[Math.floor(Math.random() * up.length)];
          if (!server) {
            await sleep(50);
            continue;
          }
          try {
            const response = await fetch(`${server.url ?? ''}/graphql`, {
              method: 'POST',
              headers: {
                'content-type': 'application/json',
                'x-finemesh-csrf': '1',
                'x-forwarded-for': `10.9.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
                cookie: `finemesh=${save.token}`,
              },
              body: JSON.stringify({ query, variables: { input: save.input } }),
              signal: AbortSignal.timeout(15_000),
            });
            const { data } = (await response.json()) as {
              data: Record<
                string,
                { alert: { id: string } | null; administration?: { id: string } | null; userErrors: { code: string }[] } | null
              > | null;
            };
            const payload = data?.[save.kind];
            if (!payload) {
              // Masked: the database or the server went away in the middle. The same request is sent again.
              interrupted += 1;
              await sleep(50);
              continue;
            }
            expect(payload.userErrors).toEqual([]);
            expect(payload.alert?.id).toBeTruthy();
            answered.set(server, (answered.get(server) ?? 0) + 1);
            save.answer = payload.administration?.id ?? payload.alert?.id ?? '';
            return;
          } catch (error) {
            if (error instanceof Error && error.name === 'AssertionError') throw error;
            interrupted += 1;
            await sleep(20);
          }
        }
      };
      const queue = [...saves];
      // One that cannot be understood, with what is confidential in the wrong place, before all others.
      while (servers.every((server) => server.url === null)) await sleep(50);
      await fetch(`${servers.find((server) => server.url !== null)?.url ?? ''}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-finemesh-csrf': '1', cookie: `finemesh=${places[0]?.token ?? ''}` },
        body: JSON.stringify({
          query: 'mutation M($input: RiskFlagRaiseInput!) { riskFlagRaise(input: $input) { alert { id } } }',
          variables: { input: { requestId: CANARY, referralId: [CANARY], text: { CANARY } } },
        }),
      }).catch(() => undefined);
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          for (let save = queue.pop(); save; save = queue.pop()) await send(save);
        }),
      );

      // Every acknowledged save is there with its one alert, and nothing beside them.
      const scales = saves.filter((save) => save.kind === 'scaleAdministrationRecord');
      const counted = async (sql: string, values: unknown[] = []) => (await world.sql<{ n: number }>(sql, values))[0]?.n;
      expect(await counted('select count(*)::int n from scale_administration')).toBe(scales.length);
      expect(await counted('select count(*)::int n from risk_alert')).toBe(SAVES);
      expect(await counted('select count(distinct administration_id)::int n from risk_alert')).toBe(scales.length);
      expect(await counted("select count(*)::int n from vault.paper where kind = 'ANSWERS'")).toBe(scales.length);
      expect(await counted("select count(*)::int n from audit_event where table_name = 'risk_alert' and verb = 'INSERT'")).toBe(SAVES);
      const missed = await world.sql(
        `select s.request from unnest($1::uuid[], $2::uuid[]) s (request, answer)
       where not exists (select from risk_alert a where a.id = s.answer or a.administration_id = s.answer)
         or not exists (select from idempotency_key k where k.request_id = s.request and k.result_id = s.answer)`,
        [saves.map((save) => save.requestId), saves.map((save) => save.answer)],
      );
      expect(missed).toEqual([]);

      // The ladder, climbed by the servers' own ticks and by clients that are cut off in the middle.
      await world.sql(
        "insert into policy_parameter (id, key, value, unit, valid_from) values (gen_random_uuid(), 'care.alert.step.minutes', 0, 'minute', current_date - 1)",
      );
      await world.sql("update risk_alert set next_step_at = now() where state = 'OPEN' and level < 3");
      let cut = 0;
      const until = Date.now() + LIMIT / 2;
      const waiting = () => counted("select count(*)::int n from risk_alert where state = 'OPEN' and level < 3");
      while ((await waiting()) !== 0 && Date.now() < until) {
        await Promise.all(
          Array.from({ length: 4 }, async () => {
            const client = new pg.Client({ connectionString: world.database.appUrl });
            client.on('error', () => undefined);
            await client.connect();
            try {
              await client.query('begin');
              await client.query('select app.begin_actor(null, $1, now())', [randomUUID()]);
              const climbing = client.query('select app.climb_alerts()').catch(() => undefined);
              if (Math.random() < 0.4) {
                await sleep(Math.random() * 20);
                cut += 1;
                (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
                return;
              }
              await climbing;
              await client.query('commit');
            } catch {
              // Cut off elsewhere: what it had begun is rolled back.
            } finally {
              client.end().catch(() => undefined);
            }
          }),
        );
      }
      over = true;
      await Promise.all(lives);
      // The logs of all servers, at their most talkative, hold nothing of what was written in confidence.
      const logs = servers.map((server) => server.log).join('');
      expect([logs.includes('/graphql'), logs.includes(CANARY)]).toEqual([true, false]);
      const steps = await world.sql<{ steps: string; n: number }>(
        `select steps, count(*)::int n from (select a.id, coalesce(string_agg(s.level || ':' || coalesce(s.account_id::text, '-'), ' ' order by s.level, s.account_id), '') steps
       from risk_alert a left join alert_step s on s.alert_id = a.id group by a.id) t group by steps`,
      );
      expect(steps).toEqual([{ steps: callees.map((actor, at) => `${at + 1}:${actor.accountId}`).join(' '), n: SAVES }]);
      expect(kills).toBeGreaterThan(0);
      process.stdout.write(
        `${SAVES} risky saves, ${kills} kills of a server, ${interrupted} requests cut off and sent again, ${cut} climbs cut off: 0 missed, 0 duplicated\n`,
      );
    },
  );
});
