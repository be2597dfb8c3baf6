import { randomUUID } from 'node:crypto';
import { DEFAULT_LIMITS } from '@finemesh/server/dist/platform/spreadsheets/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, World } from '../../testkit/world.js';
import { checked, faults, HOUSEHOLD_HEADER, start, upload } from './roster.js';

let world: World;
let coordinator: Actor;

beforeAll(async () => {
  world = await World.start();
  world.startJobs();
  coordinator = await world.actor('COORDINATOR', { area: LAOSHAN.district });
});
afterAll(() => world.stop());

const codeOf = (response: { body: string }) =>
  (JSON.parse(response.body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('upload', () => {
  it('is for people who import, from the console only', async () => {
    const refused = await Promise.all([upload(world.anonymous, 'a'), upload(await world.actor('SOCIAL_WORKER'), 'a')]);
    expect(refused.map((response) => [response.statusCode, codeOf(response)])).toEqual([
      [401, 'UNAUTHENTICATED'],
      [403, 'FORBIDDEN'],
    ]);
    // A page without an address, such as a sandboxed frame, says `null`.
    for (const origin of ['https://elsewhere.example', 'null', 'nonsense']) {
      const foreign = await coordinator.send('POST', '/upload', Buffer.from(''), { 'x-finemesh-csrf': '', origin });
      expect([origin, foreign.statusCode]).toEqual([origin, 403]);
    }
  });

  it('refuses what is too large, empty, no text and no workbook, or no file', async () => {
    const large = await upload(coordinator, Buffer.alloc(DEFAULT_LIMITS.maxBytes + 1, 'a'));
    expect([large.statusCode, codeOf(large)]).toEqual([413, 'FILE_TOO_LARGE']);
    const picture = await upload(coordinator, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'a.csv');
    expect([picture.statusCode, codeOf(picture)]).toEqual([422, 'FILE_UNREADABLE']);
    expect((await upload(coordinator, '')).statusCode).toBe(422);
    const nothing = await coordinator.send('POST', '/upload', Buffer.from('{}'), { 'content-type': 'application/json' });
    expect([nothing.statusCode, codeOf(nothing)]).toEqual([406, 'BAD_REQUEST']);
    expect(await world.sql('select 1 from upload')).toEqual([]);
  });

  it('belongs to whoever sent it', async () => {
    const { uploadId } = (await upload(coordinator, HOUSEHOLD_HEADER)).json<{ uploadId: string }>();
    const other = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const payload = await other.mutate(
      'importStart',
      'ImportStartInput',
      { requestId: randomUUID(), uploadId, kind: 'HOUSEHOLDS' },
      'importBatch { id }',
    );
    expect(payload.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('starts once for one request id, however often it is sent', async () => {
    const { uploadId } = (await upload(coordinator, `${HOUSEHOLD_HEADER}\nU1,尤一,,户主,,${LAOSHAN.community},,,`)).json<{
      uploadId: string;
    }>();
    const input = { requestId: randomUUID(), uploadId, kind: 'HOUSEHOLDS' };
    const twice = [
      await coordinator.mutate<{ importBatch: { id: string } }>('importStart', 'ImportStartInput', input, 'importBatch { id }'),
      await coordinator.mutate<{ importBatch: { id: string } }>('importStart', 'ImportStartInput', input, 'importBatch { id }'),
    ];
    expect(twice[0]?.importBatch.id).toBe(twice[1]?.importBatch.id);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600, 1)])],
    ['a web page', Buffer.from('<html><body><table></table></body></html>')],
    ['half a workbook', Buffer.from('PK\u0003\u0004half')],
  ])('%s is refused at once', async (_what, content) => {
    const sent = await upload(coordinator, content);
    const code = sent.statusCode === 201 ? (await start(coordinator, 'HOUSEHOLDS', content)).userErrors[0]?.code : codeOf(sent);
    expect(code).toBe('FILE_UNREADABLE');
  });

  it('reads GB18030 and UTF-8 with and without a mark alike', async () => {
    const text = (n: string) => `户号,姓名,区划代码\nE${n},彭一,${LAOSHAN.community}`;
    // 户号,姓名,区划代码 and 彭一 in GB18030, which Node can read and not write.
    const gb = Buffer.concat([
      Buffer.from('bba7bac52cd0d5c3fb2cc7f8bbaeb4fac2eb0a', 'hex'),
      Buffer.from('E3,'),
      Buffer.from('c5edd2bb', 'hex'),
      Buffer.from(`,${LAOSHAN.community}`),
    ]);
    for (const content of [text('1'), `\uFEFF${text('2')}`, gb]) {
      expect(await checked(coordinator, 'HOUSEHOLDS', content)).toMatchObject({
        rowsOk: 1,
        columns: [{ header: '户号' }, { header: '姓名', sample: ['彭*'] }, { header: '区划代码' }],
      });
    }
  });
});

describe('templates', () => {
  it.each(['households', 'volunteers', 'needs'])('of %s come back as they went, their example row no data', async (noun) => {
    for (const format of ['xlsx', 'csv']) {
      const response = await coordinator.send('GET', `/templates/${noun}.${format}`);
      expect([response.statusCode, response.headers['content-disposition']]).toEqual([200, `attachment; filename="${noun}.${format}"`]);
      const batch = await checked(coordinator, noun.toUpperCase(), response.rawPayload, `${noun}.${format}`);
      const { importTargetFields } = await coordinator.get<{ importTargetFields: { key: string; labelZh: string }[] }>(
        'query F($kind: ImportKind!) { importTargetFields(kind: $kind) { key labelZh labelEn required example } }',
        { kind: noun.toUpperCase() },
      );
      expect(batch.mapping).toEqual(importTargetFields.map(({ key, labelZh }) => ({ header: labelZh, field: key })));
      expect(batch).toMatchObject({ state: 'CHECKED', rowsRead: 1, rowsDuplicate: 1 });
      expect(faults(batch)).toContain('2 - DUPLICATE');
    }
  });

  it('are for people who import', async () => {
    expect((await world.anonymous.send('GET', '/templates/needs.csv')).statusCode).toBe(401);
    expect((await coordinator.send('GET', '/templates/secrets.csv')).statusCode).toBe(404);
  });
});
