import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INDEPENDENT } from '../../access/homecare.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';

interface Assessment {
  id: string;
  total: number;
  level: string;
  answers: { item: string; points: number }[];
  scale: { code: string; number: number } | null;
}
interface Arrangement {
  id: string;
  version: number;
  plannedMinutes: number;
  confirmedMinutes: number;
  waitingMinutes: number;
  hours: { id: string; version: number; minutes: number; viewerCanVerify: boolean }[];
  checks: { result: string }[];
}
type Answer = { arrangement: Arrangement | null; userErrors: { code: string; field: string[] | null }[] };
const ARRANGEMENT =
  'arrangement { id version plannedMinutes confirmedMinutes waitingMinutes hours { id version minutes viewerCanVerify } checks { result } }';

describe('care for disabled people in hardship', () => {
  let world: World;
  let worker: Actor;
  let bureau: Actor;
  beforeAll(async () => {
    world = await World.start();
    worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
    bureau = await world.actor('BUREAU_SUPERVISOR', { area: LAOSHAN.district });
  });
  beforeEach(() => world.clock.set(MONDAY));
  afterAll(() => world.stop());

  const home = async () => {
    const householdId = await world.household({ area: LAOSHAN.code });
    const [head] = await world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [
      householdId,
    ]);
    return { householdId, personId: head?.person_id ?? '' };
  };
  const assess = async (points: Record<string, number>, values: object = {}, by: Actor = worker) =>
    by.mutate<{ household: { abilityAssessments: Assessment[] } | null; userErrors: { code: string; field: string[] | null }[] }>(
      'abilityAssess',
      'AbilityAssessInput',
      {
        requestId: randomUUID(),
        ...(await home()),
        answers: Object.entries(points).map(([item, value]) => ({ item, points: value })),
        assessedOn: '2026-06-08',
        ...values,
      },
      'household { abilityAssessments { id total level answers { item points } scale { code number } } }',
    );
  const assessed = async (): Promise<string> => (await assess(INDEPENDENT)).household?.abilityAssessments[0]?.id ?? '';
  const slot = (weekday: number, startsMinute: number, minutes = 60) => ({ weekday, startsMinute, minutes, task: '助浴、做饭' });
  const arrange = async (slots: object[] = [slot(1, 540), slot(3, 540)], values: object = {}, by: Actor = worker): Promise<Answer> =>
    by.mutate<Answer>(
      'homecareBegin',
      'CareArrangementBeginInput',
      { requestId: randomUUID(), assessmentId: await assessed(), provider: '居家养老服务中心', beganOn: '2026-06-01', slots, ...values },
      ARRANGEMENT,
    );
  const must = ({ arrangement, userErrors }: Answer): Arrangement => {
    expect(userErrors).toEqual([]);
    if (!arrangement) throw new Error('no arrangement');
    return arrangement;
  };
  const record = (arrangementId: string, startsAt: string, minutes = 60, by: Actor = worker): Promise<Answer> =>
    by.mutate<Answer>(
      'homecareHoursRecord',
      'CareHoursRecordInput',
      { requestId: randomUUID(), arrangementId, startsAt, minutes, carer: '护理员 李某', task: '助浴' },
      ARRANGEMENT,
    );
  const verify = (hours: { id: string; version: number } | undefined, by: Actor = bureau): Promise<Answer> =>
    by.mutate<Answer>('homecareHoursVerify', 'CareHoursVerifyInput', { id: hours?.id, expectedVersion: hours?.version }, ARRANGEMENT);
  const check = (arrangementId: string, result: string, by: Actor = bureau): Promise<Answer> =>
    by.mutate<Answer>(
      'homecareQualityRecord',
      'CareQualityRecordInput',
      { arrangementId, checkedOn: '2026-06-08', result, unannounced: true, findings: '现场查看' },
      ARRANGEMENT,
    );

  it('computes total and level from the answers and the version of the scale', async () => {
    for (const [change, total, level] of [
      [{}, 100, 'NONE'],
      [{ BATHING: 0 }, 95, 'MILD'],
      [{ TRANSFER: 0, MOBILITY: 0, STAIRS: 0 }, 60, 'MODERATE'],
      [{ TRANSFER: 0, MOBILITY: 0, STAIRS: 0, TOILET: 0, DRESSING: 0 }, 40, 'SEVERE'],
    ] as const) {
      const answer = await assess({ ...INDEPENDENT, ...change });
      expect(answer.household?.abilityAssessments).toMatchObject([{ total, level, scale: { code: 'BARTHEL', number: 1 } }]);
      expect(answer.household?.abilityAssessments[0]?.answers.map(({ item }) => item)).toEqual(Object.keys(INDEPENDENT));
    }
  });

  it('takes one offered answer to each item and nothing else, whatever is sent', async () => {
    const { BATHING: _left, ...nine } = INDEPENDENT;
    for (const points of [nine, { ...INDEPENDENT, BATHING: 10 }, { ...INDEPENDENT, EXTRA: 5 }, { ...nine, OTHER: 5 }])
      expect(await assess(points)).toMatchObject({ household: null, userErrors: [{ code: 'INVALID_CHOICE', field: ['answers'] }] });
    expect(await assess(INDEPENDENT, { assessedOn: '2026-06-09' })).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    const offered: Record<string, number[]> = {};
    for (const [item, most] of Object.entries(INDEPENDENT)) offered[item] = Array.from({ length: most / 5 + 1 }, (_, n) => n * 5);
    const { householdId, personId } = await home();
    await fc.assert(
      fc.asyncProperty(
        fc.record(Object.fromEntries(Object.keys(INDEPENDENT).map((item) => [item, fc.integer({ min: -1, max: 4 })]))),
        async (steps) => {
          const points = Object.fromEntries(Object.entries(steps).map(([item, n]) => [item, n * 5]));
          const fits = Object.entries(points).every(([item, value]) => offered[item]?.includes(value));
          const rows = await world
            .sql<{ total: number }>(
              `insert into ability_assessment (id, household_id, person_id, area_code, scale_id, answers, total, level, assessed_on, assessor_id)
             select gen_random_uuid(), $1, $2, $3, s.id, $4, 7, 'x', '2026-06-08', $5 from ability_scale s where s.code = 'BARTHEL' returning total`,
              [householdId, personId, LAOSHAN.code, JSON.stringify(points), worker.accountId],
            )
            .catch((error: { constraint?: string }) => error.constraint);
          if (fits) expect(rows).toEqual([{ total: Object.values(points).reduce((sum, value) => sum + value, 0) }]);
          else expect(rows).toBe('ability_answers_fit');
        },
      ),
      { numRuns: 200 },
    );
    await expect(world.sql('update ability_assessment set total = 100')).rejects.toThrow(/insert-only/);
    await expect(world.sql("update ability_scale set items = '[]'")).rejects.toThrow(/insert-only/);
  });

  it('arranges a week without overlaps and counts its month', async () => {
    const arrangement = must(await arrange());
    // Mondays and Wednesdays of June 2026 from the first on: five and four.
    expect(arrangement).toMatchObject({ plannedMinutes: 540, confirmedMinutes: 0, waitingMinutes: 0 });
    expect(await arrange([slot(1, 540), slot(1, 570)])).toMatchObject({
      arrangement: null,
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['slots'] }],
    });
    expect(await arrange([slot(1, 1400, 60)])).toMatchObject({
      arrangement: null,
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['slots'] }],
    });
    const [{ person_id: personId }] = (await world.sql('select person_id from care_arrangement where id = $1', [arrangement.id])) as [
      { person_id: string },
    ];
    const [again] = await world.sql<{ id: string }>('select id from ability_assessment where person_id = $1', [personId]);
    expect(await arrange(undefined, { assessmentId: again?.id })).toMatchObject({ userErrors: [{ code: 'DUPLICATE' }] });
  });

  it('counts hours when somebody else has confirmed them, and never twice', async () => {
    const { id } = must(await arrange());
    must(await record(id, '2026-06-03T01:00:00Z'));
    expect(await record(id, '2026-06-03T01:30:00Z')).toMatchObject({ userErrors: [{ code: 'DUPLICATE', field: ['startsAt'] }] });
    const two = must(await record(id, '2026-06-03T02:00:00Z', 30));
    expect(two).toMatchObject({
      confirmedMinutes: 0,
      waitingMinutes: 90,
      hours: [{ minutes: 30, viewerCanVerify: false }, { minutes: 60 }],
    });
    expect(await record(id, '2026-06-08T00:30:00Z')).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    expect(await record(id, '2026-05-31T01:00:00Z')).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    expect(await verify(two.hours[0], worker)).toMatchObject({ userErrors: [{ code: 'SAME_PERSON' }] });
    expect(must(await verify(two.hours[0]))).toMatchObject({ confirmedMinutes: 30, waitingMinutes: 60 });
    expect(await verify({ id: two.hours[0]?.id ?? '', version: 2 })).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    const ask = (by: Actor, sql: string) => world.asRuntimeRole(by.accountId, (client) => client.query(sql, [two.hours[1]?.id]));
    await expect(ask(bureau, 'update care_hours set minutes = 600 where id = $1')).rejects.toMatchObject({ constraint: 'hours_stay' });
    await expect(ask(bureau, 'delete from care_hours where id = $1')).rejects.toMatchObject({ code: '42501' });
    expect(
      (await ask(await world.actor('BUREAU_SUPERVISOR', { area: SHINAN.district }), 'select from care_hours where id = $1')).rowCount,
    ).toBe(0);
  });

  it('is checked by somebody who recorded none of its hours; poor care stands on the list to mend', async () => {
    const { id } = must(await arrange());
    must(await record(id, '2026-06-03T01:00:00Z'));
    expect(await check(id, 'GOOD', worker)).toMatchObject({ userErrors: [{ code: 'SAME_PERSON' }] });
    const toMend = async () =>
      (
        await worker.get<{ homecareArrangements: { totalCount: number; edges: { node: { id: string } }[] } }>(
          '{ homecareArrangements(first: 100, filter: { toMend: true }) { totalCount edges { node { id } } } }',
        )
      ).homecareArrangements.edges.map(({ node }) => node.id);
    expect(await toMend()).toContain(id);
    const [hours] = await world.sql<{ id: string; version: number }>('select id, version from care_hours where arrangement_id = $1', [id]);
    must(await verify(hours));
    expect(await toMend()).not.toContain(id);
    must(await check(id, 'POOR'));
    expect(await toMend()).toContain(id);
    world.clock.advance(60_000);
    expect(must(await check(id, 'GOOD')).checks.map(({ result }) => result)).toEqual(['GOOD', 'POOR']);
    expect(await toMend()).not.toContain(id);
    const over = must(
      await worker.mutate<Answer>(
        'homecareEnd',
        'CareArrangementEndInput',
        { id, expectedVersion: 1, endedOn: '2026-06-08', reason: '入住机构' },
        ARRANGEMENT,
      ),
    );
    expect(await record(over.id, '2026-06-04T01:00:00Z')).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
    const elsewhere = await world.actor('SOCIAL_WORKER', { area: SHINAN.district });
    expect(await check(id, 'GOOD', elsewhere)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});
