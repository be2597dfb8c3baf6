import { Operation } from '@finemesh/server/dist/platform/database/operation.js';
import { randomUUID } from 'node:crypto';
import { execute, parse } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertIn, caseIn, glassIn } from '../../access/care.js';
import type { Actor } from '../../testkit/actor.js';
import { servedSchema } from '../../testkit/schema.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

const DOCUMENT = parse('subscription C { changes { resync changes { kind id } } }');

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

/** What an actor is told of an announcement. */
async function told(actor: Actor, table: string, id: string): Promise<unknown> {
  const op = new Operation(world.services, { accountId: actor.accountId as string });
  await op.begin();
  try {
    const rootValue = { ids: new Map([[table, [id]]]), resync: false };
    const { data, errors } = await execute({ schema: await servedSchema(), document: DOCUMENT, rootValue, contextValue: { op } });
    expect(errors).toBeUndefined();
    return (data as { changes: { changes: unknown[] } }).changes.changes;
  } finally {
    await op.end('commit');
  }
}

describe('a new alert and a new emergency access', () => {
  it('are announced by their ids alone when their transaction has committed', async () => {
    const listener = new pg.Client({ connectionString: world.database.ownerUrl });
    await listener.connect();
    const heard: string[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await listener.query('listen finemesh_change');
    const householdId = await world.household();
    const alertId = await alertIn(world, 'OPEN', { householdId, area: LAOSHAN.code });
    const glassId = await glassIn(world, await caseIn(world, 'ACCEPTED', { householdId, area: LAOSHAN.code }), LAOSHAN.code);
    // A statement's answer comes after what was announced before it.
    await listener.query('select 1');
    await listener.end();
    const own = heard
      .map((text) => JSON.parse(text) as { kind: string; ids: string[] })
      .filter(({ kind }) => /^(risk_alert|break_glass)$/.test(kind));
    expect(own).toEqual([
      { kind: 'risk_alert', ids: [alertId] },
      { kind: 'break_glass', ids: [glassId] },
    ]);
  });

  it('are told to supervisor and auditor of the area, and to nobody who may not see them', async () => {
    const householdId = await world.household();
    const alertId = await alertIn(world, 'OPEN', { householdId, area: LAOSHAN.code });
    const glassId = await glassIn(world, await caseIn(world, 'ACCEPTED', { householdId, area: LAOSHAN.code }), LAOSHAN.code);
    const [alert, glass] = [[{ kind: 'ALERT', id: alertId }], [{ kind: 'BREAK_GLASS', id: glassId }]];
    const asked = async (role: string, area: string) => {
      const actor = await world.actor(role, { area });
      return [await told(actor, 'risk_alert', alertId), await told(actor, 'break_glass', glassId)];
    };
    expect(await asked('CLINICAL_SUPERVISOR', LAOSHAN.district)).toEqual([alert, glass]);
    expect(await asked('AUDITOR', LAOSHAN.district)).toEqual([[], glass]);
    expect(await asked('CLINICAL_SUPERVISOR', SHINAN.district)).toEqual([[], []]);
    for (const role of ['COORDINATOR', 'NGO_STAFF', 'HOTLINE_AGENT', 'ADMIN'])
      expect({ role, told: await asked(role, LAOSHAN.district) }).toEqual({ role, told: [[], []] });
    expect(await told(await world.actor('CLINICAL_SUPERVISOR', { area: LAOSHAN.district }), 'risk_alert', randomUUID())).toEqual([]);
  });
});
