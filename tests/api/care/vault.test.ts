import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
// The server's modules come first: they bring what decorators need.
import { LAOSHAN, MONDAY, World } from '../../testkit/world.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';
import { createKeyring } from '@finemesh/server/dist/platform/vault/keys.js';
import { resealBatch } from '@finemesh/server/dist/modules/sessions/vault.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { documentOf, fullSelection, rootFields, servedSchema } from '../../testkit/schema.js';
import { visitIn } from '../../testkit/visits.js';
import { ASSESSMENT, codesOf, Desk, must, type Versioned } from './desk.js';

const KEY1 = Buffer.alloc(32, 7);
const KEY2 = Buffer.alloc(32, 9);

let world: World;
let desk: Desk;
let worker: Actor;
let supervisor: Actor;
beforeAll(async () => {
  world = await World.start();
  desk = new Desk(world);
  worker = await world.actor('SOCIAL_WORKER');
  supervisor = await world.actor('CLINICAL_SUPERVISOR');
});
afterAll(() => world.stop());

/** Exchanges the keys of the running server, as a restart with another key file does. */
function useKeys(keys: Record<string, Uint8Array>, current: string): void {
  Object.assign(world.services.keyring, createKeyring({ keys, current, index: Object.keys(keys)[0] ?? '' }));
}

const noteOf = async (referralId: string, by: Actor = worker) => (await desk.open(by, referralId)).file?.notes.at(-1)?.note;

describe('sealed papers', () => {
  const twoCases = async () => {
    const cases = [await desk.caseOf(worker), await desk.caseOf(worker)] as const;
    const sessions = await Promise.all(
      cases.map(async (support, at) => must<Versioned>(await desk.draft(worker, support.id, `会谈 ${at}`), 'session')),
    );
    return { cases, sessions };
  };

  it('do not open after being swapped, altered, moved, or replaced by an older one', async () => {
    const { cases, sessions } = await twoCases();
    const [one, two] = sessions as [Versioned, Versioned];
    const sealedOf = async (id: string) =>
      ((await world.sql<{ sealed: string }>('select sealed from vault.paper where id = $1', [id]))[0] as { sealed: string }).sealed;
    const [first, second] = [await sealedOf(one.id), await sealedOf(two.id)];
    const put = (id: string, sealed: string) => world.sql('update vault.paper set sealed = $2 where id = $1', [id, sealed]);
    await put(one.id, second);
    expect(await noteOf(cases[0].id)).toEqual({ state: 'NOT_AUTHENTIC', text: null });
    await put(one.id, first.slice(0, -4) + (first.endsWith('AAAA') ? 'BBBB' : 'AAAA'));
    expect(await noteOf(cases[0].id)).toEqual({ state: 'NOT_AUTHENTIC', text: null });
    await put(one.id, first);
    expect(await noteOf(cases[0].id)).toEqual({ state: 'OPEN', text: '会谈 0' });
    // A whole row of an older revision put back: text, revision and all.
    must(await desk.save(worker, one, '会谈 0，改过'), 'session');
    await world.sql('update vault.paper set sealed = $2, revision = 1 where id = $1', [one.id, first]);
    expect(await noteOf(cases[0].id)).toEqual({ state: 'NOT_AUTHENTIC', text: null });
    await world.sql('update vault.paper set revision = 2 where id = $1', [one.id]);
    expect(await noteOf(cases[0].id)).toEqual({ state: 'NOT_AUTHENTIC', text: null });
    await world.sql('delete from vault.paper where id = $1', [two.id]);
    expect(await noteOf(cases[1].id)).toEqual({ state: 'NOT_AUTHENTIC', text: null });
  });

  it('say that the key is gone instead of showing a blank, and open again with it', async () => {
    const { cases } = await twoCases();
    useKeys({ k2: KEY2 }, 'k2');
    const lost = await noteOf(cases[0].id);
    useKeys({ k1: KEY1 }, 'k1');
    expect(lost).toEqual({ state: 'KEY_UNAVAILABLE', text: null });
    expect((await noteOf(cases[0].id))?.state).toBe('OPEN');
  });

  it('keep nobody from recording a danger when the key of the case is lost or altered: the alert opens all the same', async () => {
    const { cases, sessions } = await twoCases();
    const dangerous = [0, 0, 0, 0, 0, 0, 0, 0, 1];
    await world.sql("update vault.case_key set wrapped = replace(wrapped, 'fm1.', 'fm1.x') where referral_id = $1", [cases[0].id]);
    expect(await desk.answer(worker, (sessions[0] as Versioned).id, 'PHQ9', dangerous)).toMatchObject({
      userErrors: [],
      alert: { state: 'OPEN' },
    });
    useKeys({ k2: KEY2 }, 'k2');
    const answered = await desk.answer(worker, (sessions[1] as Versioned).id, 'PHQ9', dangerous);
    const { file } = await desk.open(worker, cases[1].id);
    useKeys({ k1: KEY1 }, 'k1');
    expect(answered).toMatchObject({ userErrors: [], alert: { state: 'OPEN' } });
    // What the lost key sealed says so; what was written without it can be read.
    expect(file?.notes[0]?.note).toEqual({ state: 'KEY_UNAVAILABLE', text: null });
    expect(file?.results[0]).toMatchObject({ state: 'OPEN', outcome: { risk: true } });
    await world.sql(
      "delete from vault.paper where case_key_id in (select id from vault.case_key where key_id <> 'k1' or wrapped like 'fm1.x%')",
    );
    await world.sql("delete from vault.case_key where key_id <> 'k1' or wrapped like 'fm1.x%'");
  });

  it('are sealed again under a new key while they are read and written, without one failed read', async () => {
    const { cases, sessions } = await twoCases();
    // A key that was altered cannot be opened, stays as it is and its papers go on saying so.
    const stuck = 1;
    const lost = await desk.caseOf(worker);
    must(await desk.draft(worker, lost.id, '钥匙坏了'), 'session');
    await world.sql(
      "update vault.case_key set wrapped = left(wrapped, -4) || case when wrapped like '%AAAA' then 'BBBB' else 'AAAA' end where referral_id = $1",
      [lost.id],
    );
    expect(await noteOf(lost.id)).toEqual({ state: 'NOT_AUTHENTIC', text: null });
    useKeys({ k1: KEY1, k2: KEY2 }, 'k2');
    try {
      const left = async () =>
        (await world.sql<{ n: number }>("select count(*)::int n from vault.case_key where key_id = 'k1'"))[0]?.n ?? 0;
      expect(await left()).toBeGreaterThan(stuck);
      let version = (sessions[0] as Versioned).version;
      let failed = 0;
      for (let turn = 0; turn < 40 && (await left()) > stuck; turn += 1) {
        const [, , saved, read] = await Promise.all([
          operate(world.services, 'anonymous', (op) => resealBatch(op, 2)),
          operate(world.services, 'anonymous', (op) => resealBatch(op, 2)),
          desk.save(worker, { ...(sessions[0] as Versioned), version }, `轮换中 ${turn}`),
          noteOf(cases[1].id),
        ]);
        version = must<Versioned>(saved, 'session').version;
        if (read?.state !== 'OPEN' || read.text !== '会谈 1') failed += 1;
      }
      expect({ failed, left: await left() }).toEqual({ failed: 0, left: stuck });
      useKeys({ k2: KEY2 }, 'k2');
      expect(await noteOf(cases[1].id)).toEqual({ state: 'OPEN', text: '会谈 1' });
    } finally {
      useKeys({ k1: KEY1 }, 'k1');
      await world.sql("delete from vault.paper where case_key_id in (select id from vault.case_key where key_id = 'k2')");
      await world.sql("delete from vault.case_key where key_id = 'k2'");
    }
  });
});

describe('emergency access', () => {
  it('opens one case for a while with a reason, is seen by supervisor and auditor, and reviewed by another', async () => {
    await world.sql("insert into holiday (day, kind, name) values ('2026-10-01', 'HOLIDAY', '国庆节')");
    const support = await desk.caseOf(worker);
    must(await desk.draft(worker, support.id, '紧急时要看的'), 'session');
    const colleague = await world.actor('SOCIAL_WORKER');
    const open = (by: Actor, more: object = {}) =>
      by.mutate<{ glass: { id: string; reviewDueOn: string } | null; referral: { id: string } | null }>(
        'breakGlassOpen',
        'BreakGlassOpenInput',
        { requestId: randomUUID(), householdId: support.householdId, reason: '本人来电说要自杀，负责人失联', minutes: 30, ...more },
        'glass { id until reviewDueOn } referral { id }',
      );
    expect(codesOf(await desk.open(colleague, support.id))).toEqual(['NOT_FOUND']);
    const opened = await open(colleague);
    expect(opened).toMatchObject({ userErrors: [], referral: { id: support.id }, glass: { reviewDueOn: '2026-06-10' } });
    expect(await noteOf(support.id, colleague)).toEqual({ state: 'OPEN', text: '紧急时要看的' });
    expect(codesOf(await desk.draft(colleague, support.id))).not.toEqual([]);
    const list = async (by: Actor) =>
      (
        await by.get<{ breakGlasses: { id: string; reason: string; viewerCanReview: boolean }[] }>(
          '{ breakGlasses { id reason viewerCanReview } }',
        )
      ).breakGlasses;
    expect(await list(supervisor)).toMatchObject([{ id: opened.glass?.id, viewerCanReview: true }]);
    expect(await list(await world.actor('AUDITOR'))).toMatchObject([{ reason: '本人来电说要自杀，负责人失联', viewerCanReview: false }]);
    world.clock.advance(31 * 60_000);
    expect(codesOf(await desk.open(colleague, support.id))).toEqual(['NOT_FOUND']);
    world.clock.set(MONDAY);
    const review = (by: Actor) =>
      by.mutate('breakGlassReview', 'BreakGlassReviewInput', { id: opened.glass?.id, justified: true }, 'glass { finding reviewedByName }');
    expect(await review(supervisor)).toMatchObject({ userErrors: [], glass: { finding: 'JUSTIFIED' } });
    expect(codesOf(await review(supervisor))).toEqual(['ILLEGAL_TRANSITION']);
    await expect(
      world.sql("update break_glass set until = opened_at + interval '61 minutes' where id = $1", [opened.glass?.id]),
    ).rejects.toThrow(/glass_at_most_an_hour/);
    await expect(world.sql('update break_glass set reviewed_by = opened_by where id = $1', [opened.glass?.id])).rejects.toThrow(
      /glass_second_person/,
    );
    expect(codesOf(await open(colleague, { householdId: await world.household() }))).toEqual(['NOT_FOUND']);
  });
});

describe('two hundred canaries', () => {
  /** Every file below a folder that holds one of the strings. */
  const filesWith = (folder: string, common: string, needles: readonly Buffer[]): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
      const path = join(folder, name);
      // The database is at work meanwhile: a file may have gone since it was listed.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
      const content = readFileSync(path);
      return content.includes(common) && needles.some((needle) => content.includes(needle));
    });

  it(
    'planted in notes, addenda, assessments, concerns and scores are found nowhere but in the answers to those who may read',
    { timeout: 120_000 },
    async () => {
      const canaries = Array.from({ length: 200 }, (_, at) => `canary${randomUUID().replaceAll('-', '')}金丝雀${at}`);
      const take = (() => {
        let at = 0;
        return () => canaries[at++] as string;
      })();
      const volunteer = await world.volunteerActor();
      let support = await desk.caseOf(worker);
      const opened: string[] = [];
      while (opened.length * 20 < 200) {
        support = await desk.caseOf(worker);
        opened.push(support.id);
        const visit = await visitIn(world, 'CONFIRMED', {
          area: LAOSHAN.code,
          householdId: support.householdId,
          volunteerId: volunteer.volunteerId,
          startsAt: new Date(MONDAY.getTime() + opened.length * 4 * 3_600_000),
        });
        must(
          await volunteer.mutate(
            'concernRaise',
            'ConcernRaiseInput',
            { requestId: randomUUID(), assignmentId: visit.id, text: take() },
            'received',
          ),
          'received',
        );
        let session = must<Versioned>(await desk.draft(worker, support.id, take()), 'session');
        for (let turn = 0; turn < 5; turn += 1) session = must<Versioned>(await desk.save(worker, session, take()), 'session');
        const { alert } = await desk.answer(worker, session.id, 'PHQ9', [3, 2, 1, 3, 2, 1, 3, 2, 3]);
        const assessed = must<Versioned>(
          await desk.moveAlert(
            worker,
            'Assess',
            must<Versioned>(await desk.moveAlert(worker, 'Acknowledge', alert as Versioned), 'alert'),
            { ...ASSESSMENT, safetyPlan: take() },
          ),
          'alert',
        );
        must(await desk.moveAlert(supervisor, 'Close', assessed, { followUpOn: '2026-06-10', text: take() }), 'alert');
        must(await desk.sign(worker, session), 'session');
        for (let turn = 0; turn < 11; turn += 1)
          must(
            await worker.mutate(
              'supportSessionAddendumAdd',
              'SupportSessionAddendumInput',
              { requestId: randomUUID(), sessionId: session.id, text: take() },
              'session { id }',
            ),
            'session',
          );
      }
      expect(take()).toBeUndefined();
      // Those who may read do: nothing was lost on the way.
      const mine = JSON.stringify(await Promise.all(opened.map((id) => desk.open(worker, id))));
      expect(canaries.filter((canary) => mine.includes(canary)).length).toBe(120);

      // Data files, log of the database, everything below its folder, after it has written all it holds.
      await world.sql('checkpoint');
      const [{ pid }] = (await world.sql<{ pid: number }>('select pg_backend_pid() as pid')) as [{ pid: number }];
      // A server process of PostgreSQL works in its data directory; its log lies beside it.
      const data = realpathSync(`/proc/${pid}/cwd`);
      expect(readdirSync(data)).toContain('PG_VERSION');
      const folder = dirname(data);
      expect(readdirSync(folder)).toContain('postgres.log');
      // One known string that must be found shows that the scan can find: the reason of nothing confidential.
      const beacon = `beacon${randomUUID()}`;
      await world.sql('update household set address = $2 where id = $1', [support.householdId, beacon]);
      await world.sql('checkpoint');
      const shining = filesWith(folder, 'beacon', [Buffer.from(beacon)]);
      expect([shining.some((name) => name.includes('pg_wal')), shining.some((name) => name.includes('/base/'))]).toEqual([true, true]);
      expect(
        filesWith(
          folder,
          'canary',
          canaries.map((canary) => Buffer.from(canary.slice(0, 38))),
        ),
      ).toEqual([]);

      // The dump: every row of every table of every schema as text, the vault's own, the queue's and the statistics included.
      const tables = await world.sql<{ name: string }>(
        "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'm') and n.nspname <> 'information_schema' and n.nspname not like 'pg_toast%'",
      );
      expect(tables.map((table) => table.name)).toEqual(
        expect.arrayContaining(['vault.paper', 'vault.case_key', 'pg_catalog.pg_statistic', 'public.audit_event']),
      );
      let lit = 0;
      for (const { name } of tables) {
        const [row] = await world.sql<{ all: string | null }>(`select string_agg(t::text, ' ') as all from ${name} t`);
        const text = row?.all ?? '';
        if (text.includes(beacon)) lit += 1;
        expect({
          name,
          found: canaries.filter((canary) => text.includes(canary)).length + (/\[?3, ?2, ?1, ?3, ?2, ?1, ?3, ?2, ?3\]?/.test(text) ? 1 : 0),
        }).toEqual({ name, found: 0 });
      }
      expect(lit).toBeGreaterThan(0);

      // Whatever anybody else may ask of the API, with everything that can be selected.
      const schema = await servedSchema();
      const queries = rootFields(schema).filter((root) => root.kind === 'query');
      const household = support.householdId;
      for (const role of [
        'ADMIN',
        'COORDINATOR',
        'NGO_STAFF',
        'GRID_WORKER',
        'HOTLINE_AGENT',
        'BUREAU_SUPERVISOR',
        'AUDITOR',
        'SOCIAL_WORKER',
        'CLINICAL_SUPERVISOR',
        'VOLUNTEER',
      ]) {
        const actor = role === 'VOLUNTEER' ? volunteer : await world.actor(role);
        for (const root of queries) {
          const { query, variables } = documentOf(
            root,
            { id: household, code: '3702' },
            fullSelection(schema, root.field.type, { depth: 3 }),
          );
          const answer = JSON.stringify(await actor.ask(query, variables));
          expect({ role, field: root.name, found: canaries.filter((canary) => answer.includes(canary)).length }).toEqual({
            role,
            field: root.name,
            found: 0,
          });
        }
        if (role === 'CLINICAL_SUPERVISOR') continue;
        const alerts = await world.sql<{ id: string }>('select id from risk_alert where referral_id = $1', [support.id]);
        // Whoever raised a concern sees that it stands, and not even then what was written about it.
        const tries = [
          actor.ask(
            'mutation M($input: SupportFileOpenInput!) { supportFileOpen(input: $input) { file { notes { note { text } addenda { content { text } } } } } }',
            {
              input: { referralId: support.id, purpose: '试一试' },
            },
          ),
          ...alerts.map(({ id }) =>
            actor.ask(
              'mutation M($input: RiskAlertOpenInput!) { riskAlertOpen(input: $input) { file { concern { text } assessment { safetyPlan } closing { text } } } }',
              {
                input: { id, purpose: '试一试' },
              },
            ),
          ),
        ];
        const refused = JSON.stringify(await Promise.all(tries));
        expect({ role, leaked: canaries.some((canary) => refused.includes(canary)) }).toEqual({ role, leaked: false });
      }
    },
  );
});

describe('the vault itself', () => {
  it('belongs to a role that nobody signs in as, and gives the runtime role functions only', async () => {
    expect(await world.sql("select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'finemesh_vault'")).toEqual([
      { rolcanlogin: false, rolsuper: false, rolbypassrls: false },
    ]);
    const tables = await world.sql(
      "select relname, pg_get_userbyid(relowner) owner, has_table_privilege('finemesh_app', oid, 'select, insert, update, delete, truncate') open from pg_class where relnamespace = 'vault'::regnamespace and relkind = 'r' order by 1",
    );
    expect(tables).toEqual(['case_key', 'paper'].map((relname) => ({ relname, owner: 'finemesh_vault', open: false })));
    // What only the vault itself calls.
    expect(await world.sql("select has_function_privilege('finemesh_app', 'vault.place_of(text, uuid, int)', 'execute') open")).toEqual([
      { open: false },
    ]);
    const functions = await world.sql(
      "select proname, prosecdef, pg_get_userbyid(proowner) owner, array_to_string(proconfig, ' ') path, has_function_privilege('public', oid, 'execute') public from pg_proc where pronamespace = 'vault'::regnamespace and proname <> 'place_of' order by 1",
    );
    expect(functions).toEqual(
      ['erase_due', 'key_for', 'outcomes', 'put', 'read', 'reseal', 'to_reseal'].map((proname) => ({
        proname,
        prosecdef: true,
        owner: 'finemesh_vault',
        path: 'search_path=public, app, pg_temp',
        public: false,
      })),
    );
  });

  it('keeps a keyed fingerprint of confidential requests, which cannot be guessed through', async () => {
    const { createHash } = await import('node:crypto');
    const support = await desk.caseOf(worker);
    const session = must<Versioned>(await desk.draft(worker, support.id), 'session');
    const requestId = randomUUID();
    const input = { requestId, sessionId: session.id, scaleVersionId: await desk.scaleId('GAD7'), answers: [0, 1, 2, 3, 0, 1, 2] };
    await worker.mutate('scaleAdministrationRecord', 'ScaleAdministrationRecordInput', input, 'administration { id }');
    const [row] = await world.sql<{ input_hash: string }>('select input_hash from idempotency_key where request_id = $1', [requestId]);
    expect(row?.input_hash).toHaveLength(64);
    expect(row?.input_hash).not.toBe(createHash('sha256').update(JSON.stringify(input)).digest('hex'));
    expect(
      codesOf(
        await worker.mutate(
          'scaleAdministrationRecord',
          'ScaleAdministrationRecordInput',
          { ...input, answers: [0, 0, 0, 0, 0, 0, 0] },
          'administration { id }',
        ),
      ),
    ).toEqual(['REQUEST_REUSED']);
  });
});
