import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';
import { applied, type Batch, checked, command, faults, HOUSEHOLD_HEADER, identityNumber, look, settled, start, undone } from './roster.js';

let world: World;
let runner: ReturnType<World['startJobs']>;
let coordinator: Actor;

beforeAll(async () => {
  world = await World.start();
  runner = world.startJobs();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

let lots = 0;
/** Numbers that no other test of this file uses. */
function lot(): { number: (n: number) => string; identity: (n: number) => string } {
  lots += 1;
  const birth = `19${String(10 + lots)}0101`;
  return { number: (n) => `R${birth.slice(2, 4)}-${n}`, identity: (n) => identityNumber(n, birth) };
}

/** The rows that faults stand in, and those that they duplicate. */
async function faultyRows({ id }: Batch): Promise<{ cells: string[]; duplicateOfCells: string[] }[]> {
  const { importBatch } = await coordinator.get<{
    importBatch: { cellErrors: { edges: { node: { cells: string[]; duplicateOfCells: string[] } }[] } };
  }>('query D($id: ID!) { importBatch(id: $id) { cellErrors { edges { node { cells duplicateOfCells } } } } }', { id });
  return importBatch.cellErrors.edges.map(({ node }) => node);
}

describe('check of a household roster', () => {
  it('accepts households of one and more persons and writes nothing yet', async () => {
    const { number, identity } = lot();
    const [home] = await world.sql<{ path: string }>(
      "select string_agg(name, '' order by code) path from admin_area where code = any ($1)",
      [['370212000000000', '370212001000000', LAOSHAN.code]],
    );
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [
        HOUSEHOLD_HEADER,
        `${number(1)},王秀英,${identity(1)},户主,13812345678,${LAOSHAN.community},海尔路1号,低保,2020-04-01`,
        `${number(1)},王小明,${identity(2)},儿子,,,,,`,
        `${number(2)},李建国,${identity(3)},户主,,${home?.path},,特困,2020-05-01`,
      ].join('\n'),
    );
    expect(faults(batch)).toEqual([]);
    expect(batch).toMatchObject({
      state: 'CHECKED',
      rowsRead: 3,
      rowsOk: 3,
      rowsRejected: 0,
      rowsDuplicate: 0,
      viewerCanApply: true,
      viewerCanUndo: false,
    });
    expect(batch.job).toMatchObject({ state: 'SUCCEEDED' });
    expect(await world.sql('select 1 from household where number like $1', [`${number(1).slice(0, 3)}%`])).toEqual([]);
  });

  it('names every fault by row, column and code, and counts every row once', async () => {
    const { number, identity } = lot();
    const wrongCheck = identity(3).replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [
        HOUSEHOLD_HEADER,
        `${number(1)},王秀英,${identity(1)},户主,13812345678,${LAOSHAN.community},,低保,`,
        `${number(2)},赵一,12345,户主,,${LAOSHAN.community},,,`,
        `${number(3)},赵二,${wrongCheck},户主,,${LAOSHAN.community},,,`,
        `${number(4)},赵三,,户主,1380013800,${LAOSHAN.community},,,`,
        `${number(5)},赵四,,户主,,火星区,,,`,
        `${number(6)},赵五,,户主,,${LAOSHAN.community},,低保;特困,`,
        `${number(7)},,,户主,,${LAOSHAN.community},,,`,
        `${number(8)},赵七,,户主,,${SHINAN.community},,,`,
        `${number(9)},赵八,,户主,,崂山区,,,`,
        `${number(10)},赵九,,户主,,${LAOSHAN.community},,彩票,2020-02-30`,
        `${number(11)},钱一,,儿子,,${LAOSHAN.community},,,`,
        `${number(12)},钱二,,户主,,${LAOSHAN.community},,,`,
        `${number(12)},钱三,,户主,,,,,`,
        `${number(13)},钱四,,户主,,,,,`,
        `${number(14)},钱五,${identity(14)},户主,,${LAOSHAN.community},,,`,
        `${number(14)},钱六,坏号码,儿子,,,,,`,
      ].join('\r\n'),
    );
    expect(faults(batch)).toEqual([
      '3 identityNumber INVALID_FORMAT',
      '4 identityNumber IDENTITY_NUMBER_CHECK_DIGIT',
      '5 phone INVALID_FORMAT',
      '6 area NOT_FOUND',
      '7 programmes INVALID_CHOICE',
      '8 name REQUIRED',
      '9 area NOT_ALLOWED',
      '10 area INVALID_CHOICE',
      '11 programmes INVALID_CHOICE',
      '11 programmeFrom INVALID_FORMAT',
      '12 relation REQUIRED',
      '13 - MEMBER_ELSEWHERE',
      '14 relation INVALID_CHOICE',
      '15 area REQUIRED',
      '16 - MEMBER_ELSEWHERE',
      '17 identityNumber INVALID_FORMAT',
    ]);
    expect(batch).toMatchObject({ rowsRead: 16, rowsOk: 1, rowsRejected: 15, rowsDuplicate: 0 });
    const values = batch.cellErrors.edges.map(({ node }) => node.value);
    expect(values).toContain('火星区');
    expect(values.join()).not.toContain(wrongCheck);
    expect((await command(coordinator, 'Apply', batch, { skipRejected: false })).userErrors).toMatchObject([
      { code: 'IMPORT_HAS_ERRORS', field: ['skipRejected'] },
    ]);
  });

  it('finds duplicates in the file and on file, even where the importer cannot see', async () => {
    const { number, identity } = lot();
    const everywhere = await world.actor('COORDINATOR');
    await applied(
      everywhere,
      await checked(
        everywhere,
        'HOUSEHOLDS',
        [
          HOUSEHOLD_HEADER,
          `${number(1)},周一,${identity(1)},户主,,${LAOSHAN.community},,,`,
          `${number(2)},周二,${identity(2)},户主,,${SHINAN.community},,,`,
        ].join('\n'),
      ),
    );
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [
        HOUSEHOLD_HEADER,
        `${number(1)},周一,${identity(1)},户主,,${LAOSHAN.community},,,`,
        `${number(3)},周一又,${identity(1)},户主,,${LAOSHAN.community},,,`,
        `${number(4)},周二又,${identity(2)},户主,,${LAOSHAN.community},,,`,
        `${number(5)},周五,${identity(5)},户主,,${LAOSHAN.community},,,`,
        `${number(6)},周五又,${identity(5)},户主,,${LAOSHAN.community},,,`,
        `${number(7)},周七,${identity(7)},户主,,${LAOSHAN.community},,,`,
        `${number(7)},周五再,${identity(5)},儿子,,,,,`,
      ].join('\n'),
    );
    expect(batch.cellErrors.edges.map(({ node }) => [node.rowNumber, node.code, node.duplicateOfRow, node.duplicateOf])).toEqual([
      [2, 'DUPLICATE', null, number(1)],
      [3, 'DUPLICATE', 2, null],
      [4, 'DUPLICATE', null, null],
      [6, 'DUPLICATE', 5, null],
      [7, 'MEMBER_ELSEWHERE', 8, null],
      [8, 'DUPLICATE', 5, null],
    ]);
    expect(batch).toMatchObject({ rowsRead: 7, rowsOk: 1, rowsRejected: 1, rowsDuplicate: 5 });
    const pairs = (await faultyRows(batch)).map((node) => [node.cells[0], node.duplicateOfCells[0] ?? null]);
    expect(pairs.slice(1, 4)).toEqual([
      [number(3), number(1)],
      [number(4), null],
      [number(6), number(5)],
    ]);
  });

  it('keeps the cells of those rows alone that the preview or a fault shows, wherever they stand', async () => {
    const { number, identity } = lot();
    const row = (n: number, who: number) => `${number(n)},周${n},${identity(who)},户主,,${LAOSHAN.community},,,`;
    const rows = Array.from({ length: 40 }, (_, index) => row(index + 1, index + 1));
    const batch = await checked(coordinator, 'HOUSEHOLDS', [HOUSEHOLD_HEADER, ...rows, row(41, 30)].join('\n'));
    expect(batch).toMatchObject({ rowsRead: 41, rowsOk: 40, rowsDuplicate: 1 });
    expect(batch.preview.map((shown) => shown.cells[0])).toEqual(Array.from({ length: 20 }, (_, index) => number(index + 1)));
    expect((await faultyRows(batch)).map((node) => [node.cells[0], node.duplicateOfCells[0]])).toEqual([[number(41), number(30)]]);
    expect(await world.sql('select row_number from import_row where batch_id = $1 and row_number > 21 order by 1', [batch.id])).toEqual([
      { row_number: 31 },
      { row_number: 42 },
    ]);
    expect(await applied(coordinator, batch)).toMatchObject({ state: 'APPLIED', preview: [{ rowNumber: 42, verdict: 'DUPLICATE' }] });
    expect(await world.sql('select count(*)::int n from household where import_id = $1', [batch.id])).toEqual([{ n: 40 }]);
  });

  it('takes each row for a household of its own where no column tells the relation', async () => {
    const { number, identity } = lot();
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [
        '户号,姓名,身份证号,区划代码',
        `${number(1)},吴一,${identity(1)},${LAOSHAN.community}`,
        `${number(1)},吴二,${identity(2)},${LAOSHAN.community}`,
      ].join('\n'),
    );
    expect(batch).toMatchObject({ rowsOk: 1, rowsDuplicate: 1 });
    expect(faults(batch)).toEqual(['3 householdNumber DUPLICATE']);
  });

  it('keeps and shows identity numbers, names and telephone numbers masked only', async () => {
    const { number, identity } = lot();
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [
        `${HOUSEHOLD_HEADER},备用`,
        `${number(1)},郑秀英,${identity(1)},户主,13912345678,${LAOSHAN.community},青岛市崂山区海尔路9号,,,监护人${identity(9)}电话13987654321`,
      ].join('\n'),
    );
    expect(batch.rowsOk).toBe(1);
    const shown = JSON.stringify(batch);
    const kept = JSON.stringify(
      await world.sql(
        'select cells::text, (select string_agg(content_sealed, $2) from upload_part) parts, b.columns::text from import_row r join import_batch b on b.id = r.batch_id where batch_id = $1',
        [batch.id, ''],
      ),
    );
    for (const secret of [identity(1), identity(9), '13912345678', '13987654321', '郑秀英', '海尔路9号']) {
      expect(shown).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
    const resolved = JSON.stringify(await world.sql('select records from import_portion where batch_id = $1', [batch.id]));
    expect(resolved).not.toContain(identity(1));
    expect(batch.preview[0]?.cells.slice(1, 3)).toEqual(['郑*英', `3702**********${identity(1).slice(-4)}`]);
  });
});

describe('mapping', () => {
  it('waits for a required column, maps it, checks again and remembers', async () => {
    const { number, identity } = lot();
    const file = (n: number) => ['户号,大名,证,地方', `${number(n)},冯一,${identity(n)},${LAOSHAN.community}`].join('\n');
    const started = await start(coordinator, 'HOUSEHOLDS', file(1));
    expect(started.importBatch).toMatchObject({ state: 'UPLOADED', job: null, rowsRead: 0 });
    const batch = started.importBatch;
    if (!batch) throw new Error('no batch');
    expect(batch.mapping).toEqual([
      { header: '户号', field: 'householdNumber' },
      { header: '大名', field: null },
      { header: '证', field: null },
      { header: '地方', field: null },
    ]);
    const refused = async (mapping: object[]) =>
      (await command(coordinator, 'Map', batch, { mapping })).userErrors.map((error) => error.code);
    expect(await refused([{ header: '大名', field: 'name' }])).toEqual(['REQUIRED']);
    expect(await refused([{ header: '没有', field: 'name' }])).toEqual(['INVALID_CHOICE']);
    expect(await refused([{ header: '大名', field: 'nonsense' }])).toEqual(['INVALID_CHOICE']);
    expect(
      await refused([
        { header: '大名', field: 'name' },
        { header: '证', field: 'name' },
      ]),
    ).toEqual(['DUPLICATE']);
    const mapping = [
      { header: '户号', field: 'householdNumber' },
      { header: '大名', field: 'name' },
      { header: '证', field: 'identityNumber' },
      { header: '地方', field: 'area' },
    ];
    const mapped = await command(coordinator, 'Map', batch, { mapping });
    expect(mapped).toMatchObject({ userErrors: [], importBatch: { state: 'CHECKING', mapping } });
    expect(await settled(coordinator, batch.id)).toMatchObject({ state: 'CHECKED', rowsOk: 1 });
    expect((await command(coordinator, 'Map', batch, { mapping })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect(await checked(coordinator, 'HOUSEHOLDS', file(2))).toMatchObject({ state: 'CHECKED', mapping, rowsOk: 1 });
  });

  it('mends a wrong guess', async () => {
    const { number, identity } = lot();
    const first = await checked(
      coordinator,
      'HOUSEHOLDS',
      ['家庭编号,姓名,身份证号,所在区域,地址', `${number(1)},陈一,${identity(1)},海尔路1号,${LAOSHAN.community}`].join('\n'),
    );
    expect(faults(first)).toEqual(['2 area NOT_FOUND']);
    const mapping = first.mapping.map(({ header, field }) => ({
      header,
      field: field === 'area' ? 'address' : field === 'address' ? 'area' : field,
    }));
    await command(coordinator, 'Map', first, { mapping });
    expect(await settled(coordinator, first.id)).toMatchObject({
      state: 'CHECKED',
      rowsOk: 1,
      rowsRejected: 0,
      cellErrors: { totalCount: 0 },
    });
  });
});

describe('a file that has been forgotten', () => {
  it('cannot be checked again, and that is said', async () => {
    const { number, identity } = lot();
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [HOUSEHOLD_HEADER, `${number(1)},卫一,${identity(1)},户主,,${LAOSHAN.community},,,`].join('\n'),
    );
    await world.sql('delete from upload u using import_batch b where b.upload_id = u.id and b.id = $1', [batch.id]);
    expect((await command(coordinator, 'Map', batch, { mapping: batch.mapping })).userErrors).toEqual([]);
    expect(await settled(coordinator, batch.id)).toMatchObject({
      state: 'FAILED',
      job: { state: 'FAILED', message: expect.stringContaining('upload it again') as string },
    });
  });
});

describe('apply and undo', () => {
  it('writes households, persons, memberships, statuses; undo deletes exactly them', async () => {
    const { number, identity } = lot();
    const counts = () =>
      world.sql(
        'select (select count(*) from household) h, (select count(*) from person) p, (select count(*) from household_membership) m, (select count(*) from assistance_status) s',
      );
    const before = await counts();
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [
        HOUSEHOLD_HEADER,
        `${number(1)},褚秀英,${identity(1)},户主,13812345678,${LAOSHAN.community},海尔路1号,低保;建档立卡,2020-04-01`,
        `${number(1)},褚小明,${identity(2)},儿子,,,,,`,
        `,卫国,,户主,,${LAOSHAN.community},,,`,
        `${number(9)},坏,123,户主,,${LAOSHAN.community},,,`,
      ].join('\n'),
    );
    expect(batch).toMatchObject({ rowsOk: 3, rowsRejected: 1 });
    const done = await applied(coordinator, batch, true);
    expect(done).toMatchObject({ state: 'APPLIED', viewerCanApply: false, viewerCanUndo: true, rowsOk: 3 });
    const [home] = await world.sql<{ id: string }>(
      'select id, head_name, member_count, area_code, address, phone, import_id, search from household where number = $1',
      [number(1)],
    );
    expect(home).toMatchObject({
      head_name: '褚秀英',
      member_count: 2,
      area_code: LAOSHAN.code,
      address: '海尔路1号',
      phone: '13812345678',
      import_id: batch.id,
    });
    expect(
      await world.sql(
        'select p.name, p.sex, p.birth_date::text, p.identity_tail, m.relation from household_membership m join person p on p.id = m.person_id where m.household_id = $1 order by m.id',
        [home?.id],
      ),
    ).toMatchObject([
      { name: '褚秀英', identity_tail: identity(1).slice(-4), relation: 'HEAD' },
      { name: '褚小明', identity_tail: identity(2).slice(-4), relation: 'CHILD' },
    ]);
    expect(
      await world.sql('select programme, "from"::text, persons from assistance_status where household_id = $1 order by programme', [
        home?.id,
      ]),
    ).toEqual([
      { programme: 'MINIMUM_LIVING_ALLOWANCE', from: '2020-04-01', persons: 2 },
      { programme: 'REGISTERED_POOR', from: '2020-04-01', persons: 2 },
    ]);
    const found = await coordinator.get<{ householdSearch: { number: string; headName: string }[] }>(
      'query S($text: String!) { householdSearch(text: $text) { number headName } }',
      { text: 'chuxiuying' },
    );
    expect(found.householdSearch).toEqual([{ number: number(1), headName: '褚*英' }]);
    expect(await world.sql("select number from household where head_name = '卫国'")).toMatchObject([
      { number: expect.stringMatching(/^JT\d{8}$/) as string },
    ]);
    // What was taken is not kept a second time.
    expect(
      await world.sql(
        "select 1 from import_row where batch_id = $1 and verdict = 'OK' union all select 1 from import_portion where batch_id = $1",
        [batch.id],
      ),
    ).toEqual([]);
    expect(await world.sql('select 1 from upload u join import_batch b on b.upload_id = u.id where b.id = $1', [batch.id])).toEqual([]);

    const gone = await undone(coordinator, done);
    expect(gone).toMatchObject({
      state: 'UNDONE',
      viewerCanUndo: false,
      job: { state: 'SUCCEEDED', failureCode: null, message: '2 records taken back.' },
    });
    expect(await counts()).toEqual(before);
    expect((await command(coordinator, 'Undo', gone)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('is undone as a whole or not at all by somebody who may not change a part of it any more', async () => {
    const { number, identity } = lot();
    const mover = await world.actor('COORDINATOR', { area: '3702' });
    const row = (n: number, area: string) => `${number(n)},搬走${n},${identity(n)},户主,,${area},,低保,`;
    const done = await applied(
      mover,
      await checked(mover, 'HOUSEHOLDS', [HOUSEHOLD_HEADER, row(1, LAOSHAN.community), row(2, SHINAN.community)].join('\n')),
    );
    await world.sql('update role_grant set area_code = $2 where account_id = $1', [mover.accountId, LAOSHAN.district.padEnd(15, '0')]);
    expect(await undone(mover, done)).toMatchObject({
      state: 'APPLIED',
      job: {
        state: 'FAILED',
        failureCode: 'NOT_ALLOWED',
        message: expect.stringContaining('1 records of this import lie where') as string,
      },
    });
    expect(await world.sql('select 1 from household where number = any ($1)', [[number(1), number(2)]])).toHaveLength(2);
  });

  it('is not undone over what somebody changes between the order and the work', async () => {
    const { number, identity } = lot();
    const row = (n: number) => `${number(n)},蒋${n},${identity(n)},户主,,${LAOSHAN.community},,低保,`;
    const done = await applied(coordinator, await checked(coordinator, 'HOUSEHOLDS', [HOUSEHOLD_HEADER, row(1), row(2)].join('\n')));
    await runner.stop();
    const ordered = await command(coordinator, 'Undo', done);
    expect(ordered).toMatchObject({ userErrors: [], importBatch: { state: 'UNDOING', viewerCanUndo: false } });
    expect((await command(coordinator, 'Undo', ordered.importBatch ?? done)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    await world.sql("update household set phone = '13900000000' where number = $1", [number(2)]);
    runner = world.startJobs();
    expect(await settled(coordinator, done.id)).toMatchObject({
      state: 'APPLIED',
      job: { state: 'FAILED', failureCode: 'IMPORT_CANNOT_UNDO', message: expect.stringContaining('changed or used') as string },
    });
    expect(await world.sql('select 1 from household where number = any ($1)', [[number(1), number(2)]])).toHaveLength(2);
  });

  it.each([
    ['a changed household', "update household set phone = '13900000000' where id = $1"],
    [
      'a changed person',
      "update person set phone = '13900000000' where id in (select person_id from household_membership where household_id = $1)",
    ],
    [
      'a consent given since',
      "insert into consent (id, household_id, purpose, granted_on, given_by, text_version) values (gen_random_uuid(), $1, 'PAIRING', '2026-01-01', 'x', '1')",
    ],
    [
      'a need opened since',
      "insert into service_need (id, number, household_id, service_code, area_code, tier, due_at, minutes) select gen_random_uuid(), 'N' || id, id, 'TEST_VISIT', area_code, 'ROUTINE', now(), 60 from household where id = $1",
    ],
    [
      'a visit that cannot be',
      "insert into volunteer_exclusion (id, volunteer_id, household_id, reason) select gen_random_uuid(), v.id, $1, 'x' from volunteer v limit 1",
    ],
  ])('refuses to undo over %s and leaves everything', async (_what, change) => {
    const { number, identity } = lot();
    await world.volunteer();
    const done = await applied(
      coordinator,
      await checked(
        coordinator,
        'HOUSEHOLDS',
        [HOUSEHOLD_HEADER, `${number(1)},蒋一,${identity(1)},户主,,${LAOSHAN.community},,低保,`].join('\n'),
      ),
    );
    const [home] = await world.sql<{ id: string }>('select id from household where number = $1', [number(1)]);
    await world.sql(change, [home?.id]);
    expect((await command(coordinator, 'Undo', done)).userErrors).toMatchObject([{ code: 'IMPORT_CANNOT_UNDO' }]);
    expect(await look(coordinator, done.id)).toMatchObject({ state: 'APPLIED' });
    expect(await world.sql('select 1 as left from household where id = $1', [home?.id])).toEqual([{ left: 1 }]);
  });

  it('takes nothing when somebody recorded one of them since the check', async () => {
    const { number, identity } = lot();
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [HOUSEHOLD_HEADER, ...Array.from({ length: 5 }, (_, n) => `${number(n)},沈${n},${identity(n)},户主,,${LAOSHAN.community},,,`)].join(
        '\n',
      ),
    );
    await world.sql("insert into household (id, number, area_code, head_name) values (gen_random_uuid(), $1, $2, '先到')", [
      number(4),
      SHINAN.code,
    ]);
    const after = await applied(coordinator, batch);
    expect(after).toMatchObject({
      state: 'CHECKED',
      job: { state: 'FAILED', message: expect.stringContaining('Check the file again') as string },
    });
    expect(await world.sql('select head_name from household where number = any ($1)', [[0, 1, 2, 3, 4].map(number)])).toEqual([
      { head_name: '先到' },
    ]);
  });
});

describe('who sees an import', () => {
  it('only whoever started it, in the API and in SQL', async () => {
    const { number, identity } = lot();
    const batch = await checked(
      coordinator,
      'HOUSEHOLDS',
      [HOUSEHOLD_HEADER, `${number(1)},韩一,${identity(1)},户主,,${LAOSHAN.community},,,`].join('\n'),
    );
    const other = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    expect(await look(other, batch.id)).toBeNull();
    expect((await command(other, 'Apply', batch, { skipRejected: true })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await other.get<{ importBatches: { totalCount: number } }>('{ importBatches { totalCount } }')).importBatches.totalCount).toBe(
      0,
    );
    expect((await other.get<{ jobs: object[] }>('{ jobs { id } }')).jobs).toEqual([]);
    const rows = await world.asRuntimeRole(
      other.accountId,
      async (client) =>
        (
          await client.query(
            'select 1 from import_batch union all select 1 from import_row union all select 1 from import_portion union all select 1 from import_cell_error union all select 1 from upload union all select 1 from upload_part union all select 1 from job_run',
          )
        ).rowCount,
    );
    expect(rows).toBe(0);
    const own = await world.asRuntimeRole(
      coordinator.accountId,
      async (client) => (await client.query('select 1 from import_row where batch_id = $1', [batch.id])).rowCount,
    );
    expect(own).toBe(1);
  });

  it('is closed to roles that do not import', async () => {
    for (const actor of [world.anonymous, await world.actor('SOCIAL_WORKER'), await world.actor('VOLUNTEER')]) {
      const answer = await actor.ask('{ importBatches { totalCount } }');
      expect(answer.errors?.[0]?.extensions?.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    }
  });
});
