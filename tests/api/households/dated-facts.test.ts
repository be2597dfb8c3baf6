import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { World } from '../../testkit/world.js';
import { HOUSEHOLD, type HouseholdAnswer } from './document.js';

let world: World;
let worker: Actor;

beforeAll(async () => {
  world = await World.start();
  worker = await world.actor('SOCIAL_WORKER');
});
afterAll(() => world.stop());

const start = (householdId: string, programme: string, from: string) =>
  worker.mutate<HouseholdAnswer>(
    'assistanceStatusStart',
    'AssistanceStatusStartInput',
    { requestId: randomUUID(), householdId, programme, from },
    HOUSEHOLD,
  );
const end = (id: string | undefined, until: string, reason = '复核不再符合') =>
  worker.mutate<HouseholdAnswer>('assistanceStatusEnd', 'AssistanceStatusEndInput', { id, until, reason }, HOUSEHOLD);

describe('assistance statuses', () => {
  it('exclude one another over time and follow one another without a gap', async () => {
    const id = await world.household();
    const { household } = await start(id, 'MINIMUM_LIVING_ALLOWANCE', '2026-01-01');
    expect(household?.currentProgrammes).toEqual(['MINIMUM_LIVING_ALLOWANCE']);
    expect(await start(id, 'EXTREME_HARDSHIP', '2026-05-01')).toMatchObject({ household: null, userErrors: [{ code: 'INVALID_CHOICE' }] });
    expect(await start(id, 'MINIMUM_LIVING_ALLOWANCE', '2026-05-01')).toMatchObject({
      household: null,
      userErrors: [{ code: 'DUPLICATE' }],
    });
    await end(household?.statuses[0]?.id, '2026-05-01');
    const after = await start(id, 'EXTREME_HARDSHIP', '2026-05-01');
    expect(after.household).toMatchObject({
      currentProgrammes: ['EXTREME_HARDSHIP'],
      statuses: [{ until: null }, { until: '2026-05-01', endReason: '复核不再符合' }],
    });
  });

  it('need a reason to end and end once', async () => {
    const id = await world.household();
    const status = (await start(id, 'LOW_INCOME_WATCH', '2026-01-01')).household?.statuses[0]?.id;
    expect(await end(status, '2026-05-01', ' ')).toMatchObject({ userErrors: [{ code: 'REASON_REQUIRED' }] });
    expect(await end(status, '2025-12-31')).toMatchObject({ userErrors: [{ code: 'OUT_OF_RANGE' }] });
    expect((await end(status, '2026-05-01')).userErrors).toEqual([]);
    expect(await end(status, '2026-06-01')).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it('add up to figures on any day, also for an auditor who sees no household', async () => {
    const auditor = await world.actor('AUDITOR');
    const figure = async (asOf: string) => {
      const { assistanceFigures } = await auditor.get<{ assistanceFigures: { programme: string; households: number; persons: number }[] }>(
        'query ($d: LocalDate) { assistanceFigures(asOf: $d) { programme households persons } }',
        { d: asOf },
      );
      return assistanceFigures.find((row) => row.programme === 'REGISTERED_POOR');
    };
    const id = await world.household();
    await start(id, 'REGISTERED_POOR', '2026-02-01');
    expect(await figure('2026-01-31')).toMatchObject({ households: 0, persons: 0 });
    expect(await figure('2026-02-01')).toMatchObject({ households: 1, persons: 1 });
    expect((await auditor.ask('{ households { totalCount } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('consents', () => {
  const record = (householdId: string, more: object) =>
    worker.mutate<HouseholdAnswer>(
      'consentRecord',
      'ConsentRecordInput',
      { requestId: randomUUID(), householdId, purpose: 'PAIRING', givenBy: '王秀英', ...more },
      HOUSEHOLD,
    );

  it('hold from the day given to the last day, and not a moment after withdrawal', async () => {
    const id = await world.household({ consent: false });
    const given = async () => (await world.sql<{ yes: boolean }>("select app.has_consent($1, 'PAIRING', '2026-06-08') yes", [id]))[0]?.yes;
    expect(await given()).toBe(false);
    const { household } = await record(id, { expiresOn: '2026-06-08' });
    expect(household?.consents).toMatchObject([{ purpose: 'PAIRING', active: true, givenBy: '王*英' }]);
    expect(await given()).toBe(true);
    const withdrawn = await worker.mutate<HouseholdAnswer>(
      'consentWithdraw',
      'ConsentWithdrawInput',
      { id: household?.consents[0]?.id },
      HOUSEHOLD,
    );
    expect(withdrawn.household?.consents).toMatchObject([{ active: false }]);
    expect(await given()).toBe(false);
    const again = await worker.mutate<HouseholdAnswer>(
      'consentWithdraw',
      'ConsentWithdrawInput',
      { id: household?.consents[0]?.id },
      HOUSEHOLD,
    );
    expect(again).toMatchObject({ userErrors: [{ code: 'ILLEGAL_TRANSITION' }] });
  });

  it('of a child come from somebody else', async () => {
    const id = await world.household();
    const added = await worker.mutate<HouseholdAnswer>(
      'householdMemberAdd',
      'HouseholdMemberAddInput',
      { requestId: randomUUID(), householdId: id, member: { name: '王小宝', relation: 'GRANDCHILD', birthDate: '2015-01-01' } },
      HOUSEHOLD,
    );
    const personId = added.household?.members.find((member) => member.person.isMinor)?.person.id;
    expect(await record(id, { personId, givenBy: '王小宝' })).toMatchObject({
      household: null,
      userErrors: [{ code: 'NOT_ALLOWED', field: ['givenBy'] }],
    });
    expect((await record(id, { personId })).userErrors).toEqual([]);
    expect(await record(id, { personId: randomUUID() })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['personId'] }] });
  });
});
