import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { countStatements } from '../../testkit/statements.js';
import { offerIn, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, World } from '../../testkit/world.js';

interface Ranked {
  matchCandidates: {
    eligibleCount: number;
    consideredCount: number;
    candidates: {
      volunteer: { id: string };
      eligible: boolean;
      rank: number | null;
      score: number;
      startsAt: string | null;
      parts: { code: string; value: number; points: number }[];
      rules: { code: string; passed: boolean }[];
    }[];
  };
}

const QUERY = `query($needId: ID!, $first: Int!) { matchCandidates(needId: $needId, first: $first) { need { id } eligibleCount consideredCount
  candidates { volunteer { id displayName } eligible rank score startsAt endsAt distanceKm parts { code value weight points } rules { code passed evidence } } } }`;

let world: World;
let coordinator: Actor;

beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

async function ranked(needId: string, first = 100): Promise<Ranked['matchCandidates']> {
  return (await coordinator.get<Ranked>(QUERY, { needId, first })).matchCandidates;
}

/** A volunteer at a place. */
async function volunteerAt(latitude: number, longitude: number, travelKm: number): Promise<string> {
  const id = await world.volunteer();
  await world.sql('update volunteer set latitude = $2, longitude = $3, travel_km = $4 where id = $1', [id, latitude, longitude, travelKm]);
  return id;
}

async function needAt(latitude: number, longitude: number): Promise<{ needId: string; householdId: string }> {
  const householdId = await world.household();
  await world.sql('update household set latitude = $2, longitude = $3 where id = $1', [householdId, latitude, longitude]);
  return { needId: await world.need({ householdId }), householdId };
}

describe('a ranking', () => {
  it('puts the eligible first, by score, and numbers them', async () => {
    const { needId, householdId } = await needAt(35.5, 119.5);
    const near = await volunteerAt(35.5, 119.501, 5);
    const far = await volunteerAt(35.5, 119.54, 5);
    const known = await volunteerAt(35.5, 119.54, 5);
    await visitIn(world, 'VERIFIED', { volunteerId: known, householdId, startsAt: new Date('2026-06-01T01:00:00Z') });
    const busy = await volunteerAt(35.5, 119.501, 5);
    await world.sql('update volunteer set weekly_tasks = 0 where id = $1', [busy]);
    await volunteerAt(35.5, 119.6, 5);

    const { candidates, eligibleCount, consideredCount } = await ranked(needId);
    expect(candidates.map((each) => [each.volunteer.id, each.rank, each.eligible])).toEqual([
      [near, 1, true],
      [known, 2, true],
      [far, 3, true],
      [busy, null, false],
    ]);
    expect({ eligibleCount, consideredCount }).toEqual({ eligibleCount: 3, consideredCount: 4 });
    for (const { score, parts } of candidates)
      expect(score).toBeCloseTo(
        parts.reduce((sum, part) => sum + part.points, 0),
        6,
      );
    const value = (id: string, code: string) =>
      candidates.find((each) => each.volunteer.id === id)?.parts.find((part) => part.code === code)?.value;
    expect(value(known, 'CONTINUITY')).toBeGreaterThan(0);
    expect(value(far, 'CONTINUITY')).toBe(0);
    expect(value(known, 'EXPERIENCE')).toBeGreaterThan(0);
    expect(value(near, 'DISTANCE')).toBeGreaterThan(value(far, 'DISTANCE') ?? 1);
    expect((await ranked(needId, 2)).candidates).toHaveLength(2);
  });

  it('follows the weights in force for the area on the day', async () => {
    const { needId, householdId } = await needAt(35.6, 119.5);
    const near = await volunteerAt(35.6, 119.5, 5);
    const known = await volunteerAt(35.6, 119.55, 5);
    for (const day of ['01', '02', '03'])
      await visitIn(world, 'VERIFIED', { volunteerId: known, householdId, startsAt: new Date(`2026-06-${day}T01:00:00Z`) });
    expect((await ranked(needId)).candidates[0]?.volunteer.id).toBe(near);
    const weigh = (value: number, from: string) =>
      world.sql(
        "insert into policy_parameter (id, key, area_code, value, unit, valid_from) values (gen_random_uuid(), 'match.weight.continuity', 370212000000000, $1, 'point', $2)",
        [value, from],
      );
    await weigh(200, '2026-06-09');
    expect((await ranked(needId)).candidates[0]?.volunteer.id).toBe(near);
    await weigh(150, '2026-06-08');
    const [first] = (await ranked(needId)).candidates;
    expect(first?.volunteer.id).toBe(known);
    expect(first?.parts.find((part) => part.code === 'CONTINUITY')).toMatchObject({ weight: 150 });
    await world.sql('delete from policy_parameter where area_code is not null');
  });

  it('proposes the earliest time that fits: notice, hours, other visits and the way', async () => {
    const { needId } = await needAt(35.7, 119.5);
    const volunteerId = await volunteerAt(35.7, 119.5, 5);
    await world.sql('delete from availability_window where volunteer_id = $1 and weekday <> 3', [volunteerId]);
    await world.sql('update availability_window set from_minute = 540, to_minute = 720 where volunteer_id = $1', [volunteerId]);
    expect((await ranked(needId)).candidates[0]).toMatchObject({ eligible: true, startsAt: '2026-06-10T01:00:00.000Z' });
    await visitIn(world, 'CONFIRMED', { volunteerId, startsAt: new Date('2026-06-10T09:00:00+08:00'), minutes: 35 });
    await world.sql("update assignment set occupied = tstzrange(starts_at, ends_at + interval '30 minutes') where volunteer_id = $1", [
      volunteerId,
    ]);
    expect((await ranked(needId)).candidates[0]).toMatchObject({ eligible: true, startsAt: '2026-06-10T02:15:00.000Z' });
  });

  it('asks people who go together for one time', async () => {
    const { needId } = await needAt(35.8, 119.5);
    await world.sql('update service_need set seats = 2 where id = $1', [needId]);
    const first = await volunteerAt(35.8, 119.5, 5);
    const second = await volunteerAt(35.8, 119.5, 5);
    await offerIn(world, 'SENT', { needId, volunteerId: first, startsAt: new Date('2026-06-10T15:00:00+08:00') });
    const { candidates } = await ranked(needId);
    expect(candidates[0]).toMatchObject({ volunteer: { id: second }, eligible: true, startsAt: '2026-06-10T07:00:00.000Z' });
  });
});

describe('finding candidates by index', () => {
  it('loses nobody whom the rules would let go', async () => {
    const { needId } = await needAt(36.4, 120.4);
    const random = (seed: number) => Math.abs(Math.sin(seed) * 10_000) % 1;
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1)
      ids.push(await volunteerAt(36.4 + (random(n) - 0.5) * 0.5, 120.4 + (random(n + 99) - 0.5) * 0.5, random(n + 7) * 25));
    const eligible = new Set((await ranked(needId)).candidates.filter((each) => each.eligible).map((each) => each.volunteer.id));
    const asked = await Promise.all(
      ids.map(async (volunteerId) => {
        const answer = await coordinator.get<{ matchExplain: { eligible: boolean } }>(
          'query($needId: ID!, $volunteerId: ID!) { matchExplain(needId: $needId, volunteerId: $volunteerId) { eligible } }',
          { needId, volunteerId },
        );
        return [volunteerId, answer.matchExplain.eligible] as const;
      }),
    );
    const expected = asked.filter(([, fits]) => fits).map(([id]) => id);
    expect(expected.length).toBeGreaterThan(5);
    expect(expected.length).toBeLessThan(55);
    expect([...eligible].filter((id) => ids.includes(id)).toSorted()).toEqual(expected.toSorted());
  });

  it('takes as many statements for a hundred candidates as for one', async () => {
    const counts: number[] = [];
    for (const [latitude, many] of [
      [34.1, 1],
      [34.3, 10],
      [34.5, 100],
    ] as const) {
      const { needId } = await needAt(latitude, 119);
      for (let n = 0; n < many; n += 1) await volunteerAt(latitude, 119, 5);
      const { statements, data } = await countStatements(world, coordinator.accountId ?? '', QUERY, { needId, first: 100 });
      expect((data as Ranked).matchCandidates.consideredCount).toBe(many);
      counts.push(statements);
    }
    expect(counts).toEqual([counts[0], counts[0], counts[0]]);
  });
});
