import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { MONDAY, SHINAN, World } from '../../testkit/world.js';

const KEY = 'allowance.standard.fen';
const JIAOZHOU = '370281';

interface Line {
  value: number;
  validFrom: string;
  residence: string | null;
  area: { code: string } | null;
}

describe('policy parameters', () => {
  let world: World;
  let admin: Actor;
  beforeAll(async () => {
    world = await World.start();
    admin = await world.actor('ADMIN');
  });
  afterAll(() => world.stop());

  const set = (values: object, by: Actor = admin) =>
    by.mutate<{ parameter: { id: string; value: number } | null }>(
      'policyParameterSet',
      'PolicyParameterSetInput',
      { requestId: randomUUID(), key: KEY, document: '青民发〔2026〕1号', issuedBy: ['青岛市民政局', '青岛市财政局'], ...values },
      'parameter { id value sample recordedByName issuedBy }',
    );
  const inForce = async (day: string, areaCode: string, knownAt?: Date): Promise<Line[]> => {
    const { policyParameters } = await admin.get<{ policyParameters: { edges: { node: Line }[]; totalCount: number } }>(
      'query Q($filter: PolicyParameterFilter) { policyParameters(filter: $filter, first: 100) { totalCount edges { node { value validFrom residence area { code } } } } }',
      { filter: { keyPrefix: KEY, areaCode, inForceOn: day, ...(knownAt ? { knownAt } : {}) } },
    );
    expect(policyParameters.totalCount).toBe(policyParameters.edges.length);
    return policyParameters.edges.map((edge) => edge.node);
  };

  it('come with the published standards: one for the seven districts, urban and rural in the three cities', async () => {
    expect(await inForce('2020-08-17', '370212')).toEqual([
      { value: 70_000, validFrom: '2020-04-01', residence: null, area: { code: '370212' } },
    ]);
    expect((await inForce('2020-08-17', JIAOZHOU)).map(({ residence, value }) => [residence, value])).toEqual([
      ['RURAL', 52_000],
      ['URBAN', 63_000],
    ]);
    expect(await inForce('2020-03-31', '370212')).toEqual([]);
  });

  it('hold from their first day, and what was known before stays known as it was', async () => {
    const before = world.clock.now();
    world.clock.set(new Date(MONDAY.getTime() + 3_600_000));
    expect(await set({ areaCode: '370202', value: 75_000, validFrom: '2026-07-01' })).toMatchObject({
      parameter: { value: 75_000, sample: false, recordedByName: 'ADMIN' },
      userErrors: [],
    });
    expect((await inForce('2026-06-30', '370202')).map((line) => line.value)).toEqual([70_000]);
    expect((await inForce('2026-07-01', '370202')).map((line) => line.value)).toEqual([75_000]);
    expect((await inForce('2026-07-01', '370202', before)).map((line) => line.value)).toEqual([70_000]);
    // A correction of the same first day.
    const wrong = world.clock.now();
    world.clock.set(new Date(MONDAY.getTime() + 7_200_000));
    await set({ areaCode: '370202', value: 76_000, validFrom: '2026-07-01' });
    expect((await inForce('2026-07-01', '370202')).map((line) => line.value)).toEqual([76_000]);
    expect((await inForce('2026-07-01', '370202', wrong)).map((line) => line.value)).toEqual([75_000]);
  });

  it('are taken back by a record of their own, and only once', async () => {
    world.clock.set(new Date(MONDAY.getTime() + 10_000_000));
    const made = await set({ areaCode: '370203', value: 1, validFrom: '2026-07-01' });
    const id = made.parameter?.id ?? '';
    world.clock.set(new Date(MONDAY.getTime() + 20_000_000));
    const take = () =>
      admin.mutate('policyParameterVoid', 'PolicyParameterVoidInput', { id, reason: '录入有误' }, 'parameter { void document }');
    expect(await take()).toMatchObject({ parameter: { void: true, document: '录入有误' }, userErrors: [] });
    expect((await inForce('2026-07-01', '370203')).map((line) => line.value)).toEqual([70_000]);
    expect(await take()).toMatchObject({ parameter: null, userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it('refuse what no policy can say', async () => {
    expect(await set({ key: 'nobody.reads.this', value: 1, validFrom: '2026-07-01' })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['key'] }],
    });
    expect(await set({ value: 700.5, validFrom: '2026-07-01' })).toMatchObject({
      userErrors: [{ code: 'OUT_OF_RANGE', field: ['value'] }],
    });
    expect(await set({ value: -1, validFrom: '2026-07-01' })).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    expect(await set({ areaCode: '99', value: 1, validFrom: '2026-07-01' })).toMatchObject({ userErrors: [{ code: 'INVALID_FORMAT' }] });
    const local = await world.actor('ADMIN', { area: SHINAN.district });
    expect(await set({ areaCode: '370212', value: 1, validFrom: '2026-07-01' }, local)).toMatchObject({
      userErrors: [{ code: 'NOT_ALLOWED' }],
    });
    expect(await set({ value: 1, validFrom: '2026-07-01' }, local)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] });
  });

  it('tell before they are set whom they touch', async () => {
    const householdId = await world.household({ area: SHINAN.code });
    await world.sql(
      "insert into assistance_status (id, household_id, programme, \"from\", persons) values (gen_random_uuid(), $1, 'MINIMUM_LIVING_ALLOWANCE', '2025-01-01', 3)",
      [householdId],
    );
    const { policyParameterPreview } = await admin.get<{ policyParameterPreview: object }>(
      'query Q($input: PolicyParameterPreviewInput!) { policyParameterPreview(input: $input) { before after basis households persons monthlyFen } }',
      { input: { key: KEY, areaCode: SHINAN.district, value: 80_000, validFrom: '2026-06-30' } },
    );
    expect(policyParameterPreview).toEqual({
      before: 70_000,
      after: 80_000,
      basis: 'ALLOWANCE',
      households: 1,
      persons: 3,
      monthlyFen: 30_000,
    });
  });

  it('answer as of any day and any instant like a slow reading of all records', async () => {
    const key = 'plan.review.days';
    const areas = [null, 370212000000000, 370212001000000] as const;
    const record = fc.record({
      area: fc.constantFrom(...areas),
      residence: fc.constantFrom(null, 'URBAN', 'RURAL'),
      day: fc.integer({ min: 1, max: 6 }),
      taken: fc.boolean(),
      value: fc.integer({ min: 1, max: 999 }),
    });
    const ask = fc.record({
      area: fc.constantFrom(370212001001000, 370212002001000, 370202001001000),
      lives: fc.constantFrom(null, 'URBAN', 'RURAL'),
      day: fc.integer({ min: 0, max: 7 }),
      known: fc.integer({ min: -1, max: 12 }),
    });
    const width = (area: number | null) => (area === null ? 3 : area % 1e9 === 0 ? 2 : 1);
    const holds = (area: number | null, at: number) => area === null || (at >= area && at < area + (area % 1e9 === 0 ? 1e9 : 1e6));
    await world.sql('delete from policy_parameter where key = $1', [key]);
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), fc.array(ask, { minLength: 8, maxLength: 8 }), async (records, asks) => {
        await world.owner.query('begin');
        try {
          for (const [at, { area, residence, day, taken, value }] of records.entries()) {
            await world.sql(
              "insert into policy_parameter (id, key, area_code, residence, value, unit, valid_from, void, recorded_at) values (gen_random_uuid(), $1, $2, $3, $4, 'day', date '2030-01-01' + $5::int, $6, timestamptz '2030-01-01Z' + $7 * interval '1 hour')",
              [key, area, residence, value, day, taken, at],
            );
          }
          for (const { area, lives, day, known } of asks) {
            const [answer] = await world.sql<{ value: number | null }>(
              "select (app.parameter_row($1, $2, $3, date '2030-01-01' + $4::int, timestamptz '2030-01-01Z' + $5 * interval '1 hour')).value as value",
              [key, area, lives, day, known],
            );
            const seen = records.slice(0, known + 1);
            const standing = seen.filter(
              (one, at) =>
                !seen.some(
                  (other, later) => later > at && other.area === one.area && other.residence === one.residence && other.day === one.day,
                ),
            );
            const expected = standing
              .filter((one) => !one.taken && one.day <= day && holds(one.area, area) && (one.residence === null || one.residence === lives))
              .toSorted(
                (a, b) => width(a.area) - width(b.area) || Number(a.residence === null) - Number(b.residence === null) || b.day - a.day,
              )[0];
            expect(answer?.value ?? null).toBe(expected?.value ?? null);
          }
        } finally {
          await world.owner.query('rollback');
        }
      }),
      { numRuns: 150 },
    );
  });
});
