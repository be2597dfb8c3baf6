import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { countStatements } from '../../testkit/statements.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
let worker: Actor;

beforeAll(async () => {
  world = await World.start();
  worker = await world.actor('SOCIAL_WORKER');
  for (let at = 0; at < 7; at += 1) {
    const input = {
      requestId: randomUUID(),
      areaCode: at < 5 ? LAOSHAN.community : SHINAN.community,
      members: [{ name: `吴${'一二三四五六七'[at]}`, relation: 'HEAD', ...(at === 0 ? { identityNumber: '370202491231002' } : {}) }],
      phone: `1380000000${at}`,
    };
    const { userErrors } = await worker.mutate('householdCreate', 'HouseholdCreateInput', input, 'household { id }');
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    world.clock.advance(1);
  }
});
afterAll(() => world.stop());

interface List {
  households: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { id: string; headName: string; number: string; updatedAt: string } }[];
  };
}
const LIST =
  'query ($filter: HouseholdFilter, $order: HouseholdOrder, $first: Int!, $after: String) { households(filter: $filter, orderBy: $order, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id headName number updatedAt } } } }';

async function walk(actor: Actor, variables: object): Promise<List['households']['edges'][number]['node'][]> {
  const seen = [];
  for (let after: string | null = null; ;) {
    const { households }: List = await actor.get<List>(LIST, { ...variables, after });
    seen.push(...households.edges.map((edge) => edge.node));
    if (!households.pageInfo.hasNextPage) return seen;
    after = households.pageInfo.endCursor;
  }
}

describe('households', () => {
  it.each(['NUMBER', 'RECENTLY_UPDATED'])('walks every household once by %s', async (order) => {
    const nodes = await walk(worker, { order, first: 2 });
    expect(new Set(nodes.map((node) => node.id)).size).toBe(7);
    expect(nodes).toHaveLength(7);
    const keys = nodes.map((node) => (order === 'NUMBER' ? node.number : node.updatedAt));
    expect(keys).toEqual(order === 'NUMBER' ? keys.toSorted() : keys.toSorted().toReversed());
  });

  it('shows only the area of the grant, in pages and in the total', async () => {
    const neighbour = await world.actor('GRID_WORKER', { area: SHINAN.community });
    const { households } = await neighbour.get<List>(LIST, { first: 10 });
    expect(households).toMatchObject({ totalCount: 2 });
    expect(households.edges).toHaveLength(2);
  });

  it('filters by area, programme, tag and missing consent', async () => {
    const total = async (filter: object) => (await worker.get<List>(LIST, { filter, first: 1 })).households.totalCount;
    expect(await total({ areaCode: LAOSHAN.district })).toBe(5);
    expect(await total({ programme: 'EXTREME_HARDSHIP' })).toBe(0);
    expect(await total({ tag: 'ELDERLY' })).toBe(0);
    expect(await total({ withoutConsent: true })).toBe(7);
    expect(await total({ text: '吴三' })).toBe(1);
    expect(await total({ text: '，' })).toBe(0);
  });

  it('needs the same number of statements for one household and for many', async () => {
    const fields =
      'area { code path { code } } members { person { maskedName isMinor } } currentProgrammes statuses { id } consents { active }';
    const document = `query ($first: Int!) { households(first: $first) { totalCount edges { node { id ${fields} } } } }`;
    const count = async (first: number) => (await countStatements(world, worker.accountId ?? '', document, { first })).statements;
    const one = await count(1);
    expect(one).toBeLessThanOrEqual(12);
    expect(await count(6)).toBe(one);
    // All seven on one page: nothing is left to count.
    expect(await count(7)).toBe(one - 1);
  });
});

describe('householdSearch', () => {
  const search = async (text: string) =>
    (
      await worker.get<{ householdSearch: { headName: string }[] }>(
        'query ($text: String!) { householdSearch(text: $text) { headName } }',
        { text },
      )
    ).householdSearch.length;

  it.each([
    ['a part of a name', '吴', 7],
    ['a whole name', '吴二', 1],
    ['pinyin', 'wuer', 1],
    ['a telephone number', '13800000003', 1],
    ['its last four digits', '0003', 1],
    ['an identity number of 18 characters', '370202194912310024', 1],
    ['the same as the old 15 digits', '370202491231002', 1],
    ['another identity number', '11010519491231002X', 0],
    ['a part of an identity number', '19491231', 0],
    ['nothing', '  ', 0],
  ])('finds by %s', async (_what, text, hits) => {
    expect(await search(text)).toBe(hits);
  });

  it('shows first whose head bears the name, then whose begins with it, then members, then addresses', async () => {
    const found = async (text: string) =>
      (
        await worker.get<{ householdSearch: { id: string }[] }>('query ($text: String!) { householdSearch(text: $text) { id } }', { text })
      ).householdSearch.map((each) => each.id);
    const create = async (names: readonly string[], address?: string) => {
      const members = names.map((name, at) => ({ name, relation: at === 0 ? 'HEAD' : 'CHILD' }));
      const input = { requestId: randomUUID(), areaCode: LAOSHAN.community, members: members.toReversed(), address };
      const { household } = await worker.mutate<{ household: { id: string } | null }>(
        'householdCreate',
        'HouseholdCreateInput',
        input,
        'household { id }',
      );
      return household?.id;
    };
    const byAddress = await create(['孙立'], '欧阳海路3号');
    const byMember = await create(['孙立', '欧阳海']);
    const longer = await create(['欧阳海燕', '孙立']);
    const exact = await create(['欧阳海', '孙立']);
    expect(await found('欧阳海')).toEqual([exact, longer, byMember, byAddress]);
    expect((await found('ouyanghai')).slice(-1)).toEqual([byMember]);
  });

  it('finds a household by its number, however typed', async () => {
    const [row] = await world.sql<{ number: string }>('select number from household order by number limit 1');
    expect(await search(row?.number ?? '')).toBe(1);
    expect(await search(row?.number.toLowerCase() ?? '')).toBe(1);
  });
});
