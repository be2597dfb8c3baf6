import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { Desk, must, type Versioned } from './desk.js';

interface Row {
  area: { code: string } | null;
  team: { id: string } | null;
  allAreas: boolean;
  allTeams: boolean;
  sessions: number | null;
  people: number | null;
  measured: number | null;
  improved: number | null;
}

describe('anonymous figures', () => {
  let world: World;
  let desk: Desk;
  let bureau: Actor;
  let teamId = '';
  beforeAll(async () => {
    world = await World.start();
    desk = new Desk(world);
    bureau = await world.actor('BUREAU_SUPERVISOR');
    const [team] = await world.sql<{ id: string }>("select id from volunteer_team where kind = 'LITTLE_ORANGE_LAMP' limit 1");
    teamId = team?.id ?? '';
    const social = await world.actor('SOCIAL_WORKER');
    const lamp = await world.actor('SOCIAL_WORKER');
    await world.volunteer({ accountId: lamp.accountId ?? undefined, teamKind: 'LITTLE_ORANGE_LAMP' });
    // Laoshan: 12 people with social workers, of whom 6 grow better and 6 do not; 3 with the team. Shinan: 7 and 8, nobody measured.
    await people(social, LAOSHAN.code, 12, (at) => (at < 6 ? [3, 0] : [2, 2]));
    await people(lamp, LAOSHAN.code, 3, () => [3, 0]);
    await people(social, SHINAN.code, 7, () => null);
    await people(lamp, SHINAN.code, 8, () => null);
    world.clock.set(new Date('2026-07-05T01:00:00Z'));
  }, 120_000);
  afterAll(() => world.stop());

  /** People with one signed session each, and two givings of GAD-7 with the same answer to every item. */
  async function people(worker: Actor, area: number, count: number, scores: (at: number) => [number, number] | null): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const support = await desk.caseOf(worker, await world.household({ area }));
      const session = must<Versioned>(await desk.draft(worker, support.id), 'session');
      for (const value of scores(at) ?? []) await desk.answer(worker, session.id, 'GAD7', Array<number>(7).fill(value));
      must(await desk.sign(worker, session), 'session');
    }
  }
  const figures = async (by: Actor, quarter = 2) =>
    (
      await by.get<{ careOutcomes: { rows: Row[]; least: number; unreadable: number } | null }>(
        'query Q($quarter: Int!) { careOutcomes(year: 2026, quarter: $quarter) { least unreadable rows { area { code } team { id } allAreas allTeams sessions people measured improved } } }',
        { quarter },
      )
    ).careOutcomes;
  const find = (rows: Row[] | undefined, area: string | null, team: string | null) =>
    rows?.find(
      (row) =>
        (row.area?.code ?? null) === area && row.allTeams === (team === 'all') && (team === 'all' || (row.team?.id ?? null) === team),
    );

  it('count sessions, people and reliable improvement, and hide what is small with what gives it away', async () => {
    const found = await figures(bureau);
    expect(found).toMatchObject({ least: 5, unreadable: 0 });
    const rows = found?.rows;
    // Three people: hidden. Its neighbours in row and column would give it away: hidden too.
    expect(find(rows, LAOSHAN.district, teamId)).toMatchObject({ sessions: null, people: null, measured: null, improved: null });
    expect(find(rows, null, 'all')).toMatchObject({ people: 30, sessions: 30 });
    const shown = rows?.filter((row) => row.people !== null).map((row) => row.people);
    expect(shown).not.toContain(3);
    const hidden = rows?.filter((row) => row.people === null).length ?? 0;
    expect(hidden).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(rows)).not.toMatch(/王|referral/);
  });

  it('show both sides of an improvement only where each is large enough', async () => {
    const chief = await world.actor('CLINICAL_SUPERVISOR', { area: LAOSHAN.district });
    const rows = (await figures(chief))?.rows;
    expect(rows?.every((row) => row.allAreas || row.area?.code === LAOSHAN.district)).toBe(true);
    // With one district whose second team has three people nothing can be told but the total.
    expect(find(rows, LAOSHAN.district, null)?.people ?? null).toBeNull();
  });

  it('are of whole quarters that are over, and record who asked', async () => {
    expect(await figures(bureau, 3)).toBeNull();
    expect(await figures(bureau, 1)).toMatchObject({ rows: [] });
    expect(await figures(bureau, 0)).toBeNull();
    const events = await world.sql("select 1 from access_event where subject_type = 'vault.outcomes' and account_id = $1", [
      bureau.accountId,
    ]);
    expect(events.length).toBeGreaterThan(0);
    for (const role of ['COORDINATOR', 'SOCIAL_WORKER', 'ADMIN', 'AUDITOR']) {
      const actor = await world.actor(role);
      await world.asRuntimeRole(actor.accountId, async (client) => {
        expect((await client.query("select * from vault.outcomes('2026-01-01', '2027-01-01')")).rows).toEqual([]);
        for (const sql of [
          "select * from app.outcome_sessions('2026-01-01', '2027-01-01')",
          `select * from app.outcome_answers('{${randomUUID()}}', '2027-01-01')`,
        ]) {
          await client.query('savepoint s');
          await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
          await client.query('rollback to savepoint s');
        }
      });
    }
  });
});
