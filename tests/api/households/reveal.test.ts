import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { HOUSEHOLD, type HouseholdAnswer } from './document.js';

let world: World;
beforeAll(async () => void (world = await World.start()));
afterAll(() => world.stop());

const CLEAR = 'household { id } clear { headName address phone members { name identityNumber birthDate phone } }';
interface Clear {
  household: { id: string } | null;
  clear: { headName: string; members: { name: string; identityNumber: string | null }[] } | null;
}
const events = (subject: string) =>
  world.sql<{ account_id: string; purpose: string; at: Date }>('select account_id, purpose, at from access_event where subject_id = $1', [
    subject,
  ]);

it('shows the clear text to case work and records who, when and why, audited', async () => {
  const worker = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
  const { household } = await worker.mutate<HouseholdAnswer>(
    'householdCreate',
    'HouseholdCreateInput',
    {
      requestId: randomUUID(),
      areaCode: LAOSHAN.community,
      phone: '13812341234',
      members: [{ name: '王秀英', relation: 'HEAD', identityNumber: '11010519491231002x' }],
    },
    HOUSEHOLD,
  );
  const id = household?.id ?? '';
  const answer = await worker.mutate<Clear>('householdReveal', 'HouseholdRevealInput', { id, purpose: '入户核实' }, CLEAR);
  expect(answer.clear).toEqual({
    headName: '王秀英',
    address: null,
    phone: '13812341234',
    members: [{ name: '王秀英', identityNumber: '11010519491231002X', birthDate: '1949-12-31', phone: null }],
  });
  expect(await events(id)).toEqual([{ account_id: worker.accountId, purpose: '入户核实', at: world.clock.now() }]);
  expect(await world.sql("select 1 from audit_event where table_name = 'access_event' and actor_id = $1", [worker.accountId])).toHaveLength(
    1,
  );
});

it('refuses without a purpose, out of the area and to roles that do not do case work, and records nothing', async () => {
  const id = await world.household({ area: SHINAN.code });
  const worker = await world.actor('SOCIAL_WORKER');
  expect(await worker.mutate<Clear>('householdReveal', 'HouseholdRevealInput', { id, purpose: ' x ' }, CLEAR)).toMatchObject({
    clear: null,
    userErrors: [{ code: 'REASON_REQUIRED' }],
  });
  const neighbour = await world.actor('SOCIAL_WORKER', { area: LAOSHAN.district });
  expect(await neighbour.mutate<Clear>('householdReveal', 'HouseholdRevealInput', { id, purpose: '入户核实' }, CLEAR)).toMatchObject({
    clear: null,
    userErrors: [{ code: 'NOT_FOUND' }],
  });
  for (const role of ['HOTLINE_AGENT', 'BUREAU_SUPERVISOR', 'AUDITOR', 'ADMIN', 'VOLUNTEER']) {
    const actor = await world.actor(role);
    const answer = await actor.ask('mutation M($input: HouseholdRevealInput!) { householdReveal(input: $input) { clear { headName } } }', {
      input: { id, purpose: '入户核实' },
    });
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  }
  expect(await events(id)).toEqual([]);
});

it('never shows clear text elsewhere, whatever the role', async () => {
  const id = await world.household({ headName: '欧阳修远', phone: '13666667777' });
  for (const role of [
    'COORDINATOR',
    'SOCIAL_WORKER',
    'GRID_WORKER',
    'HOTLINE_AGENT',
    'CLINICAL_SUPERVISOR',
    'BUREAU_SUPERVISOR',
    'ADMIN',
  ]) {
    const actor = await world.actor(role);
    const answer = await actor.ask(
      `query ($id: ID!) { ${HOUSEHOLD.replace('household', 'household(id: $id)')} households(filter: { text: "欧阳" }) { edges { node { headName phone address } } } }`,
      { id },
    );
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.data)).toContain('欧阳*远');
    expect(JSON.stringify(answer.data)).not.toMatch(/欧阳修远|13666667777|测试路/);
  }
});
