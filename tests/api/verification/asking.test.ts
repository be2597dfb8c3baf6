import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Department } from '../../testkit/department.js';
import { startJobProcess } from '../../testkit/job-process.js';
import { World } from '../../testkit/world.js';
import { byItem, Office } from './office.js';

const WAGE = ['INSURED_WAGE', 'TAXED_WAGE', 'PENSION'];

let world: World;
let office: Office;
let department: Department;
const logged: string[] = [];

beforeAll(async () => {
  world = await World.start();
  office = await Office.open(world);
  world.startJobs({ warn: (detail, message) => void logged.push(JSON.stringify([detail, message])) });
});
afterAll(() => world.stop());
beforeEach(async () => {
  department = await Department.start(() => world.clock.now());
  office.connect({ exchange: department.settings() });
});
afterEach(() => department.stop());

describe('a verification', () => {
  it('asks every item about those who consent, and shows what was declared beside what was answered', async () => {
    await office.ask('exchange', ...WAGE, 'DEPOSITS', 'VEHICLES', 'MARRIAGE');
    const { householdId, members } = await office.household(3);
    const [head, second, third] = members;
    await world.sql("delete from consent where person_id = $1 and purpose = 'ECONOMIC_VERIFICATION'", [third?.id]);
    for (const [item, value] of Object.entries({
      INSURED_WAGE: 50_000,
      TAXED_WAGE: 40_000,
      PENSION: 12_000,
      DEPOSITS: 900_000,
      MARRIAGE: 1,
    }))
      department.values.set(item, value);
    const applicationId = await office.application(householdId, { monthlyIncomeFen: 120_000, declaredSavingsFen: 500_000 });
    expect(await office.shown(applicationId)).toMatchObject({ viewerCanVerify: true, verification: null });
    const shown = await office.verified(applicationId);
    expect(shown.verification).toMatchObject({
      state: 'DONE',
      round: 1,
      progress: { total: 12, answered: 12, failed: 0, waiting: 0, sent: 0, withdrawn: 0, expired: 0 },
      comparisons: [
        // The larger of the two wages and the pension, of two persons; the tolerance of 100 yuan does not cover it.
        { declared: 'INCOME', declaredValue: 120_000, answeredValue: 124_000, contradicts: false },
        { declared: 'SAVINGS', declaredValue: 500_000, answeredValue: 1_800_000, contradicts: true },
        { declared: 'VEHICLES', declaredValue: null, answeredValue: 0, contradicts: false },
        { declared: 'DWELLINGS', declaredValue: null, answeredValue: null, contradicts: false },
      ],
    });
    expect(shown.verificationPeople.map((one) => [one.consented, one.requests.length])).toEqual([
      [true, 6],
      [true, 6],
      [false, 0],
    ]);
    // Each person by the number on file, and nobody else.
    const asked = department.asked.map((one) => `${one.name} ${one.identityNumber}`);
    expect(new Set(asked)).toEqual(new Set([head, second].map((one) => `${one?.name} ${one?.identity}`)));
    expect(asked).toHaveLength(12);
    const row = byItem(shown)['MARRIAGE'];
    expect(row?.answer).toMatchObject({ found: true, value: null, expired: false, expiresOn: '2026-12-05' });
    // What was decided is nothing: the application is where it was.
    expect(await world.sql('select state from assistance_application where id = $1', [applicationId])).toEqual([{ state: 'DRAFT' }]);
  });

  it('lets the identity number out through the connector alone: it is in no log, no job and no table in clear', async () => {
    await office.ask('exchange', 'PENSION', 'DEPOSITS', 'MARRIAGE');
    office.connect({ exchange: department.settings({ timeoutMs: 300, attempts: 1 }) });
    department.troubles.set('DEPOSITS', { kind: 'silent' });
    department.troubles.set('MARRIAGE', { kind: 'nonsense' });
    const { householdId, members } = await office.household();
    const number = members[0]?.identity ?? '';
    await office.verified(await office.application(householdId));
    expect(department.asked.some((one) => one.identityNumber === number)).toBe(true);
    const tables = await world.sql<{ name: string }>(
      "select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)",
    );
    for (const { name } of tables) {
      const found = await world.sql(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${number}%`]);
      expect({ name, found: found.length }).toEqual({ name, found: 0 });
    }
    expect(logged.filter((line) => line.includes(number))).toEqual([]);
  });

  it('asks again what fails for a moment, each time with another nonce, and waits for slow ones', async () => {
    await office.ask('exchange', 'PENSION', 'DEPOSITS', 'VEHICLES');
    department.troubles.set('PENSION', { kind: 'down', times: 2 });
    department.troubles.set('DEPOSITS', { kind: 'down', times: 9 });
    department.troubles.set('VEHICLES', { kind: 'slow', ms: 40 });
    const { householdId } = await office.household();
    const shown = await office.verified(await office.application(householdId));
    // A server that had seen a nonce before would have refused it for good.
    expect(byItem(shown)).toMatchObject({
      PENSION: { state: 'ANSWERED', attempts: 3, failure: null },
      DEPOSITS: { state: 'FAILED', attempts: 3, failure: 'UNAVAILABLE' },
      VEHICLES: { state: 'ANSWERED', attempts: 1 },
    });
    expect(shown.verification).toMatchObject({ state: 'DONE', progress: { answered: 2, failed: 1 } });
  });

  it('gives up on whoever does not answer in time, and on a department that is not there', async () => {
    await office.ask('exchange', 'PENSION');
    department.troubles.set('PENSION', { kind: 'silent' });
    office.connect({ exchange: department.settings({ timeoutMs: 100 }) });
    const { householdId } = await office.household();
    const applicationId = await office.application(householdId);
    expect(byItem(await office.verified(applicationId))['PENSION']).toMatchObject({ state: 'FAILED', attempts: 3, failure: 'TIMEOUT' });
    office.connect({ exchange: department.settings({ url: 'http://127.0.0.1:9/' }) });
    expect(byItem(await office.verified(applicationId))['PENSION']).toMatchObject({ state: 'FAILED', failure: 'UNREACHABLE', round: 2 });
    office.connect({});
    expect(byItem(await office.verified(applicationId))['PENSION']).toMatchObject({
      state: 'FAILED',
      failure: 'NO_CONNECTOR',
      attempts: 0,
    });
  });

  it('believes no answer that is forged, played back, old, of another question or no answer, and asks it once', async () => {
    const troubles = {
      PENSION: ['forged', 'SIGNATURE'],
      UNEMPLOYMENT_BENEFIT: ['replayed', 'REPLAYED'],
      BUSINESS_INCOME: ['old', 'STALE'],
      DISABILITY_SUBSIDY: ['other', 'MALFORMED'],
      FARM_SUBSIDY: ['nonsense', 'MALFORMED'],
      VETERAN_PENSION: ['endless', 'TOO_LARGE'],
      DEPOSITS: ['elsewhere', 'REFUSED'],
      SECURITIES: ['refused', 'REFUSED'],
      // Our own question as its answer, under the shared key: the direction is part of what is signed.
      POLICY_VALUE: ['reflected', 'SIGNATURE'],
    } as const;
    await office.ask('exchange', 'MARRIAGE', ...Object.keys(troubles));
    for (const [item, [kind]] of Object.entries(troubles)) department.troubles.set(item, { kind });
    const { householdId } = await office.household();
    const applicationId = await office.application(householdId);
    // The first answer, good, is what is played back.
    const found = byItem(await office.verified(applicationId));
    expect(Object.fromEntries(Object.keys(troubles).map((item) => [item, found[item]?.failure]))).toEqual(
      Object.fromEntries(Object.entries(troubles).map(([item, [, failure]]) => [item, failure])),
    );
    expect(Object.values(found).map((one) => one.attempts)).toEqual(Object.values(found).map(() => 1));
    expect(department.calls).toBe(10);
    const [kept] = await world.sql<{ n: number }>(
      'select count(*)::int n from verification_answer a join verification_request r on r.id = a.request_id join verification v on v.id = r.verification_id where v.application_id = $1',
      [applicationId],
    );
    expect(kept?.n).toBe(1);
  });

  it('works with Ed25519 keys as well', async () => {
    const other = await Department.start(() => world.clock.now(), 'ed25519');
    try {
      office.connect({ exchange: other.settings() });
      await office.ask('exchange', 'PENSION', 'DEPOSITS');
      other.values.set('PENSION', 33_000);
      other.troubles.set('DEPOSITS', { kind: 'forged' });
      const { householdId } = await office.household();
      expect(byItem(await office.verified(await office.application(householdId)))).toMatchObject({
        PENSION: { state: 'ANSWERED', answer: { value: 33_000 } },
        DEPOSITS: { state: 'FAILED', failure: 'SIGNATURE' },
      });
    } finally {
      await other.stop();
    }
  });
});

describe('a consent', () => {
  it('that nobody gave starts nothing', async () => {
    await office.ask('exchange', 'PENSION');
    const householdId = await world.household({});
    const applicationId = await office.application(householdId);
    expect((await office.start(applicationId)).userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    // Of one for all by the head, only the head is asked about.
    const { householdId: other, members } = await office.household(2);
    await world.sql("delete from consent where household_id = $1 and purpose = 'ECONOMIC_VERIFICATION'", [other]);
    await office.consent(other, null, members[0]?.name ?? '');
    await office.verified(await office.application(other));
    expect(department.asked.map((one) => one.identityNumber)).toEqual([members[0]?.identity]);
  });

  it('that is withdrawn stops everything at once: the rest is not asked, and an answer under way is not kept', async () => {
    await office.ask('exchange', ...WAGE, 'DEPOSITS', 'VEHICLES', 'MARRIAGE', 'SECURITIES', 'STUDENT');
    const { householdId, members } = await office.household();
    const applicationId = await office.application(householdId);
    let withdrawn: Promise<void> | undefined;
    department.before = async () => {
      withdrawn ??= office.withdraw(members[0]?.id ?? '');
      await withdrawn;
    };
    const shown = await office.verified(applicationId);
    expect(shown.verification?.progress).toMatchObject({ total: 8, answered: 0, withdrawn: 8, failed: 0 });
    expect(department.asked.length).toBeLessThanOrEqual(4);
    expect((await office.start(applicationId)).userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }]);
  });
});

describe('an answer', () => {
  it('expires by policy, and only what has expired is asked again', async () => {
    await office.ask('exchange', 'PENSION', 'DEPOSITS');
    department.values.set('PENSION', 10_000);
    const { householdId } = await office.household();
    const applicationId = await office.application(householdId);
    await office.verified(applicationId);
    expect((await office.start(applicationId)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    const now = world.clock.now();
    // From 1 October policy makes answers last ninety days; those that came before keep the 180 of their day.
    await world.sql(
      "insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'verification.valid.days', 90, 'day', '2026-10-01', true)",
    );
    try {
      world.clock.set(new Date('2026-12-04T01:00:00Z'));
      expect((await office.shown(applicationId)).verification?.progress).toMatchObject({ answered: 2, expired: 0 });
      world.clock.set(new Date('2026-12-05T01:00:00Z'));
      expect((await office.shown(applicationId)).verification).toMatchObject({
        progress: { answered: 2, expired: 2 },
        comparisons: [{ declared: 'INCOME', answeredValue: null }, {}, {}, {}],
      });
      const shown = await office.verified(applicationId);
      expect(byItem(shown)['PENSION']).toMatchObject({ round: 2, answer: { value: 10_000, expiresOn: '2027-03-05' } });
      expect(department.asked).toHaveLength(4);
    } finally {
      world.clock.set(now);
    }
  });

  it('is kept as it came: sealed, with its fingerprint, never changed, and shown with a record of who looked', async () => {
    await office.ask('exchange', 'PENSION');
    department.values.set('PENSION', 98_700);
    const { householdId } = await office.household();
    const applicationId = await office.application(householdId);
    const answer = byItem(await office.verified(applicationId))['PENSION']?.answer;
    const reveal = (by = office.worker, purpose = '核对收入') =>
      by.mutate<{ clear: { body: string; intact: boolean } | null }>(
        'verificationEvidenceReveal',
        'VerificationEvidenceRevealInput',
        { id: answer?.id, purpose },
        'clear { body intact }',
      );
    const { clear } = await reveal();
    expect(JSON.parse(clear?.body ?? '{}')).toMatchObject({ item: 'PENSION', value: 98_700, source: '测试部门' });
    expect(clear?.intact).toBe(true);
    expect(
      createHash('sha256')
        .update(clear?.body ?? '')
        .digest('hex'),
    ).toBe(answer?.bodyHash);
    expect((await reveal(office.worker, ' ')).userErrors).toMatchObject([{ code: 'REASON_REQUIRED' }]);
    expect(await world.sql('select purpose from access_event where subject_id = $1', [answer?.id])).toEqual([{ purpose: '核对收入' }]);
    await expect(world.sql('update verification_answer set value = 1 where id = $1', [answer?.id])).rejects.toThrow('insert-only');
    const [audit] = await world.sql<{ after: Record<string, unknown> }>(
      "select after from audit_event where table_name = 'verification_answer' and row_id = $1",
      [answer?.id],
    );
    expect([audit?.after['value'], audit?.after['body_sealed']]).toEqual(['•', '•']);
  });
});

describe('a server process that is killed', () => {
  it('leaves what was answered, and another one asks the rest: each item has one answer', async () => {
    const items = [...WAGE, 'DEPOSITS', 'VEHICLES', 'MARRIAGE', 'SECURITIES', 'STUDENT', 'DISABILITY_SUBSIDY', 'FARM_SUBSIDY'];
    const lonely = await World.start();
    const own = await Office.open(lonely);
    const slow = await Department.start(() => lonely.clock.now());
    const children: ReturnType<typeof startJobProcess>[] = [];
    try {
      const settings = own.connect({ exchange: slow.settings() });
      await own.ask('exchange', ...items);
      const { householdId } = await own.household();
      const applicationId = await own.application(householdId);
      let stuck: () => void = () => undefined;
      const reached = new Promise<void>((resolve) => (stuck = resolve));
      // The fifth question gets no answer until the process is dead.
      slow.before = async () => {
        if (slow.asked.length < 5) return;
        stuck();
        await new Promise((resolve) => setTimeout(resolve, 300));
      };
      await own.start(applicationId);
      const first = startJobProcess(lonely, settings);
      children.push(first);
      await reached;
      const ended = new Promise((resolve) => first.once('exit', resolve));
      first.kill('SIGKILL');
      await ended;
      slow.before = async () => undefined;
      const before = await own.shown(applicationId);
      expect(before.verification?.state).toBe('RUNNING');
      expect(before.verification?.progress.waiting).toBeGreaterThan(0);
      expect((await own.start(applicationId)).userErrors).toMatchObject([{ code: 'IN_USE' }]);
      // As if some seconds had passed, after which the queue looks whether the process lives.
      await lonely.sql("update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'");
      lonely.startJobs();
      const shown = await own.until(applicationId, 'DONE', 'STOPPED');
      expect(shown.verification).toMatchObject({ state: 'DONE', progress: { total: 10, answered: 10 } });
      const [answers] = await lonely.sql<{ n: number; items: number }>(
        'select count(*)::int n, count(distinct r.item_code)::int items from verification_answer a join verification_request r on r.id = a.request_id',
      );
      expect(answers).toEqual({ n: 10, items: 10 });
    } finally {
      for (const child of children) child.kill('SIGKILL');
      await slow.stop();
      await lonely.stop();
    }
  });
});
