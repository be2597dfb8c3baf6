import { layWorld } from '@finemesh/server/dist/modules/world/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { World } from '../../testkit/world.js';

let world: World;
const lay = (into: World) => layWorld(into.database.ownerUrl, 'small', { clock: into.clock, keyring: into.services.keyring });

beforeAll(async () => {
  world = await World.start();
  if (!(await lay(world))) throw new Error('nothing was laid');
}, 120_000);
afterAll(() => world.stop());

const demo = async (name: string): Promise<Actor> => {
  const [row] = await world.sql<{ id: string }>('select id from account where username = $1', [`demo.${name}`]);
  return world.signedIn(row?.id ?? '');
};

/** What a world says of itself, sealed values and password hashes aside. */
const fingerprint = (of: World) =>
  of.sql(`select
    (select md5(string_agg(concat_ws('|', id, number, head_name, address, phone, search, last_contact_at), ';' order by id)) from household) households,
    (select md5(string_agg(concat_ws('|', id, name, birth_date, identity_hash, identity_tail), ';' order by id)) from person) persons,
    (select md5(string_agg(concat_ws('|', id, number, name, skill_codes, languages), ';' order by id)) from volunteer) volunteers,
    (select md5(string_agg(concat_ws('|', id, number, service_code, state, due_at), ';' order by id)) from service_need) needs,
    (select md5(string_agg(concat_ws('|', id, volunteer_id, state, starts_at), ';' order by id)) from assignment) visits`);

describe('the small demo world', () => {
  it('is laid once', async () => {
    expect(await lay(world)).toBe(false);
  });

  it('comes out the same a second time', async () => {
    const twin = await World.start();
    try {
      expect(await lay(twin)).toBe(true);
      expect(await fingerprint(twin)).toEqual(await fingerprint(world));
    } finally {
      await twin.stop();
    }
  }, 60_000);

  it('says that it is a demo and how to sign in', async () => {
    const { systemInfo } = await world.anonymous.get<{
      systemInfo: { demo: boolean; needsFirstAdmin: boolean; demoSignIns: { username: string; role: string; password: string }[] };
    }>('{ systemInfo { demo needsFirstAdmin demoSignIns { username role password } } }');
    expect(systemInfo).toMatchObject({ demo: true, needsFirstAdmin: false });
    expect(systemInfo.demoSignIns.map((account) => account.username.slice(5)).toSorted()).toEqual([
      'admin',
      'auditor',
      'bureau',
      'citywide',
      'clinical',
      'coordinator',
      'grid',
      'hotline',
      'ngo',
      'social',
      'volunteer',
    ]);
    const answer = await world.anonymous.mutate(
      'sessionSignIn',
      'SessionSignInInput',
      { username: 'demo.grid', password: systemInfo.demoSignIns[0]?.password },
      'viewer { account { username } }',
    );
    expect(answer).toMatchObject({ viewer: { account: { username: 'demo.grid' } }, userErrors: [] });
  });

  it('gives every role something of its own to see, and no more than its area', async () => {
    const total = async (name: string) =>
      (await (await demo(name)).get<{ households: { totalCount: number } }>('{ households(first: 1) { totalCount } }')).households
        .totalCount;
    const [city, district, cell] = [await total('citywide'), await total('coordinator'), await total('grid')];
    expect(cell).toBeGreaterThan(3);
    expect(district).toBeGreaterThan(cell * 3);
    expect(city).toBeGreaterThan(district * 2);
    expect(city).toBe(506);
  });

  it('has needs in every state, late ones and emergencies among them, for the coordinator of one district', async () => {
    const { needBoardCounts, today } = await (
      await demo('coordinator')
    ).get<{
      needBoardCounts: { state: string; total: number }[];
      today: Record<string, number>;
    }>('{ needBoardCounts { state total } today { overdue dueToday unassignedUrgent awaitingVerification declinedToday } }');
    for (const { state, total } of needBoardCounts) expect.soft({ state, some: total > 0 }).toEqual({ state, some: true });
    for (const [name, count] of Object.entries(today)) expect.soft({ name, some: count > 0 }).toEqual({ name, some: true });
  });

  it('has an offer to answer and a visit today for the demo volunteer', async () => {
    const volunteer = await demo('volunteer');
    const { myOffers, myAssignments } = await volunteer.get<{
      myOffers: { state: string }[];
      myAssignments: { state: string; startsAt: string; contact: { name: string } | null }[];
    }>('{ myOffers { state } myAssignments { state startsAt contact { name } } }');
    expect(myOffers).toEqual([{ state: 'SENT' }]);
    expect(myAssignments).toMatchObject([{ state: 'CONFIRMED', contact: { name: expect.any(String) } }]);
    // The world's clock stands at nine in the morning of 8 June in Shanghai.
    expect(myAssignments[0]?.startsAt.slice(0, 10)).toBe('2026-06-08');
  });

  it('opens every identity number of a household for a recorded reason', async () => {
    const worker = await demo('social');
    const { households } = await worker.get<{ households: { edges: { node: { id: string; memberCount: number } }[] } }>(
      '{ households(first: 5) { edges { node { id memberCount } } } }',
    );
    for (const { node } of households.edges) {
      const { clear } = await worker.mutate<{ clear: { members: { identityNumber: string }[] } }>(
        'householdReveal',
        'HouseholdRevealInput',
        { id: node.id, purpose: '核对' },
        'clear { members { identityNumber } }',
      );
      expect(clear.members).toHaveLength(node.memberCount);
      for (const member of clear.members) expect(member.identityNumber).toMatch(/^370200\d{11}[\dX]$/);
    }
  });

  it('switches triggers and row security on again', async () => {
    const rows = await world.sql(
      `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname in ('household', 'person', 'service_need', 'assignment', 'account')
       and (not c.relforcerowsecurity or exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled = 'D'))`,
    );
    expect(rows).toEqual([]);
    const before = await world.sql<{ n: number }>('select count(*)::int n from audit_event');
    await world.sql("update household set phone = '15400000000' where number = 'JT00000001'");
    const after = await world.sql<{ n: number }>('select count(*)::int n from audit_event');
    expect(after[0]?.n).toBe((before[0]?.n ?? 0) + 1);
  });

  it('gives the next household a number of its own', async () => {
    const worker = await demo('social');
    const answer = await worker.mutate(
      'householdCreate',
      'HouseholdCreateInput',
      { requestId: '7c1d7d1e-0000-4000-8000-000000000001', areaCode: '370212001001', members: [{ name: '新户主', relation: 'HEAD' }] },
      'household { number }',
    );
    expect(answer).toMatchObject({ household: { number: 'JT00000507' } });
  });
});
