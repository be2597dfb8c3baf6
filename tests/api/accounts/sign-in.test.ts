import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '../../testkit/world.js';

const PASSWORD = 'correct horse battery';
const HERE = '192.0.2.1';
const ELSEWHERE = '198.51.100.7';

let world: World;
let names = 0;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

async function newAccount(): Promise<string> {
  const username = `person.${++names}`;
  await world.account(username, PASSWORD);
  return username;
}

describe('signing in', () => {
  it('opens a session for the right password, whatever the case of the name', async () => {
    const username = await newAccount();
    const { actor, codes } = await world.anonymous.signIn(username.toUpperCase(), PASSWORD);
    expect(codes).toEqual([]);
    expect(await actor?.get('{ viewer { account { username lastSignInAt } } }')).toEqual({
      viewer: { account: { username, lastSignInAt: world.clock.now().toISOString() } },
    });
  });

  it('says the same of a wrong password, an unknown name and a disabled account', async () => {
    const username = await newAccount();
    const disabled = await newAccount();
    await world.sql("update account set state = 'DISABLED' where username = $1", [disabled]);
    const ask = (name: string, password: string) =>
      world.anonymous.get(
        'mutation S($input: SessionSignInInput!) { sessionSignIn(input: $input) { viewer { account { id } } userErrors { __typename code message field } } }',
        { input: { username: name, password } },
      );
    const wrong = await ask(username, 'not the password');
    expect(wrong).toMatchObject({ sessionSignIn: { viewer: null, userErrors: [{ code: 'BAD_CREDENTIALS' }] } });
    expect(await ask('nobody.at.all', PASSWORD)).toEqual(wrong);
    expect(await ask(disabled, PASSWORD)).toEqual(wrong);
  });

  it('stores neither password nor token in clear text', async () => {
    const username = await newAccount();
    await world.anonymous.signIn(username, PASSWORD);
    const [stored] = await world.sql<{ hash: string; tokens: number }>(
      'select a.password_hash hash, (select count(*)::int from session s where s.account_id = a.id and octet_length(s.token_hash) = 32) tokens from account a where username = $1',
      [username],
    );
    expect(stored?.hash).toMatch(/^\$argon2id\$/);
    expect(stored?.tokens).toBe(1);
  });

  it('a session ends by itself at its time', async () => {
    const own = await World.start();
    try {
      await own.account('sleeper', PASSWORD);
      const { actor } = await own.anonymous.signIn('sleeper', PASSWORD);
      own.clock.advance(11.9 * 3_600_000);
      expect(await actor?.get('{ viewer { account { username } } }')).toEqual({ viewer: { account: { username: 'sleeper' } } });
      own.clock.advance(0.2 * 3_600_000);
      expect(await actor?.get('{ viewer { account { username } } }')).toEqual({ viewer: null });
    } finally {
      await own.stop();
    }
  });
});

describe('the lock-out', () => {
  it('holds up one source of one name and nobody else', async () => {
    const own = await World.start();
    try {
      await own.account('victim', PASSWORD);
      await own.account('colleague', PASSWORD);
      const attacker = own.anonymous.at(ELSEWHERE);
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect((await attacker.signIn('victim', `guess ${attempt}`)).codes).toEqual(['BAD_CREDENTIALS']);
      expect((await attacker.signIn('victim', 'guess 6')).codes).toEqual(['TOO_MANY_ATTEMPTS']);
      // Not even the right password says so from there.
      expect((await attacker.signIn('VICTIM', PASSWORD)).codes).toEqual(['TOO_MANY_ATTEMPTS']);
      expect((await attacker.signIn('colleague', PASSWORD)).codes).toEqual([]);
      expect((await own.anonymous.at(HERE).signIn('victim', PASSWORD)).codes).toEqual([]);
      // The owner's sign-in elsewhere does not open the attacker's way again.
      expect((await attacker.signIn('victim', PASSWORD)).codes).toEqual(['TOO_MANY_ATTEMPTS']);
      own.clock.advance(14 * 60_000);
      expect((await attacker.signIn('victim', PASSWORD)).codes).toEqual(['TOO_MANY_ATTEMPTS']);
      own.clock.advance(2 * 60_000);
      expect((await attacker.signIn('victim', PASSWORD)).codes).toEqual([]);
    } finally {
      await own.stop();
    }
  });

  it('forgets earlier failures after a success', async () => {
    const username = await newAccount();
    const machine = world.anonymous.at(HERE);
    for (let attempt = 0; attempt < 4; attempt += 1) await machine.signIn(username, 'wrong password');
    expect((await machine.signIn(username, PASSWORD)).codes).toEqual([]);
    for (let attempt = 0; attempt < 4; attempt += 1)
      expect((await machine.signIn(username, 'wrong password')).codes).toEqual(['BAD_CREDENTIALS']);
    expect((await machine.signIn(username, PASSWORD)).codes).toEqual([]);
  });

  it('counts guesses sent at once', async () => {
    const username = await newAccount();
    const machine = world.anonymous.at(ELSEWHERE);
    await Promise.all(Array.from({ length: 8 }, (_, guess) => machine.signIn(username, `guess ${guess}`)));
    expect((await machine.signIn(username, PASSWORD)).codes).toEqual(['TOO_MANY_ATTEMPTS']);
  });
});
