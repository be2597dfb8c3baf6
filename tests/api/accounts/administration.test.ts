import { randomUUID } from 'node:crypto';
import { setupCode } from '@finemesh/server/dist/modules/accounts/setup-code.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

const PASSWORD = 'correct horse battery';

describe('the first administrator', () => {
  const create = (actor: Actor, input: object) =>
    actor.mutate<{ viewer: object | null }>('firstAdminCreate', 'FirstAdminCreateInput', input, 'viewer { account { id } }');

  it('needs the printed code and a password, is made once even when sent ten times at once, and can do its work', async () => {
    const world = await World.start();
    try {
      const input = { username: 'First.Admin', displayName: '管理员', password: PASSWORD, setupCode: setupCode(world.services.keyring) };
      const nobody = world.anonymous;
      expect(await nobody.get('{ systemInfo { needsFirstAdmin demo demoSignIns { username } } }')).toEqual({
        systemInfo: { needsFirstAdmin: true, demo: false, demoSignIns: [] },
      });
      expect(await create(nobody, { ...input, setupCode: '00000000' })).toMatchObject({
        viewer: null,
        userErrors: [{ code: 'NOT_ALLOWED', field: ['setupCode'] }],
      });
      expect(await create(nobody, { ...input, password: 'short' })).toMatchObject({
        viewer: null,
        userErrors: [{ code: 'WEAK_PASSWORD' }],
      });
      const made = await Promise.all(
        Array.from({ length: 10 }, (_, i) => create(world.anonymous, { ...input, username: `First.Admin${i}` })),
      );
      expect(made.filter((payload) => payload.viewer !== null)).toHaveLength(1);
      expect(made.filter((payload) => payload.userErrors[0]?.code === 'NOT_ALLOWED')).toHaveLength(9);
      expect(await nobody.get('{ systemInfo { needsFirstAdmin } }')).toEqual({ systemInfo: { needsFirstAdmin: false } });
      const [account] = await world.sql<{ username: string }>('select username from account');
      const { actor } = await nobody.signIn(account?.username ?? '', PASSWORD);
      const { viewer } = (await actor?.get<{ viewer: { actions: string[] } }>('{ viewer { actions } }')) ?? { viewer: { actions: [] } };
      expect(viewer.actions).toEqual(expect.arrayContaining(['account:edit', 'catalogue:edit']));
    } finally {
      await world.stop();
    }
  });
});

describe('accounts', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  const create = (actor: Actor, input: object) =>
    actor.mutate<{ account: { id: string; username: string; grants: { role: string; area: { code: string } | null }[] } | null }>(
      'accountCreate',
      'AccountCreateInput',
      { requestId: randomUUID(), displayName: '新同事', password: PASSWORD, ...input },
      'account { id username grants { role area { code } } }',
    );

  it('are made with their roles and sign in', async () => {
    const admin = await world.actor('ADMIN');
    const { account, userErrors } = await create(admin, {
      username: 'New.Colleague',
      grants: [{ role: 'SOCIAL_WORKER', areaCode: LAOSHAN.district }],
    });
    expect(userErrors).toEqual([]);
    expect(account).toMatchObject({ username: 'new.colleague', grants: [{ role: 'SOCIAL_WORKER', area: { code: LAOSHAN.district } }] });
    const { actor } = await world.anonymous.signIn('new.colleague', PASSWORD);
    expect((await actor?.ask('{ accounts { totalCount } }'))?.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('are made once for one request id, sent twenty times at once', async () => {
    const admin = await world.actor('ADMIN');
    const requestId = randomUUID();
    const sent = await Promise.all(
      Array.from({ length: 20 }, () =>
        create(admin, { requestId, username: 'only.once', grants: [{ role: 'AUDITOR', areaCode: '3702' }] }),
      ),
    );
    expect(sent.flatMap((payload) => payload.userErrors)).toEqual([]);
    expect(new Set(sent.map((payload) => payload.account?.id)).size).toBe(1);
    expect(await create(admin, { requestId, username: 'something.else', grants: [{ role: 'AUDITOR', areaCode: '3702' }] })).toMatchObject({
      account: null,
      userErrors: [{ code: 'REQUEST_REUSED' }],
    });
  });

  it('refuse a taken name, a weak password and no role, and leave nothing behind', async () => {
    const admin = await world.actor('ADMIN');
    await world.account('taken.name', PASSWORD);
    const grants = [{ role: 'AUDITOR', areaCode: '3702' }];
    expect(await create(admin, { username: 'Taken.Name', grants })).toMatchObject({
      account: null,
      userErrors: [{ code: 'DUPLICATE', field: ['username'] }],
    });
    expect(await create(admin, { username: 'weak.one', password: 'weak.one.1234', grants })).toMatchObject({
      userErrors: [{ code: 'WEAK_PASSWORD' }],
    });
    expect(await create(admin, { username: 'no.role', grants: [] })).toMatchObject({ userErrors: [{ code: 'REQUIRED' }] });
    expect(await world.sql("select from account where username in ('weak.one', 'no.role')")).toEqual([]);
  });

  it('cannot be given more area than their maker holds', async () => {
    const district = await world.actor('ADMIN', { area: LAOSHAN.district });
    expect(
      (await create(district, { username: 'inside.area', grants: [{ role: 'GRID_WORKER', areaCode: LAOSHAN.community }] })).userErrors,
    ).toEqual([]);
    for (const grant of [
      { role: 'GRID_WORKER', areaCode: SHINAN.community },
      { role: 'ADMIN', areaCode: '3702' },
      { role: 'ADMIN' },
      { role: 'NGO_STAFF', organisationId: randomUUID() },
    ]) {
      expect(
        await create(district, { username: 'too.much', grants: [{ role: 'GRID_WORKER', areaCode: LAOSHAN.community }, grant] }),
      ).toMatchObject({ account: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
    }
    expect(await world.sql("select from account where username = 'too.much'")).toEqual([]);
  });

  it("whose roles reach further than the administrator are not the administrator's to disable", async () => {
    const district = await world.actor('ADMIN', { area: LAOSHAN.district });
    const disable = (id: string | null) =>
      district.mutate('accountDisable', 'AccountDisableInput', { id, expectedVersion: 1, reason: '试' }, 'account { id }');
    const city = await world.actor('ADMIN');
    const neighbour = await world.actor('COORDINATOR', { area: SHINAN.district });
    for (const target of [city, neighbour]) {
      expect((await disable(target.accountId)).userErrors[0]?.code).toMatch(/NOT_ALLOWED|NOT_FOUND/);
      expect(await target.get('{ viewer { account { state } } }')).toEqual({ viewer: { account: { state: 'ACTIVE' } } });
    }
    const inside = await world.actor('COORDINATOR', { area: LAOSHAN.community });
    expect((await disable(inside.accountId)).userErrors).toEqual([]);
  });
});
