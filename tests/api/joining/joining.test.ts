import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
let agreementId: string;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  agreementId = (await form()).agreement.id;
});
afterAll(() => world.stop());

interface Form {
  areas: { code: string }[];
  agreement: { id: string; sample: boolean };
}
const form = async () =>
  (await world.anonymous.get<{ joinForm: Form }>('{ joinForm { areas { code name } agreement { id body bodyEn sample } } }')).joinForm;
const codesOf = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map((each) => each.code);
const apply = (change: object = {}, actor: Actor = world.anonymous) =>
  actor.mutate<{ received: boolean }>(
    'volunteerApply',
    'VolunteerApplyInput',
    {
      requestId: randomUUID(),
      name: '丛志强',
      phone: '137 1234-0001',
      areaCode: LAOSHAN.district,
      motive: '想为邻里做点事',
      languages: '普通话、青岛话',
      agreementId,
      ...change,
    },
    'received',
  );

interface Application {
  id: string;
  number: string;
  name: string;
  phone: string;
  state: string;
  version: number;
  volunteer: { id: string; state: string; languages: string[]; phone: string } | null;
}
const SELECTION = 'id number name phone state version volunteer { id state languages phone }';
const waiting = async (actor: Actor = coordinator, filter = '{}') =>
  (
    await actor.get<{ volunteerApplications: { edges: { node: Application }[]; totalCount: number } }>(
      `{ volunteerApplications(first: 100, filter: ${filter}) { totalCount edges { node { ${SELECTION} } } } }`,
    )
  ).volunteerApplications.edges.map(({ node }) => node);
const step = (name: string, application: Application, more: object, actor: Actor = coordinator) =>
  actor.mutate<{ application: Application | null }>(
    `volunteerApplication${name}`,
    `VolunteerApplication${name}Input`,
    { id: application.id, expectedVersion: application.version, ...more },
    `application { ${SELECTION} }`,
  );

describe('an application', () => {
  it('is received from anybody, once for a number, and seen masked by coordinators of the district alone', async () => {
    expect(await apply()).toMatchObject({ userErrors: [], received: true });
    // The same number written otherwise is answered alike, and waits once.
    expect(await apply({ phone: '13712340001', name: '别人' })).toMatchObject({ userErrors: [], received: true });
    expect(await waiting()).toMatchObject([
      { name: '丛志强', phone: '137****0001', state: 'RECEIVED', number: expect.stringMatching(/^SQ\d{7}$/) },
    ]);
    expect(await waiting(await world.actor('COORDINATOR', { area: SHINAN.district }))).toEqual([]);
    const [row] = await waiting();
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    for (const name of ['Advance', 'Accept', 'Decline'] as const)
      expect(
        codesOf(
          await step(
            name,
            row as Application,
            {
              Advance: { at: '2026-06-09T02:00:00Z' },
              Accept: { homeAreaCode: LAOSHAN.community, teamIds: [] },
              Decline: { reason: '远' },
            }[name],
            elsewhere,
          ),
        ),
      ).toEqual(['NOT_FOUND']);
    // No personal data of it is in the audit trail.
    const trail = JSON.stringify(await world.sql("select before, after from audit_event where table_name = 'volunteer_application'"));
    expect(trail).toContain('RECEIVED');
    for (const secret of ['丛志强', '13712340001', '想为邻里']) expect(trail).not.toContain(secret);
  });

  it('begins with a form that needs no account', async () => {
    const { areas, agreement } = await form();
    expect(areas.map((area) => area.code)).toContain(LAOSHAN.district);
    expect(agreement.sample).toBe(true);
  });

  it('is bounded and checked', async () => {
    expect(codesOf(await apply({ phone: '' }))).toEqual(['REQUIRED']);
    expect(codesOf(await apply({ phone: '打电话' }))).toEqual(['INVALID_FORMAT']);
    expect(codesOf(await apply({ name: ' ' }))).toEqual(['REQUIRED']);
    await expect(apply({ motive: '长'.repeat(1001) })).rejects.toThrow('BAD_REQUEST');
    expect(codesOf(await apply({ areaCode: LAOSHAN.community }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await apply({ agreementId: randomUUID() }))).toEqual(['STALE_VERSION']);
  });

  it('is not taken beyond what a district receives in a day', async () => {
    await world.sql(
      "insert into policy_parameter (id, key, area_code, value, unit, valid_from, sample) select gen_random_uuid(), 'join.applications.daily', code, 2, 'application', '2026-01-01', true from admin_area where level = 'DISTRICT' and code = $1",
      [Number(SHINAN.district.padEnd(15, '0'))],
    );
    const there = (phone: string) => apply({ phone, areaCode: SHINAN.district });
    expect(codesOf(await there('13700000001'))).toEqual([]);
    expect(codesOf(await there('13700000002'))).toEqual([]);
    expect(codesOf(await there('13700000003'))).toEqual(['TOO_MANY_ATTEMPTS']);
    expect(codesOf(await apply({ phone: '13700000003' }))).toEqual([]);
  });

  it('leads over a talk to a volunteer who is to be vetted, or is declined with a reason', async () => {
    await apply({ phone: '13700000010' });
    const found = async () => (await waiting()).find((each) => each.phone === '137****0010') as Application;
    const first = await found();
    const accept = { homeAreaCode: LAOSHAN.community, teamIds: [] };
    expect(codesOf(await step('Accept', first, accept))).toEqual(['ILLEGAL_TRANSITION']);
    const soon = await step('Advance', first, { at: '2026-06-20T02:00:00Z' });
    expect(soon.application).toMatchObject({ state: 'INTERVIEW' });
    expect(codesOf(await step('Accept', await found(), accept))).toEqual(['ILLEGAL_TRANSITION']);
    await step('Advance', await found(), { at: '2026-06-07T02:00:00Z', note: '热心，有照护经验' });
    expect(codesOf(await step('Accept', first, accept))).toEqual(['STALE_VERSION']);
    const taken = await step('Accept', await found(), accept);
    expect(taken).toMatchObject({
      userErrors: [],
      application: { state: 'ACCEPTED', volunteer: { state: 'VETTING', languages: ['普通话', '青岛话'], phone: '137****0010' } },
    });
    expect(codesOf(await step('Decline', taken.application as Application, { reason: '晚了' }))).toEqual(['ILLEGAL_TRANSITION']);

    await apply({ phone: '13700000011' });
    const other = (await waiting()).find((each) => each.phone === '137****0011') as Application;
    expect((await step('Decline', other, { reason: '住得太远' })).application).toMatchObject({ state: 'DECLINED', volunteer: null });
    expect((await waiting(coordinator, '{ states: [DECLINED] }')).map((each) => each.id)).toEqual([other.id]);
    // Whoever was declined may apply again.
    expect((await apply({ phone: '13700000011' })).received).toBe(true);
    expect((await waiting()).filter((each) => each.phone === '137****0011')).toHaveLength(1);
  });

  it('shows its number in clear for a purpose that is kept', async () => {
    await apply({ phone: '13700000020' });
    const { id } = (await waiting()).find((each) => each.phone === '137****0020') as Application;
    const reveal = (purpose: string, actor = coordinator) =>
      actor.mutate<{ phone: string | null }>('volunteerApplicationReveal', 'VolunteerApplicationRevealInput', { id, purpose }, 'phone');
    expect(codesOf(await reveal('  x '))).toEqual(['REASON_REQUIRED']);
    expect((await reveal('约面谈')).phone).toBe('13700000020');
    expect(await world.sql('select purpose from access_event where subject_id = $1', [id])).toEqual([{ purpose: '约面谈' }]);
  });
});
