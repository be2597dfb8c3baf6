import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supporterIn } from '../../access/pairing.js';
import { LAOSHAN, SHINAN } from '../../testkit/world.js';
import { active, hold, nominee, openDesk, send, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.world.stop());

interface Suggestion {
  score: number;
  planned: boolean;
  parts: { code: string; points: number; most: number }[];
  supporter: { id: string };
}

async function suggestions(participantId: string): Promise<Suggestion[]> {
  const { pairingProject } = await desk.ngo.get<{ pairingProject: { participants: { id: string; suggestions: Suggestion[] }[] } }>(
    'query($id: ID!) { pairingProject(id: $id) { participants { id suggestions { score planned parts { code points most } supporter { id } } } } }',
    { id: desk.projectId },
  );
  return pairingProject.participants.find((each) => each.id === participantId)?.suggestions ?? [];
}

describe('who fits a household', () => {
  it('comes with reasons that add up, the nearest first, and without those who offer something else or have no place', async () => {
    const { world, organisationId } = desk;
    const far = await supporterIn(world, { area: SHINAN.code, organisationId });
    const other = await supporterIn(world, { area: LAOSHAN.code, organisationId });
    await world.sql("update pairing_supporter set offers = '{CARE}' where id = $1", [other]);
    const expired = await supporterIn(world, { area: LAOSHAN.code, organisationId });
    await world.sql("update pairing_supporter set vetted_until = '2026-06-01' where id = $1", [expired]);
    const { id } = await nominee(desk);
    const found = await suggestions(id);
    expect(found.map((each) => each.supporter.id)).toEqual([desk.supporterId, far]);
    expect(found[0]).toMatchObject({
      planned: true,
      parts: [
        { code: 'KIND', points: 50, most: 50 },
        { code: 'NEAR', points: 20, most: 20 },
        { code: 'FREE', points: 20, most: 20 },
        { code: 'RECORD', points: 5, most: 10 },
      ],
    });
    for (const each of found) expect(each.parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(each.score, 6);
  });

  it('is planned for all households together: the one place goes to one of two, the other gets another supporter', async () => {
    const second = await openDesk();
    try {
      await second.world.sql('update pairing_supporter set capacity = 1 where id = $1', [second.supporterId]);
      const far = await supporterIn(second.world, { area: SHINAN.code, organisationId: second.organisationId }, 1);
      await nominee(second);
      await nominee(second);
      const { pairingProject } = await second.ngo.get<{ pairingProject: { participants: { suggestions: Suggestion[] }[] } }>(
        'query($id: ID!) { pairingProject(id: $id) { participants { suggestions { planned supporter { id } } } } }',
        { id: second.projectId },
      );
      const planned = pairingProject.participants.map((each) => each.suggestions.find((suggestion) => suggestion.planned)?.supporter.id);
      expect(new Set(planned)).toEqual(new Set([second.supporterId, far]));
    } finally {
      await second.world.stop();
    }
  });

  it('is empty while somebody supports or holds it, and leaves out whoever withdrew from it', async () => {
    const { id } = await nominee(desk);
    const { pairing } = await hold(desk, id);
    expect(await suggestions(id)).toEqual([]);
    await send(desk.ngo, 'End', { id: pairing?.id, expectedVersion: pairing?.version, reason: 'RELEASED' });
    expect((await suggestions(id)).map((each) => each.supporter.id)).toContain(desk.supporterId);
    const begun = await active(desk, id);
    await send(desk.ngo, 'End', { id: begun.id, expectedVersion: begun.version, reason: 'SUPPORTER_WITHDREW' });
    const after = await suggestions(id);
    expect(after.length).toBeGreaterThan(0);
    expect(after.map((each) => each.supporter.id)).not.toContain(desk.supporterId);
  });
});

describe('what needs somebody', () => {
  it('comes first with the reason: silence is counted from the last contact, and stands still in a pause', async () => {
    const [quiet, lively] = [await nominee(desk), await nominee(desk)];
    const silent = await active(desk, quiet.id);
    const spoken = await active(desk, lively.id);
    const start = desk.world.clock.now();
    const risky = async () =>
      (
        await desk.ngo.get<{ pairings: { edges: { node: { id: string; risks: string[] } }[]; totalCount: number } }>(
          '{ pairings(filter: { atRisk: true }) { totalCount edges { node { id risks } } } }',
        )
      ).pairings;
    try {
      desk.world.clock.set(new Date(start.getTime() + 10 * 86_400_000));
      const contact = await desk.ngo.mutate(
        'pairingContactAdd',
        'PairingContactAddInput',
        {
          requestId: '7c1d7d1e-0000-4000-8000-000000000021',
          pairingId: spoken.id,
          kind: 'VISIT',
          at: desk.world.clock.now(),
          text: '上门',
        },
        'pairing { id }',
      );
      expect(contact.userErrors).toEqual([]);
      desk.world.clock.set(new Date(start.getTime() + 14 * 86_400_000));
      expect((await risky()).edges.map(({ node }) => node.id)).not.toContain(silent.id);
      desk.world.clock.advance(1);
      const found = await risky();
      expect(found.edges[0]?.node).toEqual({ id: silent.id, risks: ['SILENT'] });
      expect(found.edges.map(({ node }) => node.id)).not.toContain(spoken.id);
      expect(found.totalCount).toBe(found.edges.length);
      await send(desk.ngo, 'Suspend', { id: silent.id, expectedVersion: silent.version, until: '2026-06-30', reason: '农忙' });
      expect((await risky()).edges.map(({ node }) => node.id)).not.toContain(silent.id);
    } finally {
      desk.world.clock.set(start);
    }
  });
});
