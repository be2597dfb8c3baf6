import { randomUUID } from 'node:crypto';
import { readSpreadsheet } from '@finemesh/server/dist/platform/spreadsheets/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairingIn } from '../../access/pairing.js';
import { deliveryIn, orderIn, paymentIn, productIn } from '../../access/produce.js';
import type { Actor } from '../../testkit/actor.js';
import { nominee, openDesk, organisationIn, type Desk } from '../pairing/desk.js';

let desk: Desk;
let productId: string;
beforeAll(async () => {
  desk = await openDesk();
  productId = await productIn(desk.world, desk.projectId);
  desk.world.startJobs();
});
afterAll(() => desk.world.stop());

const numberOf = async () =>
  (await desk.world.sql<{ number: string }>('select number from pairing_project where id = $1', [desk.projectId]))[0]?.number ?? '';

async function start(by: Actor, text: string, kind = 'ORDERS') {
  const boundary = 'season';
  const payload = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="orders.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`,
  );
  const sent = await by.send('POST', '/upload', payload, { 'content-type': `multipart/form-data; boundary=${boundary}` });
  const { uploadId } = sent.json<{ uploadId: string }>();
  return by.mutate<{ importBatch: { id: string } | null }>(
    'importStart',
    'ImportStartInput',
    { requestId: randomUUID(), uploadId, kind },
    'importBatch { id }',
  );
}

async function batchOf(by: Actor, id: string, state: string) {
  let seen: { state: string; version: number; rowsOk: number; rowsRejected: number; rowsDuplicate: number } | null = null;
  await expect
    .poll(
      async () => {
        seen = (
          await by.get<{ importBatch: typeof seen }>(
            'query($id: ID!) { importBatch(id: $id) { state version rowsOk rowsRejected rowsDuplicate } }',
            { id },
          )
        ).importBatch;
        return seen?.state;
      },
      { timeout: 20_000 },
    )
    .toBe(state);
  return seen as unknown as { version: number; rowsOk: number; rowsRejected: number; rowsDuplicate: number };
}

describe('orders from a sheet', () => {
  it('are checked, written and undone by the organisation; a number once is an order once', async () => {
    const number = await numberOf();
    const head = '项目编号,产品,买方,订单号,数量,单价（元）,下单日期';
    const rows = [
      `${number},樱桃,学校食堂,R-1,60,18.35,2026-06-01`,
      `樱桃项目,樱桃,学校食堂,R-2,12.5,20,2026-06-02`,
      `${number},樱桃,学校食堂,R-1,60,18.35,2026-06-01`,
      `${number},樱桃,学校食堂,R-4,1.005,20,2026-06-02`,
      `${number},桃,学校食堂,R-5,1,20,2026-06-02`,
      `JD99999,樱桃,学校食堂,R-6,1,20,2026-06-02`,
      `${number},樱桃,学校食堂,R-7,1,20,2026-06-09`,
      `${number},樱桃,,R-8,1,20,2026-06-02`,
    ];
    const started = await start(desk.ngo, `\uFEFF${head}\n${rows.join('\n')}\n`);
    expect(started.userErrors).toEqual([]);
    const id = started.importBatch?.id ?? '';
    const checked = await batchOf(desk.ngo, id, 'CHECKED');
    expect(checked).toMatchObject({ rowsOk: 2, rowsRejected: 5, rowsDuplicate: 1 });
    await desk.ngo.mutate(
      'importApply',
      'ImportApplyInput',
      { id, expectedVersion: checked.version, skipRejected: true },
      'importBatch { id }',
    );
    const applied = await batchOf(desk.ngo, id, 'APPLIED');
    const orders = await desk.world.sql(
      'select reference, quantity, unit_price_fen, amount_fen from produce_order where import_id = $1 order by 1',
      [id],
    );
    expect(orders).toEqual([
      { reference: 'R-1', quantity: 60, unit_price_fen: 1835, amount_fen: 110_100 },
      { reference: 'R-2', quantity: 12.5, unit_price_fen: 2000, amount_fen: 25_000 },
    ]);
    const undone = await desk.ngo.mutate(
      'importUndo',
      'ImportUndoInput',
      { id, expectedVersion: applied.version },
      'importBatch { state }',
    );
    expect(undone).toMatchObject({ importBatch: { state: 'UNDOING' }, userErrors: [] });
    await batchOf(desk.ngo, id, 'UNDONE');
    expect(await desk.world.sql('select id from produce_order where import_id = $1', [id])).toEqual([]);
  });

  it('stay once something was delivered for one of them', async () => {
    const started = await start(
      desk.ngo,
      `\uFEFF项目编号,产品,买方,订单号,数量,单价（元）,下单日期\n${await numberOf()},樱桃,食堂,U-1,60,18,2026-06-01\n`,
    );
    const id = started.importBatch?.id ?? '';
    const { version } = await batchOf(desk.ngo, id, 'CHECKED');
    await desk.ngo.mutate('importApply', 'ImportApplyInput', { id, expectedVersion: version, skipRejected: false }, 'importBatch { id }');
    const applied = await batchOf(desk.ngo, id, 'APPLIED');
    const [order] = await desk.world.sql<{ id: string }>('select id from produce_order where import_id = $1', [id]);
    await deliveryIn(desk.world, order?.id ?? '', (await nominee(desk)).id);
    const undone = await desk.ngo.mutate(
      'importUndo',
      'ImportUndoInput',
      { id, expectedVersion: applied.version },
      'importBatch { state }',
    );
    expect(undone.userErrors).toMatchObject([{ code: 'IMPORT_CANNOT_UNDO' }]);
  });

  it('are all that an organisation imports: no roster of people, and no project of another', async () => {
    expect((await start(desk.ngo, '姓名\n张三\n', 'HOUSEHOLDS')).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const stranger = await desk.world.actor('NGO_STAFF', { area: null, organisationId: await organisationIn(desk.world) });
    const started = await start(
      stranger,
      `\uFEFF项目编号,产品,买方,订单号,数量,单价（元）,下单日期\n${await numberOf()},樱桃,食堂,S-1,60,18,2026-06-01\n`,
    );
    const checked = await batchOf(stranger, started.importBatch?.id ?? '', 'CHECKED');
    expect(checked).toMatchObject({ rowsOk: 0, rowsRejected: 1 });
    const known = await desk.world.asRuntimeRole(
      stranger.accountId,
      async (client) =>
        (
          await client.query(
            "select * from app.known_households(array['x']) union all select household_number from app.known_persons(array['x'])",
          )
        ).rows,
    );
    expect(known).toEqual([]);
  });
});

describe('the report', () => {
  it('is a workbook for whoever sees the project, and nothing for others', async () => {
    const { id } = await nominee(desk);
    await paymentIn(desk.world, id, await deliveryIn(desk.world, await orderIn(desk.world, { projectId: desk.projectId, productId }), id));
    const answer = await desk.ngo.send('GET', `/reports/projects/${desk.projectId}.xlsx`);
    expect(answer.statusCode).toBe(200);
    const sheet = await readSpreadsheet(answer.rawPayload);
    const cells: string[][] = [];
    for await (const row of sheet.rows) cells.push([...row.cells]);
    expect(sheet.header).toEqual(['项目', '樱桃项目']);
    expect(cells).toContainEqual(['核对', '付款合计与增收记录合计一致']);
    const stranger = await desk.world.actor('NGO_STAFF', { area: null, organisationId: await organisationIn(desk.world) });
    expect((await stranger.send('GET', `/reports/projects/${desk.projectId}.xlsx`)).statusCode).toBe(404);
    expect((await desk.world.anonymous.send('GET', `/reports/projects/${desk.projectId}.xlsx`)).statusCode).toBe(401);
    const volunteer = await desk.world.volunteerActor();
    expect((await volunteer.send('GET', `/reports/projects/${desk.projectId}.xlsx`)).statusCode).toBe(403);
  });
});

describe('the public page', () => {
  it('is off until it is switched on, and leaves out what few households stand behind', async () => {
    const number = await numberOf();
    const page = async () =>
      (
        await desk.world.anonymous.get<{
          publicProject: { households: number | null; incomeFen: number | null; orders: number | null } | null;
        }>('query($number: String!) { publicProject(number: $number) { households supporters orders orderFen incomeFen } }', { number })
      ).publicProject;
    expect(await page()).toBeNull();
    const on = await desk.ngo.mutate(
      'pairingProjectPublish',
      'PairingProjectPublishInput',
      { id: desk.projectId, expectedVersion: 1, on: true },
      'project { publicSince }',
    );
    expect(on.userErrors).toEqual([]);
    expect(await page()).toMatchObject({ households: null, incomeFen: null });
    for (let n = 0; n < 5; n += 1) {
      const { id } = await nominee(desk);
      await pairingIn(desk.world, 'ACTIVE', { projectId: desk.projectId, participantId: id, supporterId: desk.supporterId });
      await paymentIn(
        desk.world,
        id,
        await deliveryIn(desk.world, await orderIn(desk.world, { projectId: desk.projectId, productId }), id),
      );
      if (n < 4) expect((await page())?.households).toBeNull();
    }
    expect(await page()).toMatchObject({ households: 5, supporters: null });
    expect((await page())?.incomeFen).toBeGreaterThan(0);
  });
});
