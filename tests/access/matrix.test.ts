import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Answer } from '../testkit/actor.js';
import { documentOf, rootFields, servedSchema, type RootField } from '../testkit/schema.js';
import { offerIn, visitIn } from '../testkit/visits.js';
import { LAOSHAN, SHINAN } from '../testkit/world.js';
import { leadIn } from './leads.js';
import { matrix } from './matrix.js';
import { ROLES, type Reach, type RoleName } from './reach.js';
import { mutationFixtures, PASSWORD, type Aim } from './mutation-fixtures.js';
import { boundsOf, queryFixtures, type Mine, type QueryFixture } from './query-fixtures.js';
import { setStage, type Side, type Stage } from './stage.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let stage: Stage;
let schema: GraphQLSchema;
let roots: Map<string, RootField>;
const mine = new Map<RoleName, Mine>();

beforeAll(async () => {
  schema = await servedSchema();
  roots = new Map(rootFields(schema).map((field) => [field.name, field]));
  stage = await setStage();
  for (const role of ROLES) mine.set(role, await makeMine(stage.actors[role].accountId));
});
afterAll(() => stage.world.stop());

/** An offer, a visit and a job of an actor; the offer and visit are the volunteer's who signs in. */
async function makeMine(accountId: string | null): Promise<Mine> {
  const jobId = randomUUID();
  await stage.world.sql("insert into job_run (id, kind, created_by) values ($1, 'EXPORT', $2)", [jobId, accountId]);
  const batchId = randomUUID();
  await stage.world.sql("insert into import_batch (id, kind, file_name, created_by) values ($1, 'NEEDS', 'a.csv', $2)", [
    batchId,
    accountId,
  ]);
  const leadId = await leadIn(stage.world, LAOSHAN.code, { reporterId: accountId, name: '于小满' });
  if (accountId !== stage.actors.VOLUNTEER.accountId) return { needId: NOBODY, offerId: NOBODY, visitId: NOBODY, jobId, batchId, leadId };
  const place = { area: LAOSHAN.code, volunteerId: stage.ownVolunteerId };
  const offer = await offerIn(stage.world, 'SENT', place);
  const visit = await visitIn(stage.world, 'CONFIRMED', place);
  return { needId: offer.needId, offerId: offer.id, visitId: visit.id, jobId, batchId, leadId };
}

const codes = (answer: Answer<unknown>): string[] =>
  (answer.errors ?? []).map((error) =>
    error.extensions?.code === 'INTERNAL_SERVER_ERROR' ? JSON.stringify(answer) : (error.extensions?.code ?? error.message),
  );

/** Every value of these keys anywhere in an answer. */
function valuesOf(answer: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(answer)) return answer.flatMap((part) => valuesOf(part, keys));
  if (answer === null || typeof answer !== 'object') return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    keys.includes(key) && typeof value === 'string' ? [value] : valuesOf(value, keys),
  );
}

function sumOf(answer: unknown): number {
  if (typeof answer === 'number') return answer;
  if (answer === null || typeof answer !== 'object') return 0;
  return Object.values(answer).reduce<number>((sum, part) => sum + sumOf(part), 0);
}

function rootOf(name: string): RootField {
  const root = roots.get(name);
  if (!root) throw new Error(`no root field ${name}`);
  return root;
}

async function auditCount(): Promise<string> {
  const [row] = await stage.world.sql<{ n: string }>(
    'select (select count(*) from audit_event) || $1 || (select count(*) from access_event) n',
    ['/'],
  );
  return row?.n ?? '';
}

describe('the reviewed table', () => {
  it('has a row and a fixture for every root field, and none without one', () => {
    expect(Object.keys(matrix).toSorted()).toEqual([...roots.keys()].toSorted());
    const queries = [...roots.values()].filter((root) => root.kind === 'query').map((root) => root.name);
    expect(Object.keys(queryFixtures).toSorted()).toEqual(queries.toSorted());
    const withInput = [...roots.values()].filter((root) => root.kind === 'mutation' && root.field.args.length > 0).map((root) => root.name);
    expect(Object.keys(mutationFixtures).toSorted()).toEqual(withInput.toSorted());
  });
});

/** A document with what the schema demands and nothing more; ids of nothing. */
function blind(root: RootField): { query: string; variables: Record<string, unknown> } {
  const selection = root.kind === 'mutation' ? '{ __typename }' : (queryFixtures[root.name]?.selection ?? '{ __typename }');
  return documentOf(root, { requestId: randomUUID() }, selection);
}

describe.each(Object.entries(matrix))('%s', (name, row) => {
  const refused = ROLES.filter((role) => row.reach[role] === undefined);
  const allowed = ROLES.filter((role) => row.reach[role] !== undefined);

  it(`${row.public ? 'is open' : 'answers UNAUTHENTICATED'} to somebody without a session${refused.length > 0 ? `, FORBIDDEN to ${refused.join(', ')}` : ''}`, async () => {
    const { query, variables } = blind(rootOf(name));
    const before = await auditCount();
    const anonymous = await stage.world.anonymous.ask(query, variables);
    if (row.public) expect(codes(anonymous)).toEqual([]);
    else expect({ codes: codes(anonymous), value: anonymous.data?.[name] ?? null }).toEqual({ codes: ['UNAUTHENTICATED'], value: null });
    for (const role of refused) {
      const answer = await stage.actors[role].ask(query, variables);
      expect({ role, codes: codes(answer), value: answer.data?.[name] ?? null }).toEqual({ role, codes: ['FORBIDDEN'], value: null });
    }
    expect(await auditCount()).toBe(before);
  });

  const query = queryFixtures[name];
  it.each(allowed)('%s', (role) => {
    const reach = row.reach[role];
    if (!reach) throw new Error('not allowed');
    return query ? asks(name, query, role, reach) : changes(name, role, reach);
  });
});

async function asks(name: string, fixture: QueryFixture, role: RoleName, reach: Reach): Promise<void> {
  const actor = stage.actors[role];
  const root = rootOf(name);
  const ask = async (known: Record<string, unknown> = {}): Promise<unknown> => {
    const { query, variables } = documentOf(root, known, fixture.selection);
    const answer = await actor.ask(query, variables);
    expect(codes(answer)).toEqual([]);
    return answer.data?.[name];
  };
  const of = (at: Side) => fixture.args?.(at, stage) ?? {};
  if (fixture.kind === 'self') {
    expect(await ask()).toEqual({ account: { id: actor.accountId } });
  } else if (fixture.kind === 'sum') {
    const bounds = reach === 'area' ? boundsOf(role) : [0, 0];
    const [row] = await stage.world.sql<{ n: number }>(fixture.sql, bounds);
    expect(sumOf(await ask(of(stage.own)))).toBe(row?.n);
    if (reach === 'area') expect(row?.n).toBeGreaterThan(0);
  } else if (fixture.kind === 'row') {
    const shape = fixture.shape ?? ((id: string) => ({ id }));
    const argument = root.field.args.map((arg) => arg.name).find((arg) => /^(?:id|code|needId)$/.test(arg));
    const at = (id: string) => ask({ [argument ?? 'id']: id });
    const sees = { own: reach === 'area' || reach === 'all' || reach === 'organisation', other: reach === 'all' };
    if (fixture.id(stage.own)) {
      expect(await ask(of(stage.own))).toEqual(sees.own ? shape(fixture.id(stage.own)) : null);
      expect(await ask(of(stage.other))).toEqual(sees.other ? shape(fixture.id(stage.other)) : null);
    }
    if (fixture.mine) {
      const own = mine.get(role);
      if (reach === 'mine' && own) expect(await at(fixture.mine(own))).toEqual({ id: fixture.mine(own) });
      for (const [other, theirs] of mine) if (other !== role && reach === 'mine') expect(await at(fixture.mine(theirs))).toBeNull();
    }
    // What is elsewhere answers exactly like what does not exist.
    if (argument !== 'code') expect(await at(NOBODY)).toBeNull();
  } else {
    const answer = await ask(of(stage.own));
    expect(answer).toBeTruthy();
    const seen = valuesOf(answer, ['id', 'code']);
    if (!fixture.sql) return;
    const rows = await stage.world.asRuntimeRole(actor.accountId, async (client) =>
      (await client.query<{ id: string }>(fixture.sql)).rows.map((entry) => entry.id),
    );
    expect(seen.toSorted()).toEqual(rows.toSorted());
    const expected = { own: reach !== 'mine' && reach !== 'nothing', other: reach === 'all' };
    if (fixture.id(stage.own))
      expect({ own: seen.includes(fixture.id(stage.own)), other: seen.includes(fixture.id(stage.other)) }).toEqual(expected);
    if (fixture.mine && reach === 'mine') {
      const own = mine.get(role);
      expect(seen).toContain(own && fixture.mine(own));
      for (const [other, theirs] of mine) if (other !== role) expect(seen).not.toContain(fixture.mine(theirs));
    }
  }
}

let hours = 30;

async function changes(name: string, role: RoleName, reach: Reach): Promise<void> {
  const root = rootOf(name);
  // What ends a session or changes a password is tried by a stand-in of the same role.
  const standIn = ['sessionSignOut', 'sessionSignOutEverywhere', 'passwordChange'].includes(name);
  const actor = standIn ? await signedInAs(role) : stage.actors[role];
  const run = async (place: 'own' | 'other'): Promise<{ codes: string[]; refused: string[] }> => {
    hours += 3;
    const area = place === 'other' && reach !== 'mine' ? SHINAN : LAOSHAN;
    const volunteerId = () =>
      reach === 'mine' && place === 'own' ? Promise.resolve(stage.ownVolunteerId) : stage.world.volunteer({ area: area.code });
    const aim: Aim = { stage, accountId: actor.accountId, mine: place === 'own', area, volunteerId, freeHour: hours };
    const input = await mutationFixtures[name]?.(aim);
    const before = await auditCount();
    const { query, variables } = documentOf(root, input ? { input } : {}, '{ __typename userErrors { code field message } }');
    const answer = await actor.ask<Record<string, { userErrors: { code: string }[] }>>(query, variables);
    const refused = answer.data?.[name]?.userErrors.map((error) => error.code) ?? [];
    const changed = (await auditCount()) !== before;
    // A refusal leaves no trace, and what succeeded leaves one.
    expect({ place, codes: codes(answer), refused, changed }).toEqual({ place, codes: [], refused, changed: refused.length === 0 });
    return { codes: codes(answer), refused };
  };
  if (reach === 'nothing' || name === 'sessionSignIn') {
    expect((await run('own')).refused).toEqual([name === 'sessionSignIn' ? 'BAD_CREDENTIALS' : 'NOT_ALLOWED']);
    return;
  }
  expect((await run('own')).refused).toEqual([]);
  if (reach === 'all' || standIn) return;
  const { refused } = await run('other');
  expect(refused).toHaveLength(1);
  expect(['NOT_FOUND', 'NOT_ALLOWED']).toContain(refused[0]);
}

async function signedInAs(role: RoleName): Promise<Actor> {
  const username = `stand.in.${randomUUID().slice(0, 8)}`;
  await stage.world.account(username, PASSWORD, role, { area: LAOSHAN.district });
  const { actor } = await stage.world.anonymous.signIn(username, PASSWORD);
  if (!actor) throw new Error('not signed in');
  return actor;
}
