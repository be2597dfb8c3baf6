import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';

interface Order {
  id: string;
  version: number;
  state: string;
  trips: number;
  papersOut: number;
  viewerCanAct: boolean;
  viewerCanReturn: boolean;
  documents: {
    id: string;
    returnedAt: string | null;
    chain: { verb: string; giver: string; receiver: string; receipt: string }[];
    clock: { deadline: { state: string } } | null;
  }[];
  checklist: { kind: { code: string }; mayAsk: boolean }[];
}
interface Mandate {
  id: string;
  version: number;
  holds: boolean;
}
const ORDER =
  'order { id version state trips papersOut viewerCanAct viewerCanReturn documents { id returnedAt chain { verb giver receiver receipt } clock { deadline { state } } } checklist { kind { code } mayAsk } }';
const DAY = 86_400_000;

describe('proxy service', () => {
  let world: World;
  let worker: Actor;

  beforeAll(async () => {
    world = await World.start();
    worker = await world.actor('GRID_WORKER', { area: LAOSHAN.district });
    await world.sql(
      "insert into service_type (id, code, name, name_en, team_kind, category, usual_minutes) values (gen_random_uuid(), 'TEST_OTHER', '别的代办', 'Other', 'BLUE_VEST', '代办', 60)",
    );
  });
  beforeEach(() => world.clock.set(MONDAY));
  afterAll(() => world.stop());

  async function mandate(more: object = {}, by: Actor = worker) {
    const householdId = await world.household();
    const [member] = await world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [
      householdId,
    ]);
    return by.mutate<{ mandate: Mandate | null }>(
      'mandateRecord',
      'MandateRecordInput',
      {
        requestId: randomUUID(),
        householdId,
        personId: member?.person_id,
        agent: '网格员小李',
        scope: ['TEST_VISIT'],
        validFrom: '2026-06-01',
        validUntil: '2026-06-30',
        ...more,
      },
      'mandate { id version holds }',
    );
  }
  const open = (mandateId: string, serviceCode = 'TEST_VISIT', by: Actor = worker) =>
    by.mutate<{ order: Order | null }>(
      'proxyOrderOpen',
      'ProxyOrderOpenInput',
      { requestId: randomUUID(), mandateId, serviceCode, matter: '代办低保申请' },
      ORDER,
    );
  const step = (orderId: string, residentCame = false, overReason?: string) =>
    worker.mutate<{ order: Order | null }>(
      'proxyStepAdd',
      'ProxyStepAddInput',
      { requestId: randomUUID(), orderId, place: 'COUNTER', text: '在窗口递交', residentCame, overReason },
      ORDER,
    );
  const take = (orderId: string, kindCode = 'ID_CARD', askedReason?: string) =>
    worker.mutate<{ order: Order | null }>(
      'documentTake',
      'DocumentTakeInput',
      { requestId: randomUUID(), orderId, kindCode, label: '原件一份', giver: '王秀英', receiver: '网格员小李', askedReason },
      ORDER,
    );
  const onPaper = (verb: 'Pass' | 'Return', id: string, receiver: string) =>
    worker.mutate<{ order: Order | null }>(`document${verb}`, `Document${verb}Input`, { id, receiver }, ORDER);
  const end = (verb: 'Close' | 'Cancel', order: Order) =>
    worker.mutate<{ order: Order | null }>(
      `proxyOrder${verb}`,
      'ProxyOrderCloseInput',
      { id: order.id, expectedVersion: order.version, result: '已受理' },
      ORDER,
    );
  const must = (answer: { order: Order | null; userErrors: object[] }): Order => {
    expect(answer.userErrors).toEqual([]);
    return answer.order as Order;
  };
  const opened = async (): Promise<{ order: Order; mandate: Mandate }> => {
    const recorded = (await mandate()).mandate as Mandate;
    return { order: must(await open(recorded.id)), mandate: recorded };
  };
  const withdraw = (held: Mandate, by: Actor = worker) =>
    by.mutate<{ mandate: Mandate | null }>(
      'mandateWithdraw',
      'MandateWithdrawInput',
      { id: held.id, expectedVersion: held.version, reason: '本人来电' },
      'mandate { id version holds }',
    );

  it('goes from mandate over the counter to a result, with every paper home', async () => {
    const { order } = await opened();
    const taken = must(await take(order.id));
    expect(taken).toMatchObject({
      papersOut: 1,
      documents: [
        {
          returnedAt: null,
          clock: { deadline: { state: 'ON_TRACK' } },
          chain: [{ verb: 'TAKEN', giver: '王秀英', receiver: '网格员小李', receipt: expect.stringMatching(/^SJ\d+$/) }],
        },
      ],
    });
    const paper = taken.documents[0]?.id ?? '';
    must(await step(order.id, true));
    must(await onPaper('Pass', paper, '窗口 3 号'));
    expect((await end('Close', must(await step(order.id)))).userErrors).toMatchObject([{ code: 'IN_USE' }]);
    expect((await end('Cancel', must(await step(order.id)))).userErrors).toMatchObject([{ code: 'IN_USE' }]);
    const home = must(await onPaper('Return', paper, '王秀英'));
    expect(home).toMatchObject({
      papersOut: 0,
      trips: 1,
      documents: [
        {
          clock: { deadline: { state: 'MET' } },
          chain: [{ verb: 'TAKEN' }, { verb: 'PASSED', giver: '网格员小李' }, { verb: 'RETURNED', giver: '窗口 3 号', receiver: '王秀英' }],
        },
      ],
    });
    expect(new Set(home.documents[0]?.chain.map((link) => link.receipt)).size).toBe(3);
    expect((await onPaper('Return', paper, '王秀英')).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    expect(must(await end('Close', home)).state).toBe('CLOSED');
    expect((await step(order.id)).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });

  it('stops at the moment the mandate is withdrawn, and still lets the papers come home', async () => {
    const { order, mandate: held } = await opened();
    const paper = must(await take(order.id)).documents[0]?.id ?? '';
    const hotline = await world.actor('HOTLINE_AGENT', { area: LAOSHAN.district });
    expect(await withdraw(held, hotline)).toMatchObject({ userErrors: [], mandate: { holds: false } });
    for (const refused of [await step(order.id), await take(order.id, 'OTHER'), await open(held.id)])
      expect(refused.userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    const home = must(await onPaper('Return', paper, '王秀英'));
    expect(home).toMatchObject({ viewerCanAct: false, viewerCanReturn: true });
    expect(must(await end('Cancel', home)).state).toBe('CANCELLED');
    expect((await withdraw({ ...held, version: 2 })).userErrors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
    await expect(world.sql('update mandate set withdrawn_at = null, withdraw_reason = null where id = $1', [held.id])).rejects.toThrow(
      /never changed/,
    );
  });

  it('ends with the last day of the mandate, and covers only the services it names', async () => {
    const { order, mandate: held } = await opened();
    expect((await open(held.id, 'TEST_OTHER')).userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    world.clock.set(new Date('2026-06-30T15:59:59Z'));
    must(await step(order.id));
    world.clock.set(new Date('2026-06-30T16:00:00Z'));
    expect((await step(order.id)).userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }]);
    expect((await mandate({ validFrom: '2026-01-01', validUntil: '2026-06-29' })).userErrors).toMatchObject([
      { code: 'IN_THE_PAST', field: ['validUntil'] },
    ]);
    expect((await mandate({ validFrom: '2026-08-02', validUntil: '2026-08-01' })).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
    expect((await mandate({ scope: ['NOTHING'], validUntil: '2026-12-31' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['scope'] },
    ]);
  });

  it('promises one trip, and asks why there are more', async () => {
    const { order } = await opened();
    must(await step(order.id, true));
    expect((await step(order.id, true)).userErrors).toMatchObject([{ code: 'REASON_REQUIRED', field: ['overReason'] }]);
    expect(must(await step(order.id, false)).trips).toBe(1);
    expect(must(await step(order.id, true, '需本人拍照')).trips).toBe(2);
  });

  it('does not ask for what an office has, nor again for what this household handed over', async () => {
    const { order } = await opened();
    const mayAsk = (of: Order) => of.checklist.filter((line) => line.mayAsk).map((line) => line.kind.code);
    expect(mayAsk(order)).toEqual(['ID_CARD', 'OTHER']);
    expect((await take(order.id, 'INCOME_PROOF')).userErrors).toMatchObject([{ code: 'REASON_REQUIRED', field: ['askedReason'] }]);
    must(await take(order.id, 'INCOME_PROOF', '人社系统查无此人'));
    expect(mayAsk(must(await take(order.id)))).toEqual(['OTHER']);
    expect((await take(order.id)).userErrors).toMatchObject([{ code: 'REASON_REQUIRED' }]);
    must(await take(order.id, 'ID_CARD', '证件已换发'));
  });

  it('keeps its chain of custody against whoever writes to the database', async () => {
    const { order } = await opened();
    const paper = must(await take(order.id)).documents[0]?.id ?? '';
    const by = worker.accountId;
    const link = (verb: string, giver: string) =>
      world.sql(
        "insert into custody_event (id, document_id, number, verb, at, giver, receiver, by_id) values (gen_random_uuid(), $1, 9, $2, now(), $3, '某人', $4)",
        [paper, verb, giver, by],
      );
    await expect(link('PASSED', '不是持有人')).rejects.toThrow(/only who has a paper/);
    await expect(link('TAKEN', '网格员小李')).rejects.toThrow(/only who has a paper/);
    await expect(world.sql('update document_custody set returned_at = now() where id = $1', [paper])).rejects.toThrow(
      /written by its events/,
    );
    await expect(world.sql('delete from document_custody where id = $1', [paper])).rejects.toThrow(/insert-only/);
    await expect(world.sql('delete from custody_event')).rejects.toThrow(/insert-only/);
    await expect(
      world.sql("update proxy_order set state = 'CLOSED', ended_at = now(), result = '-' where id = $1", [order.id]),
    ).rejects.toThrow(/papers are out/);
  });

  it('lists the mandates that end soon, and calls about papers that stay out', async () => {
    const soon = (await mandate({ validUntil: '2026-06-20' })).mandate as Mandate;
    const later = (await mandate({ validUntil: '2026-12-31' })).mandate as Mandate;
    const data = await worker.get<{ mandates: { totalCount: number; edges: { node: { id: string } }[] } }>(
      '{ mandates(first: 100, filter: { expiringWithinDays: 14 }) { totalCount edges { node { id } } } }',
    );
    const ids = data.mandates.edges.map(({ node }) => node.id);
    expect(ids).toContain(soon.id);
    expect(ids).not.toContain(later.id);
    expect(data.mandates.totalCount).toBe(ids.length);
    const { order } = await opened();
    must(await take(order.id));
    world.clock.set(new Date(MONDAY.getTime() + 9 * DAY));
    const late = await worker.get<{ proxyOrder: Order }>(
      `query Q($id: ID!) { proxyOrder(id: $id) { documents { clock { deadline { state } } } } }`,
      { id: order.id },
    );
    expect(late.proxyOrder.documents[0]?.clock?.deadline.state).toBe('OVERDUE');
  });

  it('does not exist for staff of another district', async () => {
    const { order, mandate: held } = await opened();
    const elsewhere = await world.actor('GRID_WORKER', { area: SHINAN.district });
    expect(await elsewhere.get('query Q($id: ID!) { proxyOrder(id: $id) { id } }', { id: order.id })).toEqual({ proxyOrder: null });
    expect((await withdraw(held, elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await open(held.id, 'TEST_VISIT', elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await world.asRuntimeRole(elsewhere.accountId, async (client) => {
      for (const table of ['mandate', 'proxy_order', 'proxy_step', 'document_custody', 'custody_event'])
        expect((await client.query(`select 1 from ${table}`)).rowCount).toBe(0);
      await expect(
        client.query(
          "insert into proxy_step (id, order_id, at, by_id, place, text) values (gen_random_uuid(), $1, now(), $2, 'HOME', '-')",
          [order.id, elsewhere.accountId],
        ),
      ).rejects.toThrow(/row-level security/);
    });
  });
});
