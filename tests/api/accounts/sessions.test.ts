import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { World } from '../../testkit/world.js';

const PASSWORD = 'correct horse battery';
const NEW_PASSWORD = 'another staple entirely';
const WHO = '{ viewer { account { username } sessions { current } } }';

let world: World;
let names = 0;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

/** A new account signed in at two browsers. */
async function twoBrowsers(): Promise<{ id: string; username: string; first: Actor; second: Actor }> {
  const username = `person.${++names}`;
  const id = await world.account(username, PASSWORD);
  const [first, second] = [
    (await world.anonymous.signIn(username, PASSWORD)).actor,
    (await world.anonymous.signIn(username, PASSWORD)).actor,
  ];
  if (!first || !second) throw new Error('not signed in');
  return { id, username, first, second };
}

async function signedIn(actor: Actor): Promise<boolean> {
  return (await actor.get<{ viewer: object | null }>(WHO)).viewer !== null;
}

describe('signing out', () => {
  it('ends this browser and no other', async () => {
    const { first, second } = await twoBrowsers();
    expect(await first.get('mutation { sessionSignOut { signedOut userErrors { code } } }')).toEqual({
      sessionSignOut: { signedOut: true, userErrors: [] },
    });
    expect(await signedIn(first)).toBe(false);
    expect(await signedIn(second)).toBe(true);
  });

  it('everywhere ends both, and nobody else is touched', async () => {
    const { first, second } = await twoBrowsers();
    const other = await twoBrowsers();
    await first.get('mutation { sessionSignOutEverywhere { signedOut userErrors { code } } }');
    expect(await Promise.all([first, second, other.first].map(signedIn))).toEqual([false, false, true]);
  });

  it('answers as to anyone without a session afterwards', async () => {
    const { first } = await twoBrowsers();
    await first.get('mutation { sessionSignOut { signedOut } }');
    expect((await first.ask('{ adminAreas { code } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('sessions of the viewer', () => {
  it('are listed with the asking one marked', async () => {
    const { first } = await twoBrowsers();
    const { viewer } = await first.get<{ viewer: { sessions: { current: boolean }[] } }>(WHO);
    expect(viewer.sessions.map((session) => session.current).toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
  });
});

describe('a new password', () => {
  const change = (actor: Actor, currentPassword: string, newPassword: string) =>
    actor.mutate<{ changed: boolean }>('passwordChange', 'PasswordChangeInput', { currentPassword, newPassword }, 'changed');

  it('replaces the old one and ends the other browsers', async () => {
    const { username, first, second } = await twoBrowsers();
    expect(await change(first, PASSWORD, NEW_PASSWORD)).toEqual({ changed: true, userErrors: [] });
    expect([await signedIn(first), await signedIn(second)]).toEqual([true, false]);
    expect((await world.anonymous.signIn(username, PASSWORD)).codes).toEqual(['BAD_CREDENTIALS']);
    expect((await world.anonymous.signIn(username, NEW_PASSWORD)).codes).toEqual([]);
  });

  it('needs the present one, and enough of a new one; refused, nothing changes', async () => {
    const { username, first, second } = await twoBrowsers();
    expect(await change(first, 'not the password', NEW_PASSWORD)).toMatchObject({
      changed: false,
      userErrors: [{ code: 'BAD_CREDENTIALS', field: ['currentPassword'] }],
    });
    for (const weak of ['short', `${username} and more`])
      expect(await change(first, PASSWORD, weak)).toMatchObject({
        changed: false,
        userErrors: [{ code: 'WEAK_PASSWORD', field: ['newPassword'] }],
      });
    expect([await signedIn(first), await signedIn(second)]).toEqual([true, true]);
    expect((await world.anonymous.signIn(username, PASSWORD)).codes).toEqual([]);
  });
});

describe('revocation', () => {
  const disable = (admin: Actor, id: string, expectedVersion: number) =>
    admin.mutate<{ account: { state: string } | null }>(
      'accountDisable',
      'AccountDisableInput',
      { id, expectedVersion, reason: '离职' },
      'account { state }',
    );
  const versionOf = async (id: string) =>
    (await world.sql<{ version: number }>('select version from account where id = $1', [id]))[0]?.version ?? 0;

  it('takes effect with the next request: disabled account', async () => {
    const admin = await world.actor('ADMIN');
    const { id, username, first, second } = await twoBrowsers();
    expect(await disable(admin, id, await versionOf(id))).toEqual({ account: { state: 'DISABLED' }, userErrors: [] });
    expect([await signedIn(first), await signedIn(second)]).toEqual([false, false]);
    expect((await world.anonymous.signIn(username, PASSWORD)).codes).toEqual(['BAD_CREDENTIALS']);
  });

  it('takes effect with the next request: session ended, account disabled or role taken away by whatever path', async () => {
    const { id, first, second } = await twoBrowsers();
    expect((await first.ask('{ adminAreas { code } }')).errors).toBeUndefined();
    await world.sql('delete from role_grant where account_id = $1', [id]);
    expect((await first.ask('{ adminAreas { code } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    await world.sql("update account set state = 'DISABLED' where id = $1", [id]);
    expect([await signedIn(first), await signedIn(second)]).toEqual([false, false]);
  });

  it('is never of oneself, and only against the version that was read', async () => {
    const admin = await world.actor('ADMIN');
    const own = admin.accountId ?? '';
    expect(await disable(admin, own, await versionOf(own))).toMatchObject({ account: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
    const { id, first } = await twoBrowsers();
    expect(await disable(admin, id, (await versionOf(id)) + 1)).toMatchObject({
      account: null,
      userErrors: [{ __typename: 'StaleVersion' }],
    });
    expect(await signedIn(first)).toBe(true);
  });
});
