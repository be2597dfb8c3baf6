import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { MONDAY, World } from '../../testkit/world.js';
import { ASSESSMENT, codesOf, Desk, must, type Versioned } from './desk.js';

describe('the end of retention', () => {
  let world: World;
  let desk: Desk;
  let admin: Actor;
  let worker: Actor;
  let supervisor: Actor;
  beforeAll(async () => {
    world = await World.start();
    desk = new Desk(world);
    admin = await world.actor('ADMIN');
    worker = await world.actor('SOCIAL_WORKER');
    supervisor = await world.actor('CLINICAL_SUPERVISOR');
    await world.sql(
      "insert into policy_parameter (id, key, value, unit, valid_from) values (gen_random_uuid(), 'care.retention.years', 1, 'year', '2026-01-01')",
    );
  });
  afterAll(() => world.stop());
  afterEach(() => world.clock.set(MONDAY));

  const run = (input: object, by = admin) =>
    by.mutate<{ run: { before: string; cases: number; alerts: number; papers: number; erased: boolean } | null }>(
      'careRetentionRun',
      'CareRetentionRunInput',
      input,
      'run { before cases alerts papers erased }',
    );
  /** An ended case with a note, an addendum and answers. */
  const ended = async (note: string) => {
    const support = await desk.caseOf(worker);
    const draft = must<Versioned>(await desk.draft(worker, support.id, note), 'session');
    await desk.answer(worker, draft.id, 'GAD7', [1, 1, 1, 1, 1, 1, 1]);
    must(await desk.sign(worker, draft), 'session');
    await world.sql("update support_referral set state = 'CLOSED', end_reason = 'GOALS_REACHED', ended_at = $2 where id = $1", [
      support.id,
      MONDAY,
    ]);
    return support;
  };

  it('counts first, destroys keys on the same count alone, and says so where the texts were', async () => {
    const gone = await ended('该销毁的');
    const kept = await desk.caseOf(worker);
    must(await desk.draft(worker, kept.id, '还在用的'), 'session');
    expect((await run({ dryRun: true })).run).toEqual({ before: '2025-06-08', cases: 0, alerts: 0, papers: 0, erased: false });
    world.clock.set(new Date('2027-06-09T01:00:00Z'));
    expect((await run({ dryRun: true })).run).toEqual({ before: '2026-06-09', cases: 1, alerts: 0, papers: 2, erased: false });
    expect(codesOf((await run({ dryRun: false })) as never)).toEqual(['REQUIRED']);
    expect(codesOf((await run({ dryRun: false, expectedPapers: 3 })) as never)).toEqual(['OUT_OF_RANGE']);
    expect((await desk.open(supervisor, gone.id)).file?.notes[0]?.note).toEqual({ state: 'OPEN', text: '该销毁的' });
    expect((await run({ dryRun: false, expectedPapers: 2 })).run).toMatchObject({ papers: 2, erased: true });
    const { file } = await desk.open(supervisor, gone.id);
    expect(file?.notes[0]?.note).toEqual({ state: 'ERASED', text: null });
    expect(file?.results[0]).toMatchObject({ state: 'ERASED', outcome: null });
    expect((await desk.open(supervisor, kept.id)).file?.notes[0]?.note.text).toBe('还在用的');
    // The key is gone from the database, and nothing that is left opens the papers: the server's own key is still there.
    const keys = await world.sql('select wrapped from vault.case_key where referral_id = $1', [gone.id]);
    expect(keys).toEqual([{ wrapped: null }]);
    expect((await run({ dryRun: true })).run).toMatchObject({ papers: 0 });
    const events = await world.sql<{ purpose: string }>(
      "select purpose from access_event where subject_type = 'vault.retention' order by at, id",
    );
    expect(events.map((event) => event.purpose).filter((text) => text.startsWith('erasure'))).toEqual([
      'erasure of papers before 2026-06-09: 1 cases, 0 alerts, 2 papers',
    ]);
  });

  it('waits for an alert that is not closed, and takes the papers of a closed one along', async () => {
    const support = await desk.caseOf(worker);
    const draft = must<Versioned>(await desk.draft(worker, support.id, '有预警'), 'session');
    const alert = (await desk.answer(worker, draft.id, 'PHQ9', [0, 0, 0, 0, 0, 0, 0, 0, 1])).alert as Versioned;
    must(await desk.sign(worker, draft), 'session');
    await world.sql("update support_referral set state = 'CLOSED', end_reason = 'GOALS_REACHED', ended_at = $2 where id = $1", [
      support.id,
      MONDAY,
    ]);
    const later = new Date('2027-06-20T01:00:00Z');
    world.clock.set(later);
    expect((await run({ dryRun: true })).run).toMatchObject({ papers: 0 });
    world.clock.set(MONDAY);
    const assessed = must<Versioned>(
      await desk.moveAlert(
        supervisor,
        'Assess',
        must<Versioned>(await desk.moveAlert(supervisor, 'Acknowledge', alert), 'alert'),
        ASSESSMENT,
      ),
      'alert',
    );
    const second = await world.actor('CLINICAL_SUPERVISOR');
    must(await desk.moveAlert(second, 'Close', assessed, { followUpOn: '2026-06-10', text: '好转' }), 'alert');
    world.clock.set(later);
    expect((await run({ dryRun: true })).run).toMatchObject({ cases: 1, alerts: 1, papers: 4 });
  });

  it('is run by an administrator alone, in SQL too', async () => {
    for (const actor of [worker, supervisor]) {
      const answer = await actor.ask('mutation { careRetentionRun(input: { dryRun: true }) { run { papers } } }');
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      await world.asRuntimeRole(actor.accountId, async (client) => {
        expect((await client.query("select * from vault.erase_due('2030-01-01', true, 0)")).rows).toEqual([]);
        await client.query('savepoint s');
        await expect(client.query("select * from app.retention_due('2030-01-01')")).rejects.toMatchObject({ code: '42501' });
        await client.query('rollback to savepoint s');
      });
    }
  });
});
