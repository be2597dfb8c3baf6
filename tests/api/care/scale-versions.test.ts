import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { scaleInput } from '../../testkit/scales.js';
import { World } from '../../testkit/world.js';
import { codesOf, Desk, must, type Versioned } from './desk.js';

describe('scales that an administrator adds', () => {
  let world: World;
  let desk: Desk;
  let admin: Actor;
  let worker: Actor;
  beforeAll(async () => {
    world = await World.start();
    desk = new Desk(world);
    admin = await world.actor('ADMIN');
    worker = await world.actor('SOCIAL_WORKER');
  });
  afterAll(() => world.stop());

  const add = (code: string, more: object = {}) =>
    admin.mutate<{ version: { id: string; number: number; active: boolean } | null }>(
      'scaleVersionAdd',
      'ScaleVersionAddInput',
      { requestId: randomUUID(), ...scaleInput(code, more) },
      'version { id number active }',
    );

  it('are answered, scored and watched like the published ones, without code', async () => {
    expect(await add('TEST_A', { reverseItems: [2] })).toMatchObject({ userErrors: [], version: { number: 1, active: true } });
    const session = must<Versioned>(await desk.draft(worker, (await desk.caseOf(worker)).id), 'session');
    // The second item counts the other way round: 2 + (2 - 2) + 0.
    expect(await desk.answer(worker, session.id, 'TEST_A', [2, 2, 0])).toMatchObject({
      userErrors: [],
      outcome: { score: 2, risk: false, band: { en: 'Screening result: little' } },
      alert: null,
    });
    expect(await desk.answer(worker, session.id, 'TEST_A', [0, null, 1])).toMatchObject({
      outcome: { risk: true, missing: 1 },
      alert: { state: 'OPEN', source: 'ITEM9' },
    });
  });

  it('keep what was recorded with an earlier version computable with it', async () => {
    await add('TEST_B');
    const support = await desk.caseOf(worker);
    const session = must<Versioned>(await desk.draft(worker, support.id), 'session');
    await desk.answer(worker, session.id, 'TEST_B', [1, 1, 0]);
    expect(await add('TEST_B', { factor: 2, bands: [{ from: 0, to: 12, advice: 'TALK', zh: '一', en: 'one' }] })).toMatchObject({
      version: { number: 2 },
    });
    await desk.answer(worker, session.id, 'TEST_B', [1, 1, 0]);
    const { file } = await desk.open(worker, support.id);
    expect(file?.results.map((result) => result.outcome?.score)).toEqual([2, 4]);
    await expect(world.sql("update scale_version set definition = '{}' where code = 'TEST_B'")).rejects.toThrow(/does not change/);
  });

  it.each([
    ['an item without English', { items: [{ zh: '一', en: ' ' }] }, 'REQUIRED', ['items', '0', 'en']],
    ['no licence note', { licence: { zh: '', en: 'free' } }, 'REQUIRED', ['licence', 'zh']],
    [
      'a gap between bands',
      {
        bands: [
          { from: 0, to: 2, advice: 'NONE', zh: '一', en: 'one' },
          { from: 4, to: 6, advice: 'TALK', zh: '二', en: 'two' },
        ],
      },
      'OUT_OF_RANGE',
      ['bands', '1', 'from'],
    ],
    ['a score without a band', { bands: [{ from: 0, to: 5, advice: 'NONE', zh: '一', en: 'one' }] }, 'OUT_OF_RANGE', ['bands', '0', 'to']],
    [
      'answers that do not rise',
      {
        options: [
          { value: 1, zh: '一', en: 'a' },
          { value: 1, zh: '二', en: 'b' },
        ],
      },
      'OUT_OF_RANGE',
      ['options', '1', 'value'],
    ],
    ['a danger in an item that is not there', { riskItems: [4] }, 'OUT_OF_RANGE', ['riskItems']],
    ['a danger that is turned round', { riskItems: [3], reverseItems: [3] }, 'OUT_OF_RANGE', ['reverseItems']],
    ['as many missing answers as items', { missingAllowed: 3 }, 'OUT_OF_RANGE', ['missingAllowed']],
    [
      'a band that diagnoses',
      { bands: [{ from: 0, to: 6, advice: 'HOSPITAL', zh: '确诊抑郁症', en: 'depression' }] },
      'INVALID_FORMAT',
      ['bands', '0'],
    ],
  ])('are refused with %s', async (_, more, code, field) => {
    const refused = await admin.mutate<{ version: null }>(
      'scaleVersionAdd',
      'ScaleVersionAddInput',
      { requestId: randomUUID(), ...scaleInput('TEST_C'), ...more },
      'version { id }',
    );
    expect(refused.version).toBeNull();
    expect((refused as unknown as { userErrors: { code: string; field: string[] }[] }).userErrors[0]).toMatchObject({ code, field });
  });

  it('never silence an alert: a version that watches fewer items does not replace one in use', async () => {
    const [phq] = await world.sql<{ definition: object }>("select definition from scale_version where code = 'PHQ9'");
    const silent = { ...(phq?.definition as object), riskItems: [] };
    expect(codesOf((await add('PHQ9', { ...silent })) as never)).toEqual(['NOT_ALLOWED']);
    expect(codesOf((await add('PHQ9', { ...silent, riskItems: [1] })) as never)).toEqual(['NOT_ALLOWED']);
    expect(codesOf((await add('PHQ9', { ...(phq?.definition as object) })) as never)).toEqual([]);
    expect(await world.sql("select number from scale_version where code = 'PHQ9' and active")).toEqual([{ number: 2 }]);
  });

  it('are kept by administrators alone, who read nothing of any case', async () => {
    for (const role of ['SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'COORDINATOR']) {
      const actor = await world.actor(role);
      await world.asRuntimeRole(actor.accountId, async (client) => {
        const insert = "insert into scale_version (id, code, number, definition, active) values (gen_random_uuid(), 'X_Y', 1, '{}', false)";
        await expect(client.query(insert)).rejects.toMatchObject({ code: '42501' });
      });
    }
    expect((await admin.ask('{ supportReferrals { totalCount } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
