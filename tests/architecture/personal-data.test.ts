import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type RoleName } from '../access/reach.js';
import { planIn } from '../access/plans.js';
import type { Actor } from '../testkit/actor.js';
import { rootFields, servedSchema, type RootField } from '../testkit/schema.js';
import { hour, visitIn } from '../testkit/visits.js';
import { LAOSHAN, World } from '../testkit/world.js';
import { askEverything } from './selections.js';

/** Real values as they could stand in a register; none of them may leave in clear text. */
const CANARIES = {
  headName: '欧阳鹂歌',
  memberName: '欧阳小满',
  guardian: '欧阳守护',
  phone: '13876543210',
  memberPhone: '13987654321',
  address: '青岛市崂山区秘密花园路77号3单元902',
  identityNumber: '370212195003074021',
  latitude: '36.123457',
  longitude: '120.456789',
  volunteerPhone: '13712349876',
  volunteerIdentity: '370212198811045310',
};

/** The recorded ways to clear text, and the one name that colleagues know each other by. May only shrink. */
const EXEMPT = new Set(['Assignment.contact', 'HouseholdRevealPayload.clear', 'LeadRevealPayload.clear', 'Volunteer.displayName']);

/** The last character that makes 17 digits an identity number (GB 11643). */
function identityNumber(text: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return text.slice(0, 17) + '10X98765432'.charAt(sum % 11);
}
CANARIES.identityNumber = identityNumber(CANARIES.identityNumber);
CANARIES.volunteerIdentity = identityNumber(CANARIES.volunteerIdentity);

let world: World;
let roots: RootField[];
let actors: Record<RoleName, Actor>;
let known: Record<string, unknown>;
const made: unknown[] = [];

beforeAll(async () => {
  world = await World.start();
  roots = rootFields(await servedSchema());
  const volunteer = await world.volunteerActor();
  const entries: [RoleName, Actor][] = [];
  for (const role of ROLES) entries.push([role, role === 'VOLUNTEER' ? volunteer : await world.actor(role)]);
  actors = Object.fromEntries(entries) as Record<RoleName, Actor>;

  const mutate = async (role: RoleName, name: string, input: object): Promise<Record<string, { id: string }>> => {
    const root = rootOf(name);
    const asked = await askEverything(world, actors[role], root, { input }, { depth: 4, without: EXEMPT });
    const payload = asked.data?.[name] as Record<string, { id: string }> & { userErrors: object[] };
    expect({ name, errors: asked.errors, userErrors: payload?.userErrors }).toEqual({ name, errors: [], userErrors: [] });
    made.push(payload);
    return payload;
  };
  const member = { name: CANARIES.headName, identityNumber: CANARIES.identityNumber, phone: CANARIES.memberPhone, relation: 'HEAD' };
  const { household } = await mutate('SOCIAL_WORKER', 'householdCreate', {
    requestId: randomUUID(),
    areaCode: LAOSHAN.community,
    address: CANARIES.address,
    phone: CANARIES.phone,
    latitude: Number(CANARIES.latitude),
    longitude: Number(CANARIES.longitude),
    members: [member, { name: CANARIES.memberName, birthDate: '2015-01-01', relation: 'GRANDCHILD' }],
    programmes: ['MINIMUM_LIVING_ALLOWANCE'],
  });
  const householdId = household?.id ?? '';
  for (const purpose of ['VOLUNTEER_SERVICE', 'PAIRING'])
    await mutate('SOCIAL_WORKER', 'consentRecord', { requestId: randomUUID(), householdId, purpose, givenBy: CANARIES.guardian });
  const { volunteer: helper } = await mutate('COORDINATOR', 'volunteerCreate', {
    requestId: randomUUID(),
    name: '李公开',
    phone: CANARIES.volunteerPhone,
    identityNumber: CANARIES.volunteerIdentity,
    homeAreaCode: LAOSHAN.community,
    latitude: Number(CANARIES.latitude),
    longitude: Number(CANARIES.longitude),
    teamIds: [],
    skillCodes: [],
  });
  await mutate('COORDINATOR', 'volunteerExclusionAdd', { requestId: randomUUID(), volunteerId: helper?.id, householdId, reason: '亲属' });
  await mutate('HOTLINE_AGENT', 'leadReport', {
    requestId: randomUUID(),
    channel: 'HOTLINE',
    areaCode: LAOSHAN.community,
    subjectName: CANARIES.headName,
    subjectPhone: CANARIES.phone,
    subjectAddress: CANARIES.address,
    identityNumber: CANARIES.identityNumber,
    callerName: CANARIES.guardian,
    callerPhone: CANARIES.memberPhone,
    content: '家中断炊',
    tier: 'URGENT',
  });
  const plan = await planIn(world, 'ACTIVE', householdId, LAOSHAN.code);
  const visit = await visitIn(world, 'CONFIRMED', { householdId, volunteerId: volunteer.volunteerId, startsAt: hour(30) });
  known = {
    id: householdId,
    householdId,
    text: '欧阳',
    volunteerId: helper?.id,
    planId: plan.id,
    needId: visit.needId,
    kind: 'HOUSEHOLDS',
    code: LAOSHAN.community,
    areaCode: LAOSHAN.district,
  };
});
afterAll(() => world.stop());

function rootOf(name: string): RootField {
  const root = roots.find((field) => field.name === name);
  if (!root) throw new Error(`no ${name}`);
  return root;
}

/** Ids under which a query with `id` is asked: of everything there is, for most of them nothing is found. */
const idsFor = (name: string): unknown[] =>
  ({ household: [known['id']], householdPlan: [known['planId']], serviceNeed: [known['needId']], volunteer: [known['volunteerId']] })[
    name
  ] ?? [known['id']];

function leaks(answer: unknown): string[] {
  const text = JSON.stringify(answer);
  return Object.entries(CANARIES)
    .filter(([, secret]) => text.includes(secret))
    .map(([name]) => name);
}

describe('clear text of a person', () => {
  it('is in no answer to a change', () => {
    expect(made).toHaveLength(6);
    expect(leaks(made)).toEqual([]);
  });

  it.each(ROLES)('reaches %s through no query', async (role) => {
    let answered = 0;
    for (const root of roots.filter((field) => field.kind === 'query')) {
      for (const id of idsFor(root.name)) {
        const asked = await askEverything(
          world,
          actors[role],
          root,
          { ...known, id, first: 50, includePast: true },
          { depth: 5, without: EXEMPT },
        );
        // Refusals are other tests' business; faults are not.
        expect({ root: root.name, errors: asked.errors.filter((error) => error.code !== 'FORBIDDEN') }).toEqual({
          root: root.name,
          errors: [],
        });
        expect({ root: root.name, leaks: leaks(asked.data) }).toEqual({ root: root.name, leaks: [] });
        if (asked.data?.[root.name]) answered += 1;
      }
    }
    expect(answered).toBeGreaterThan(7);
  });

  it('is asked where it would show: those who read households see this one, masked', async () => {
    const root = roots.find((field) => field.name === 'household');
    if (!root) throw new Error('no household');
    const { data } = await askEverything(world, actors.SOCIAL_WORKER, root, { id: known['id'] }, { depth: 5, without: EXEMPT });
    expect(data?.['household']).toMatchObject({
      headName: expect.stringMatching(/\*/),
      phone: expect.stringMatching(/^138\*+\d{4}$/),
      address: expect.stringMatching(/\*/),
      members: [{ person: { maskedName: expect.stringMatching(/\*/) } }, {}],
    });
  });

  it('shows in none of the answers even as its tail: at most four digits of a number', async () => {
    const root = roots.find((field) => field.name === 'household');
    if (!root) throw new Error('no household');
    const text = JSON.stringify(
      (await askEverything(world, actors.SOCIAL_WORKER, root, { id: known['id'] }, { depth: 5, without: EXEMPT })).data,
    );
    for (const number of [CANARIES.phone, CANARIES.memberPhone, CANARIES.identityNumber]) expect(text).not.toContain(number.slice(-5));
  });
});

describe('the recorded ways to clear text', () => {
  const events = async () => (await world.sql<{ n: number }>('select count(*)::int n from access_event'))[0]?.n ?? 0;

  it('a reveal shows it and leaves a record that names who, whom and why', async () => {
    const before = await events();
    const { householdReveal } = await actors.SOCIAL_WORKER.get<{ householdReveal: { clear: unknown } }>(
      'mutation($input: HouseholdRevealInput!) { householdReveal(input: $input) { clear { headName phone address members { name identityNumber phone } } userErrors { code } } }',
      { input: { id: known['id'], purpose: '核对地址' } },
    );
    expect(leaks(householdReveal.clear)).toEqual(['headName', 'memberName', 'phone', 'memberPhone', 'address', 'identityNumber']);
    expect(await events()).toBe(before + 1);
    const [record] = await world.sql(
      'select account_id, subject_type, subject_id, purpose from access_event order by at desc, id desc limit 1',
    );
    expect(record).toEqual({
      account_id: actors.SOCIAL_WORKER.accountId,
      subject_type: 'household',
      subject_id: known['id'],
      purpose: '核对地址',
    });
  });

  it('the contact of a living visit shows name, telephone and address to whoever goes there, and leaves a record', async () => {
    const query = '{ myAssignments { contact { name phone address } } }';
    const before = await events();
    const { myAssignments } = await actors.VOLUNTEER.get<{ myAssignments: unknown }>(query);
    expect(leaks(myAssignments)).toEqual(['headName', 'phone', 'address']);
    expect(await events()).toBe(before + 1);
  });

  it('staff see no contact, and a record is not made for nothing', async () => {
    const before = await events();
    const { serviceNeed } = await actors.COORDINATOR.get<{ serviceNeed: { assignments: { contact: unknown }[] } }>(
      'query($id: ID!) { serviceNeed(id: $id) { assignments { contact { name } } } }',
      { id: known['needId'] },
    );
    expect(serviceNeed.assignments).toEqual([{ contact: null }]);
    expect(await events()).toBe(before);
  });

  it('do not grow in number', () => expect([...EXEMPT]).toHaveLength(4));
});
