import { setupCode } from '@finemesh/server/dist/modules/accounts/setup-code.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matrix } from '../access/matrix.js';
import { ROLES } from '../access/reach.js';
import { mutationFixtures, PASSWORD, type Aim } from '../access/mutation-fixtures.js';
import { setStage, type Stage } from '../access/stage.js';
import { documentOf, rootFields, servedSchema, type RootField } from '../testkit/schema.js';
import { LAOSHAN, World } from '../testkit/world.js';

/** Mutations that leave no row in the audit trail, each with the reason. May only shrink. */
const EXEMPT: Readonly<Record<string, string>> = {};

/** Mutations of somebody who is not signed in yet: the trail names no actor. */
const BEFORE_SIGN_IN = ['sessionSignIn', 'firstAdminCreate'];

let stage: Stage;
let mutations: RootField[];
beforeAll(async () => {
  mutations = rootFields(await servedSchema()).filter((root) => root.kind === 'mutation');
  stage = await setStage();
});
afterAll(() => stage.world.stop());

interface Trail {
  actor_id: string | null;
  operation_id: string | null;
  verb: string;
}

async function trailOf(world: World, work: () => Promise<void>): Promise<Trail[]> {
  const [{ last }] = (await world.sql<{ last: string }>('select coalesce(max(id), 0)::text as last from audit_event')) as [
    { last: string },
  ];
  await work();
  return world.sql<Trail>('select actor_id, operation_id, verb from audit_event where id > $1', [last]);
}

describe('every mutation', () => {
  it('leaves a row in the audit trail that names the actor and the operation', async () => {
    let freeHour = 30;
    const silent: string[] = [];
    for (const root of mutations.filter(({ name }) => !BEFORE_SIGN_IN.includes(name))) {
      const [role] = ROLES.filter((wanted) => matrix[root.name]?.reach[wanted] !== undefined).toReversed();
      if (!role) throw new Error(`nobody may ${root.name}`);
      const ownAccount = root.field.args.length === 0 || root.name === 'passwordChange';
      const actor = ownAccount ? await newcomer(root.name) : stage.actors[role];
      freeHour += 3;
      const mine = matrix[root.name]?.reach[role] === 'mine';
      const aim: Aim = {
        stage,
        accountId: actor.accountId,
        mine: true,
        area: LAOSHAN,
        freeHour,
        volunteerId: () => (mine ? Promise.resolve(stage.ownVolunteerId) : stage.world.volunteer()),
      };
      const input = await mutationFixtures[root.name]?.(aim);
      const trail = await trailOf(stage.world, async () => {
        const { query, variables } = documentOf(root, input ? { input } : {}, '{ userErrors { code } }');
        expect({ name: root.name, answer: await actor.ask(query, variables) }).toEqual({
          name: root.name,
          answer: { data: { [root.name]: { userErrors: [] } } },
        });
      });
      if (!trail.some((row) => row.actor_id === actor.accountId && row.operation_id !== null)) silent.push(root.name);
    }
    expect(silent).toEqual(Object.keys(EXEMPT));
  });

  it('before sign-in leaves one too, without an actor', async () => {
    expect(mutations.filter(({ name }) => BEFORE_SIGN_IN.includes(name))).toHaveLength(BEFORE_SIGN_IN.length);
    const empty = await World.start();
    try {
      const made = await trailOf(empty, async () => {
        const input = { username: 'first.admin', displayName: '管理员', password: PASSWORD, setupCode: setupCode(empty.services.keyring) };
        expect((await empty.anonymous.mutate('firstAdminCreate', 'FirstAdminCreateInput', input, '__typename')).userErrors).toEqual([]);
      });
      expect(made.filter((row) => row.verb === 'INSERT').length).toBeGreaterThan(1);
      const signedIn = await trailOf(empty, async () => {
        expect((await empty.anonymous.signIn('first.admin', PASSWORD)).codes).toEqual([]);
      });
      expect(signedIn.map((row) => row.verb)).toContain('INSERT');
    } finally {
      await empty.stop();
    }
  });

  it('that is refused leaves nothing', async () => {
    const trail = await trailOf(stage.world, async () => {
      const refused = await stage.actors.COORDINATOR.mutate(
        'serviceNeedWaive',
        'ServiceNeedWaiveInput',
        { id: stage.other.needId, expectedVersion: 1, reason: '试' },
        '__typename',
      );
      expect(refused.userErrors).toHaveLength(1);
    });
    expect(trail).toEqual([]);
  });

  it('has no exemption', () => expect(Object.keys(EXEMPT)).toHaveLength(0));
});

async function newcomer(name: string) {
  const username = `audit.${name.toLowerCase()}`;
  await stage.world.account(username, PASSWORD);
  const { actor } = await stage.world.anonymous.signIn(username, PASSWORD);
  if (!actor) throw new Error('not signed in');
  return actor;
}
