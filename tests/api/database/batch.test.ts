import pg from 'pg';
import { Batch, type Statement } from '@finemesh/server/dist/platform/database/batch.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '../../testkit/world.js';

let world: World;
let client: pg.Client;

const connect = async (): Promise<pg.Client> => {
  const made = new pg.Client({ connectionString: world.database.ownerUrl, pipeline: true });
  await made.connect();
  return made;
};

beforeAll(async () => {
  world = await World.start();
  client = await connect();
});
afterAll(async () => {
  await client.end();
  await world.stop();
});

let made = 0;
const statement = (text: string): Statement => ({ name: `t${(made += 1)}`, text });

/** Sends statements as one batch. */
function ask(on: pg.Client, ...asked: [Statement, unknown[]][]): Promise<PromiseSettledResult<object[]>[]> {
  const batch = new Batch();
  const answers = asked.map(([each, values]) => batch.add(each, values));
  on.query(batch);
  return Promise.allSettled(answers);
}

const valuesOf = (answers: PromiseSettledResult<object[]>[]): unknown[] =>
  answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : (answer.reason as Error).message));

describe('a batch of prepared statements', () => {
  it('gives the rows that the driver gives, of every kind of value, the first time and later', async () => {
    const text = `select 1::int4 i, 370202000000000::bigint b, 1.50::numeric n, 0.5::float8 f, true t, 'a"b\\c 街道' s, null::text nothing, '2026-11-26'::date d,
      '2026-11-26 08:00:00.123+08'::timestamptz at, 'infinity'::timestamptz ever, '018f378c-da00-7000-8000-000000000001'::uuid u, array['x,y', null, 'z'] list,
      array[370202000000000]::bigint[] codes, array[]::text[] none, '{"k": [1]}'::jsonb j, '\\x00ff'::bytea bytes, '08:30'::time clock, $1::text given, $2::int4[] numbers`;
    const values = ['街', [1, null, 3]];
    const { rows } = await client.query({ text, values });
    const asked = statement(text);
    for (let turn = 0; turn < 3; turn += 1) expect(valuesOf(await ask(client, [asked, values]))).toEqual([rows]);
  });

  it('answers each statement with its own rows, in order, and none with an empty list', async () => {
    const series = statement('select g from generate_series(1, $1::int) g');
    expect(
      valuesOf(await ask(client, [series, [2]], [series, [0]], [statement('select $1::text as word'), ['字']], [series, [1]])),
    ).toEqual([[{ g: 1 }, { g: 2 }], [], [{ word: '字' }], [{ g: 1 }]]);
  });

  it('answers what came before a failure, fails what stood behind it, and leaves the connection fit for all of them', async () => {
    const [divide, before, behind] = [
      statement('select 10 / $1::int as share'),
      statement('select 1 as before'),
      statement('select 2 as behind'),
    ];
    const broken = await ask(client, [before, []], [divide, [0]], [behind, []]);
    expect(valuesOf(broken)).toEqual([[{ before: 1 }], 'division by zero', 'division by zero']);
    expect(valuesOf(await ask(client, [behind, []], [divide, [5]], [before, []]))).toEqual([
      [{ behind: 2 }],
      [{ share: 2 }],
      [{ before: 1 }],
    ]);
  });

  it('can send a statement again that could not be parsed, once it can', async () => {
    const early = statement('select word from comes_later');
    const behind = statement('select 3 as n');
    expect(valuesOf(await ask(client, [early, []], [behind, []]))).toEqual([expect.stringContaining('comes_later'), expect.any(String)]);
    await client.query(`create temporary table comes_later as select 'here' word`);
    expect(valuesOf(await ask(client, [behind, []], [early, []]))).toEqual([[{ n: 3 }], [{ word: 'here' }]]);
  });

  it('refuses a value that cannot be sent, and sends the rest', async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const one = statement('select $1::jsonb as j');
    expect(valuesOf(await ask(client, [one, [circle]], [one, [{ k: 1 }]]))).toEqual([
      expect.stringContaining('circular'),
      [{ j: { k: 1 } }],
    ]);
  });

  it('learns anew what rows are on a connection that parses a statement after its tables have changed', async () => {
    await world.owner.query(`create table shape_changes (a int, b text); insert into shape_changes values (1, 'x')`);
    const all = statement('select * from shape_changes');
    expect(valuesOf(await ask(client, [all, []]))).toEqual([[{ a: 1, b: 'x' }]]);
    await world.owner.query(
      `drop table shape_changes; create table shape_changes (b text, c boolean, a int); insert into shape_changes values ('y', true, 2)`,
    );
    const other = await connect();
    expect(valuesOf(await ask(other, [all, []]))).toEqual([[{ b: 'y', c: true, a: 2 }]]);
    await other.end();
  });

  it('tells whoever waits that the connection has been lost', async () => {
    const other = await connect();
    other.on('error', () => undefined);
    const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
    const waiting = ask(other, [statement('select pg_sleep(30)'), []], [statement('select 1 as n'), []]);
    await client.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
