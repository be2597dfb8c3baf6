// The server's modules come first: they bring what decorators need.
import { LAOSHAN, World } from '../../testkit/world.js';
import { layWorld } from '@finemesh/server/dist/modules/world/index.js';
import { resealBatch } from '@finemesh/server/dist/modules/sessions/vault.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';
import { open, seal } from '@finemesh/server/dist/platform/vault/envelope.js';
import { createKeyring, type Keyring } from '@finemesh/server/dist/platform/vault/keys.js';
import { resealColumns } from '@finemesh/server/dist/platform/vault/reseal.js';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { applied, type Batch, checked, HOUSEHOLD_HEADER, identityNumber, look, undone, upload } from '../imports/roster.js';

const KEYS = {
  i1: Buffer.alloc(32, 1),
  k1: Buffer.alloc(32, 7),
  k2: Buffer.alloc(32, 9),
  k3: Buffer.alloc(32, 11),
  lost: Buffer.alloc(32, 13),
};
const ring = (current: 'k1' | 'k2' | 'k3' | 'lost', ...others: (keyof typeof KEYS)[]): Keyring =>
  createKeyring({ keys: Object.fromEntries(['i1' as const, current, ...others].map((id) => [id, KEYS[id]])), current, index: 'i1' });

let world: World;
let coordinator: Actor;
let written: Batch;
let waiting: Batch;

/** Exchanges the keys of the running server, as a restart with another key file does. */
const useKeys = (keyring: Keyring): void => void Object.assign(world.services.keyring, keyring);
const roster = (n: number) =>
  [HOUSEHOLD_HEADER, `KEY-${n},钥匙${n},${identityNumber(n)},户主,13912345678,${LAOSHAN.community},青岛市崂山区海尔路9号,,`].join('\n');

beforeAll(async () => {
  world = await World.start();
  useKeys(ring('k1'));
  if (!(await layWorld(world.database.ownerUrl, 'small', { clock: world.clock, keyring: world.services.keyring })))
    throw new Error('nothing was laid');
  world.startJobs();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
  written = await applied(coordinator, await checked(coordinator, 'HOUSEHOLDS', roster(1)));
  waiting = await checked(coordinator, 'HOUSEHOLDS', roster(2));
  await upload(coordinator, 'text '.repeat(1_000_000));
  // Where the demo world leaves a sealed column empty, one row gets a value.
  for (const { place: table, col: column } of await world.sql<{ place: string; col: string }>('select * from app.sealed_columns()')) {
    if ((await world.sql(`select 1 from ${table} where ${column} is not null limit 1`)).length > 0) continue;
    const [row] = await world.sql<{ id: string }>(`select id from ${table} limit 1`);
    const sealed = seal(world.services.keyring, { table, column, rowId: row?.id ?? '' }, '秘密');
    await world.sql(`update ${table} set ${column} = $2 where id = $1`, [row?.id, sealed]);
  }
}, 120_000);
afterAll(() => world.stop());

/** Every sealed value outside the vault, opened by a keyring, by its place. */
async function contents(keyring: Keyring): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { place: table, col: column } of await world.sql<{ place: string; col: string }>('select * from app.sealed_columns()')) {
    const id = table === 'upload_part' ? "upload_id || '/' || ordinal" : 'id::text';
    for (const { id: rowId, sealed } of await world.sql<{ id: string; sealed: string }>(
      `select ${id} id, ${column} sealed from ${table} where ${column} is not null`,
    ))
      all.set(`${table}.${column} ${rowId}`, open(keyring, { table, column, rowId }, sealed));
  }
  return all;
}
const needed = async () =>
  (await world.sql<{ place: string; key_id: string }>('select * from app.sealed_keys()'))
    .map(({ place, key_id: key }) => `${place} ${key}`)
    .toSorted();
const audited = () => world.sql("select table_name, count(*)::int n from audit_event where verb = 'UPDATE' group by 1 order by 1");

describe('a change of keys', () => {
  it('seals anew whatever the old key sealed, in its place and without another trace', async () => {
    const before = await contents(ring('k1'));
    const places = await needed();
    const columns = await world.sql<{ at: string }>("select place || '.' || col as at from app.sealed_columns()");
    expect(places).toEqual([...columns.map(({ at }) => `${at} k1`), 'vault.case_key.wrapped k1'].toSorted());
    const trail = await audited();
    useKeys(ring('k2', 'k1'));
    const done = await Promise.all([resealColumns(world.services), resealColumns(world.services)]);
    expect(done[0] + done[1]).toBe(before.size);
    expect(await audited()).toEqual(trail);
    while ((await operate(world.services, 'anonymous', (op) => resealBatch(op, 200))) > 0);
    expect(await needed()).toEqual(places.map((place) => place.replace(/k1$/, 'k2')));
    expect(await contents(ring('k2'))).toEqual(before);
    expect(await resealColumns(world.services)).toBe(0);
  });

  it('keeps no import from being written that was checked before, and none from being undone', async () => {
    await applied(coordinator, waiting);
    expect(await world.sql("select app.sealing_key(identity_sealed) as key from person where name = '钥匙2'")).toEqual([{ key: 'k2' }]);
    const [person] = await world.sql<{ id: string; sealed: string }>("select id, identity_sealed sealed from person where name = '钥匙2'");
    const place = { table: 'person', column: 'identity_sealed', rowId: person?.id ?? '' };
    expect(open(ring('k2'), place, person?.sealed ?? '')).toBe(identityNumber(2));
    const shown = await look(coordinator, written.id);
    expect(shown).toMatchObject({ state: 'APPLIED', viewerCanUndo: true });
    expect(await undone(coordinator, shown ?? written)).toMatchObject({ state: 'UNDONE' });
  });

  it('gets past what cannot be opened and leaves it as it is', async () => {
    const people = await world.sql<{ id: string }>('select id from person where identity_sealed is not null order by id limit 3');
    const [altered, lost] = people.map((person) => person.id);
    await world.sql(
      "update person set identity_sealed = left(identity_sealed, -4) || case when identity_sealed like '%AAAA' then 'BBBB' else 'AAAA' end where id = $1",
      [altered],
    );
    const place = { table: 'person', column: 'identity_sealed', rowId: lost ?? '' };
    await world.sql('update person set identity_sealed = $2 where id = $1', [lost, seal(ring('lost'), place, 'lost')]);
    useKeys(ring('k3', 'k2'));
    const number =
      (await world.sql<{ n: number }>('select sum(sealed_values)::int n from app.sealed_keys() where place not like $1', ['vault.%']))[0]
        ?.n ?? 0;
    expect(await resealColumns(world.services)).toBe(number - 2);
    expect(
      await world.sql(
        "select key_id, sealed_values::int n from app.sealed_keys() where place = 'person.identity_sealed' and key_id <> 'k3' order by 1",
      ),
    ).toEqual([
      { key_id: 'k2', n: 1 },
      { key_id: 'lost', n: 1 },
    ]);
  });

  it('gives nothing to whoever acts for somebody, and is no cover for changes', async () => {
    const admin = await world.actor('ADMIN');
    const asked = (text: string, values: unknown[] = []) =>
      world.asRuntimeRole(admin.accountId, async (client: pg.Client) => (await client.query<Record<string, unknown>>(text, values)).rows);
    const [any] = await world.sql<{ id: string; sealed: string }>(
      'select id, identity_sealed sealed from person where identity_sealed is not null limit 1',
    );
    expect(await asked("select * from app.to_reseal('person', 'identity_sealed', 'none', '{k1,k2,k3}', 0, 9)")).toEqual([]);
    expect(
      await asked("select app.reseal('person', 'identity_sealed', $1, $2, $3) done", [[any?.id], [any?.sealed], ['fm1.other']]),
    ).toEqual([{ done: 0 }]);
    await expect(asked('select * from app.sealed_keys()')).rejects.toThrow(/permission denied/);
    const nobody = (text: string) => world.asRuntimeRole(null, async (client) => (await client.query(text)).rows);
    expect(await nobody("select * from app.to_reseal('person', 'identity_sealed', 'k4', '{k3}', 0, 2)")).toHaveLength(2);
    expect(await nobody("select * from app.to_reseal('account', 'password_hash', 'k4', '{k3}', 0, 2)")).toEqual([]);
    expect(await nobody("select app.reseal('account', 'password_hash', '{}', '{}', '{}') done")).toEqual([{ done: 0 }]);

    // What only the sealing anew may do stays shut to whoever says that this was it, and to the owner outside of it.
    const pretending = (text: string) =>
      world.asRuntimeRole(admin.accountId, async (client) => {
        await client.query("set local app.resealing = 'on'");
        return (await client.query<Record<string, unknown>>(text)).rows;
      });
    expect(await pretending('select app.is_resealing() as so')).toEqual([{ so: false }]);
    await expect(pretending("update verification_answer set body_sealed = 'fm1.other'")).rejects.toThrow(/insert-only|permission denied/);
    await expect(world.sql('update verification_answer set body_sealed = $1', ['fm1.other'])).rejects.toThrow(/insert-only/);
    await expect(world.sql('update inspection_plan set seed_sealed = $1', ['fm1.other'])).rejects.toThrow(/stays as it was committed/);
    await expect(world.sql('update spot_check set seed_sealed = $1', ['fm1.other'])).rejects.toThrow(/stays as it was committed/);
  });

  it('finds the column of a table that comes later, and its trail gives way only to this', async () => {
    const tables = await world.sql<{ place: string; definition: string }>(
      "select distinct c.place, pg_get_triggerdef(t.oid) definition from app.sealed_columns() c join pg_trigger t on t.tgrelid = c.place::text::regclass and t.tgname = 'audit_update'",
    );
    for (const { place, definition } of tables)
      expect([place, definition]).toEqual([place, expect.stringContaining('WHEN ((NOT app.is_resealing()))')]);
    expect(tables.length).toBeGreaterThan(0);
  });
});
