import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectIn } from '../../access/pairing.js';
import { LAOSHAN } from '../../testkit/world.js';
import { active, agree, consent, done, hold, nominee, openDesk, organisationIn, profile, send, type Desk } from './desk.js';

const HIDDEN = { shows: [], headName: null, phone: null, address: null, memberCount: null };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.world.stop());

const revealed = async (participantId: string) =>
  desk.ngo.mutate<{ clear: { headName: string | null; phone: string | null; address: string | null } | null }>(
    'pairingParticipantReveal',
    'PairingRevealInput',
    { id: participantId, purpose: '上门收购樱桃' },
    'clear { headName phone address }',
  );
const events = async (householdId: string) =>
  (await desk.world.sql<{ n: number }>('select count(*)::int n from access_event where subject_id = $1', [householdId]))[0]?.n;

describe('what an organisation sees of a household', () => {
  it('is an anonymous profile while it is held, whatever one side agreed to', async () => {
    const { id, householdId } = await nominee(desk, { headName: '欧阳鹂歌', phone: '13876543210' });
    const held = await done(hold(desk, id));
    expect(await profile(desk.ngo, held.id)).toMatchObject({
      state: 'HELD',
      participant: { produce: '樱桃', household: null, profile: HIDDEN },
    });
    const half = await done(consent(desk, held));
    // The household consented, the supporter did not: still nothing.
    expect(half.state).toBe('HELD');
    expect((await profile(desk.ngo, held.id))?.participant.profile).toEqual(HIDDEN);
    expect(await revealed(id)).toMatchObject({ clear: null, userErrors: [{ code: 'CONSENT_MISSING' }] });
    expect(await events(householdId)).toBe(0);
    const both = await done(agree(desk, half));
    expect(both.state).toBe('CONSENTED');
    expect((await profile(desk.ngo, held.id))?.participant.profile).toEqual({
      ...HIDDEN,
      shows: ['NAME', 'PHONE'],
      headName: '欧阳*歌',
      phone: '138****3210',
    });
  });

  it('is what the consent names and nothing else, in clear text only for a recorded reason', async () => {
    const { id, householdId } = await nominee(desk, { headName: '欧阳鹂歌', phone: '13876543210' });
    const pairing = await active(desk, id, { shows: ['ADDRESS', 'MEMBERS'] });
    expect((await profile(desk.ngo, pairing.id))?.participant).toMatchObject({
      household: null,
      profile: { shows: ['ADDRESS', 'MEMBERS'], headName: null, phone: null, memberCount: 1 },
    });
    const answer = await revealed(id);
    expect(answer).toMatchObject({ clear: { headName: null, phone: null, address: '青岛市测试路1号2单元301' }, userErrors: [] });
    expect(await events(householdId)).toBe(1);
    const rows = await desk.world.asRuntimeRole(
      desk.ngo.accountId,
      async (client) => (await client.query('select * from household')).rowCount,
    );
    expect(rows).toBe(0);
  });

  it.each([
    ['CONSENTED', null],
    ['ACTIVE', 'Activate'],
    ['PAUSED', 'Suspend'],
    ['GRADUATED', 'Complete'],
  ])('is taken away in the same instant when a household withdraws from a pairing that is %s', async (state, verb) => {
    const { id } = await nominee(desk);
    let pairing = await done(consent(desk, await done(agree(desk, await done(hold(desk, id))))));
    if (verb !== null)
      pairing = await done(send(desk.ngo, 'Activate', { id: pairing.id, expectedVersion: pairing.version, exitCriteria: '达标' }));
    if (verb === 'Suspend')
      pairing = await done(send(desk.ngo, verb, { id: pairing.id, expectedVersion: pairing.version, until: '2026-07-01', reason: '农忙' }));
    if (verb === 'Complete') pairing = await done(send(desk.ngo, verb, { id: pairing.id, expectedVersion: pairing.version, note: '达标' }));
    expect(pairing.state).toBe(state);
    expect((await profile(desk.ngo, pairing.id))?.participant.profile.shows).toEqual(['NAME', 'PHONE']);
    const [row] = await desk.world.sql<{ consent_id: string }>('select consent_id from pairing where id = $1', [pairing.id]);
    const withdrawn = await desk.worker.mutate('consentWithdraw', 'ConsentWithdrawInput', { id: row?.consent_id }, 'household { id }');
    expect(withdrawn.userErrors).toEqual([]);
    const after = await profile(desk.ngo, pairing.id);
    expect(after?.state).toBe(state === 'GRADUATED' ? 'GRADUATED' : 'ENDED');
    expect(after?.participant.profile).toEqual(HIDDEN);
    expect((await revealed(id)).userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }]);
  });

  it('ends with the consent, with the pairing, and with the watch after it', async () => {
    const ended = await nominee(desk);
    const pairing = await active(desk, ended.id);
    await done(send(desk.ngo, 'End', { id: pairing.id, expectedVersion: pairing.version, reason: 'SUPPORTER_WITHDREW' }));
    expect((await profile(desk.ngo, pairing.id))?.participant.profile).toEqual(HIDDEN);

    const dated = await active(desk, (await nominee(desk)).id, { expiresOn: '2026-06-09' });
    const watched = await active(desk, (await nominee(desk)).id);
    await done(send(desk.ngo, 'Complete', { id: watched.id, expectedVersion: watched.version, note: '达标' }));
    const start = desk.world.clock.now();
    try {
      desk.world.clock.advance(2 * 86_400_000);
      expect((await profile(desk.ngo, dated.id))?.participant.profile).toEqual(HIDDEN);
      expect((await profile(desk.ngo, watched.id))?.participant.profile.shows).toEqual(['NAME', 'PHONE']);
      desk.world.clock.advance(190 * 86_400_000);
      expect((await profile(desk.ngo, watched.id))?.participant.profile).toEqual(HIDDEN);
    } finally {
      desk.world.clock.set(start);
    }
  });

  it('is nothing at all for a second organisation, and for whoever works elsewhere', async () => {
    const { id } = await nominee(desk);
    const pairing = await active(desk, id);
    const other = await desk.world.actor('NGO_STAFF', { area: null, organisationId: await organisationIn(desk.world) });
    const elsewhere = await desk.world.actor('COORDINATOR', { area: '370202' });
    for (const stranger of [other, elsewhere]) {
      expect(await profile(stranger, pairing.id)).toBeNull();
      const lists = await stranger.get<Record<string, { totalCount: number }>>(
        '{ pairingProjects { totalCount } pairings { totalCount } supporters { totalCount } }',
      );
      expect(Object.values(lists).map((list) => list.totalCount)).toEqual([0, 0, 0]);
      expect((await send(stranger, 'End', { id: pairing.id, expectedVersion: pairing.version, reason: 'MOVED' })).userErrors).toMatchObject(
        [{ code: 'NOT_FOUND' }],
      );
      const shown = await desk.world.asRuntimeRole(
        stranger.accountId,
        async (client) => (await client.query('select * from app.pairing_profiles(array[$1]::uuid[])', [id])).rows,
      );
      expect(shown).toEqual([]);
    }
  });

  it('may not be claimed by the organisation itself: only case workers record the consent of a household', async () => {
    const held = await done(hold(desk, (await nominee(desk)).id));
    const answer = await desk.ngo.ask(
      'mutation($input: PairingConsentInput!) { pairingConsentRecord(input: $input) { userErrors { code } } }',
      { input: { id: held.id, expectedVersion: 1, shows: ['NAME'], givenBy: '本人', grantedOn: '2026-06-08' } },
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    // Not in SQL either: a consent of the ledger is not the organisation's to write.
    await desk.world.asRuntimeRole(desk.ngo.accountId, async (client) => {
      await expect(
        client.query(
          "insert into consent (id, household_id, purpose, granted_on, given_by, text_version) select gen_random_uuid(), household_id, 'PAIRING', '2026-06-01', 'x', '1' from pairing_participant limit 1",
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('does not let another project of the same organisation see it twice', async () => {
    const { id } = await nominee(desk);
    await active(desk, id);
    const second = await projectIn(desk.world, { area: LAOSHAN.code, organisationId: desk.organisationId });
    const { pairingProject } = await desk.ngo.get<{ pairingProject: { participants: unknown[] } }>(
      'query($id: ID!) { pairingProject(id: $id) { participants { id } } }',
      { id: second },
    );
    expect(pairingProject.participants).toEqual([]);
  });
});
