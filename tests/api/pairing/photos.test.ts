import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JPEG, projectIn } from '../../access/pairing.js';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN } from '../../testkit/world.js';
import { active, nominee, openDesk, organisationIn, today, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.world.stop());

interface Shown {
  project: { photos: { id: string; caption: string; width: number; participant: { id: string } | null }[] } | null;
}
const SELECTION = 'project { photos { id caption width height takenOn participant { id } milestone { id } } }';

const add = (by: Actor, more: object = {}) =>
  by.mutate<Shown>(
    'pairingPhotoAdd',
    'PairingPhotoAddInput',
    {
      requestId: randomUUID(),
      projectId: desk.projectId,
      nobodyRecognisable: true,
      caption: '果园',
      takenOn: today(desk),
      content: JPEG.toString('base64'),
      ...more,
    },
    SELECTION,
  );
const seen = async (by: Actor) =>
  (
    await by.get<{ pairingProject: Shown['project'] }>('query($id: ID!) { pairingProject(id: $id) { photos { id } } }', {
      id: desk.projectId,
    })
  ).pairingProject?.photos.map((photo) => photo.id);
const kept = async (id: string) =>
  (await desk.world.sql<{ n: number }>('select count(*)::int n from pairing_photo_content where photo_id = $1', [id]))[0]?.n;

describe('photos of a project', () => {
  it('come without place and camera, and go to whoever sees the project and nobody else', async () => {
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 14]), Buffer.from('Exif\0\0GPS36N')]);
    const told = Buffer.concat([JPEG.subarray(0, 2), exif, JPEG.subarray(2)]);
    const { project, userErrors } = await add(desk.ngo, { caption: ' 樱桃熟了 ', content: told.toString('base64') });
    expect(userErrors).toEqual([]);
    expect(project?.photos).toMatchObject([{ caption: '樱桃熟了', width: 16, height: 8, participant: null, milestone: null }]);
    const id = project?.photos[0]?.id ?? '';
    for (const reader of [desk.ngo, desk.worker]) {
      const answer = await reader.send('GET', `/photos/${id}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
      expect(answer.rawPayload.equals(JPEG)).toBe(true);
    }
    const strangers = [
      desk.world.anonymous,
      await desk.world.actor('NGO_STAFF', { area: null, organisationId: await organisationIn(desk.world) }),
      await desk.world.actor('COORDINATOR', { area: '370202' }),
      await desk.world.actor('VOLUNTEER'),
    ];
    for (const stranger of strangers) expect((await stranger.send('GET', `/photos/${id}`)).statusCode).toBe(404);
    for (const wrong of ['', 'x', randomUUID(), `${id}'`]) expect((await desk.ngo.send('GET', `/photos/${wrong}`)).statusCode).toBe(404);
  });

  it('show people of a household only while a consent names photos, and are erased when it is withdrawn', async () => {
    const { id: participantId } = await nominee(desk);
    const pairing = await active(desk, participantId, { shows: ['NAME'] });
    expect((await add(desk.ngo, { participantId })).userErrors).toMatchObject([{ code: 'CONSENT_MISSING', field: ['participantId'] }]);
    // Not in SQL either.
    await desk.world.asRuntimeRole(desk.ngo.accountId, async (client) => {
      await expect(
        client.query(
          "insert into pairing_photo (id, project_id, participant_id, caption, taken_on, width, height, added_by, added_at) values (gen_random_uuid(), $1, $2, 'x', '2026-06-01', 1, 1, $3, now())",
          [desk.projectId, participantId, desk.ngo.accountId],
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });

    const shown = await nominee(desk);
    const consented = await active(desk, shown.id, { shows: ['PHOTO'] });
    const { project } = await add(desk.ngo, { participantId: shown.id, nobodyRecognisable: false });
    const id = project?.photos.find((photo) => photo.participant?.id === shown.id)?.id ?? '';
    expect(await seen(desk.worker)).toContain(id);
    // A pause of the pairing does not end the consent; its withdrawal does, in the same transaction.
    const [row] = await desk.world.sql<{ consent_id: string }>('select consent_id from pairing where id = $1', [consented.id]);
    await desk.worker.mutate('consentWithdraw', 'ConsentWithdrawInput', { id: row?.consent_id }, 'household { id }');
    expect(await seen(desk.ngo)).not.toContain(id);
    expect(await kept(id)).toBe(0);
    expect((await desk.ngo.send('GET', `/photos/${id}`)).statusCode).toBe(404);
    expect(pairing.state).toBe('ACTIVE');
  });

  it('are hidden once the consent has run out, and while it has not they are erased by hand only', async () => {
    const start = desk.world.clock.now();
    try {
      const { id: participantId } = await nominee(desk);
      await active(desk, participantId, { shows: ['PHOTO'], expiresOn: '2026-06-09' });
      const { project } = await add(desk.ngo, { participantId });
      const id = project?.photos.find((photo) => photo.participant?.id === participantId)?.id ?? '';
      desk.world.clock.advance(2 * 86_400_000);
      expect(await seen(desk.ngo)).not.toContain(id);
      expect((await desk.ngo.send('GET', `/photos/${id}`)).statusCode).toBe(404);
    } finally {
      desk.world.clock.set(start);
    }
    const { project } = await add(desk.ngo, { caption: '误传' });
    const id = project?.photos.find((photo) => photo.caption === '误传')?.id ?? '';
    const remove = (by: Actor) => by.mutate<Shown>('pairingPhotoRemove', 'PairingPhotoRemoveInput', { id }, SELECTION);
    const elsewhere = await desk.world.actor('COORDINATOR', { area: '370202' });
    expect((await remove(elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await remove(desk.ngo)).project?.photos.map((photo) => photo.caption)).not.toContain('误传');
    expect(await kept(id)).toBe(0);
  });

  it('are refused with a reason and leave nothing behind', async () => {
    const other = await projectIn(desk.world, { area: LAOSHAN.code, organisationId: desk.organisationId });
    const { id: elsewhere } = await nominee(desk);
    const before = await seen(desk.ngo);
    const refusals = [
      [{ nobodyRecognisable: false }, 'REQUIRED'],
      [{ content: Buffer.from('<svg onload="alert(1)"/>').toString('base64') }, 'FILE_UNREADABLE'],
      [{ content: 'not base64 at all' }, 'FILE_UNREADABLE'],
      [{ takenOn: '2026-12-31' }, 'OUT_OF_RANGE'],
      [{ milestoneId: randomUUID() }, 'NOT_FOUND'],
      [{ projectId: other, participantId: elsewhere }, 'NOT_FOUND'],
    ] as const;
    for (const [more, code] of refusals) expect((await add(desk.ngo, more)).userErrors).toMatchObject([{ code }]);
    expect(await seen(desk.ngo)).toEqual(before);
  });

  it('are taken once, however often a request is sent', async () => {
    const requestId = randomUUID();
    for (let time = 0; time < 2; time += 1) expect((await add(desk.ngo, { requestId, caption: '一次' })).userErrors).toEqual([]);
    const { pairingProject } = await desk.ngo.get<{ pairingProject: Shown['project'] }>(
      'query($id: ID!) { pairingProject(id: $id) { photos { caption } } }',
      { id: desk.projectId },
    );
    expect(pairingProject?.photos.filter((photo) => photo.caption === '一次')).toHaveLength(1);
  });
});
