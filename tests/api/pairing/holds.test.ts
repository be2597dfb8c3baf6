import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participantIn, projectIn, supporterIn } from '../../access/pairing.js';
import { LAOSHAN } from '../../testkit/world.js';
import { active, agree, consent, done, hold, nominee, openDesk, send, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.world.stop());

const codes = (answer: { userErrors: { code: string }[] }) => answer.userErrors.map((error) => error.code);
const stateOf = async (id: string) =>
  (await desk.ngo.get<{ pairing: { state: string } }>('query($id: ID!) { pairing(id: $id) { state } }', { id })).pairing.state;

describe('a hold', () => {
  it('expires at its very instant: it holds a millisecond before, and no job is needed after', async () => {
    const { id } = await nominee(desk);
    const held = await done(hold(desk, id));
    const start = desk.world.clock.now();
    const expires = new Date(held.holdExpiresAt);
    expect(expires.getTime() - start.getTime()).toBe(72 * 3_600_000);
    try {
      desk.world.clock.set(new Date(expires.getTime() - 1));
      expect(await stateOf(held.id)).toBe('HELD');
      expect(codes(await hold(desk, id))).toEqual(['SEAT_TAKEN']);
      desk.world.clock.set(expires);
      expect(await stateOf(held.id)).toBe('EXPIRED');
      expect(codes(await agree(desk, held))).toEqual(['OFFER_EXPIRED']);
      expect(codes(await consent(desk, held))).toEqual(['OFFER_EXPIRED']);
      expect(codes(await send(desk.ngo, 'End', { id: held.id, expectedVersion: held.version, reason: 'RELEASED' }))).toEqual([
        'OFFER_EXPIRED',
      ]);
      const second = await done(hold(desk, id));
      expect(second.state).toBe('HELD');
    } finally {
      desk.world.clock.set(start);
    }
  });

  it('cannot be agreed to after its end even by somebody who writes to the database directly', async () => {
    const { id } = await nominee(desk);
    const held = await done(hold(desk, id));
    const late = `select set_config('app.now', '${new Date(new Date(held.holdExpiresAt).getTime()).toISOString()}', false)`;
    await desk.world.sql(late);
    try {
      await desk.world.sql(
        "insert into consent (id, household_id, purpose, granted_on, given_by, text_version) select $1, household_id, 'PAIRING', '2026-06-01', '本人', '1' from pairing_participant where id = $2",
        ['7c1d7d1e-0000-4000-8000-0000000000aa', id],
      );
      await expect(
        desk.world.sql(
          "update pairing set state = 'CONSENTED', occupied_until = null, supporter_agreed_on = '2026-06-08', consent_id = '7c1d7d1e-0000-4000-8000-0000000000aa' where id = $1",
          [held.id],
        ),
      ).rejects.toThrow(/hold has expired/);
    } finally {
      await desk.world.sql("select set_config('app.now', '', false)");
    }
  });

  it('is won by one of fifty who take the same household at once, the rest refused with a reason', async () => {
    const { id } = await nominee(desk);
    const answers = await Promise.all(Array.from({ length: 50 }, () => hold(desk, id)));
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['SEAT_TAKEN']));
  });

  it('never exceeds the capacity of a supporter, under the same pressure', async () => {
    const few = await supporterIn(desk.world, { area: LAOSHAN.code, organisationId: desk.organisationId }, 3);
    const nominees = await Promise.all(Array.from({ length: 12 }, () => nominee(desk)));
    const answers = await Promise.all(nominees.map(({ id }) => hold(desk, id, desk.ngo, few)));
    expect(answers.filter((answer) => answer.userErrors.length === 0)).toHaveLength(3);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['SEAT_TAKEN']));
  });

  it('needs a supporter who was looked into, of the same organisation, and an open project', async () => {
    const { id } = await nominee(desk);
    const place = { area: LAOSHAN.code, organisationId: desk.organisationId };
    const unknown = await supporterIn(desk.world, place);
    await desk.world.sql("update pairing_supporter set vetted_until = '2026-06-07' where id = $1", [unknown]);
    expect(codes(await hold(desk, id, desk.ngo, unknown))).toEqual(['VOLUNTEER_INELIGIBLE']);
    const closed = await projectIn(desk.world, place, { state: 'EVALUATED' });
    const there = await participantIn(desk.world, closed, await desk.world.household());
    expect(codes(await hold(desk, there))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('gives a household as many places as the project allows', async () => {
    const wide = await projectIn(desk.world, { area: LAOSHAN.code, organisationId: desk.organisationId }, { maxSupporters: 2 });
    const id = await participantIn(desk.world, wide, await desk.world.household());
    await done(hold(desk, id));
    await done(hold(desk, id));
    expect(codes(await hold(desk, id))).toEqual(['SEAT_TAKEN']);
  });
});

describe('any sequence of commands', () => {
  /** A small generator with a seed: the same run each time. */
  function* numbers(seed: number): Generator<number> {
    for (let state = seed; ;) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      yield state / 2 ** 32;
    }
  }

  it('leaves at most one supporter for a household at every instant', async () => {
    const start = desk.world.clock.now();
    const nominees = await Promise.all(Array.from({ length: 4 }, () => nominee(desk)));
    const random = numbers(20_261_126);
    const next = (below: number) => Math.floor((random.next().value as number) * below);
    const known: string[] = [];
    const reached = new Set<string>();
    /** A hold is over from its very instant on, whenever anybody looks. */
    const heldAsItShould = async (id: string): Promise<void> => {
      const [row] = await desk.world.sql<{ state: string; hold_expires_at: Date }>(
        'select state, hold_expires_at from pairing where id = $1',
        [id],
      );
      if (row?.state !== 'HELD') return;
      const over = desk.world.clock.now() >= row.hold_expires_at;
      expect(await stateOf(id)).toBe(over ? 'EXPIRED' : 'HELD');
      if (over) reached.add('EXPIRED');
    };
    try {
      for (let step = 0; step < 160; step += 1) {
        desk.world.clock.advance(next(5) * 3_600_000);
        const chosen = nominees[next(nominees.length)];
        if (!chosen) throw new Error('nobody');
        const verb = next(7);
        if (verb <= 1 || known.length === 0) {
          const { pairing } = await hold(desk, chosen.id);
          if (pairing) known.push(pairing.id);
          continue;
        }
        // Mostly one of the latest: those of before have ended, and a refusal of theirs says little.
        const id = known[known.length - 1 - next(Math.min(known.length, 5))] ?? '';
        const [row] = await desk.world.sql<{ version: number }>('select version from pairing where id = $1', [id]);
        const at = { id, version: row?.version ?? 0, state: '', holdExpiresAt: '', risks: [] };
        const move = { id, expectedVersion: at.version };
        if (verb === 2) await agree(desk, at);
        if (verb === 3) await consent(desk, at);
        if (verb === 4) await send(desk.ngo, 'Activate', { ...move, exitCriteria: '达标' });
        if (verb === 5) await send(desk.ngo, 'End', { ...move, reason: 'SUPPORTER_WITHDREW' });
        if (verb === 6) await send(desk.ngo, 'Complete', { ...move, note: '达标' });
        await heldAsItShould(id);
        for (const each of await desk.world.sql<{ state: string }>('select distinct state from pairing')) reached.add(each.state);
      }
      const overlaps = await desk.world.sql(
        `select a.id from pairing a join pairing b on a.participant_id = b.participant_id and a.slot = b.slot and a.id < b.id
         where tstzrange(a.held_at, a.occupied_until) && tstzrange(b.held_at, b.occupied_until)`,
      );
      expect(overlaps).toEqual([]);
      // The run is worth something only if it went through the whole course.
      expect([...reached]).toEqual(expect.arrayContaining(['HELD', 'EXPIRED', 'ACTIVE', 'ENDED', 'GRADUATED']));
      expect(known.length).toBeGreaterThan(10);
    } finally {
      desk.world.clock.set(start);
    }
  });

  it('cannot break it by writing to the database directly', async () => {
    const { id } = await nominee(desk);
    const pairing = await active(desk, id);
    const copy = `insert into pairing (id, project_id, participant_id, supporter_id, area_code, held_by, held_at, hold_expires_at, occupied_until)
      select gen_random_uuid(), project_id, participant_id, supporter_id, area_code, held_by, held_at + interval '1 hour', held_at + interval '2 hours', held_at + interval '2 hours' from pairing where id = $1`;
    await expect(desk.world.sql(copy, [pairing.id])).rejects.toThrow(/pairing_one_at_a_time/);
  });
});
