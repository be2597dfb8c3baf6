import { randomUUID } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { hour, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, SHINAN, World } from '../../testkit/world.js';

let world: World;
let coordinator: Actor;
beforeAll(async () => {
  world = await World.start();
  coordinator = await world.actor('COORDINATOR');
});
afterAll(() => world.stop());

const RECORDS =
  'query R($id: ID!) { volunteer(id: $id) { serviceRecords(from: "2026-01-01", until: "2026-06-08") { totalMinutes totalVisits records { id minutes recordedMinutes rating { stars } } } } }';
interface Seen {
  volunteer: {
    serviceRecords: {
      totalMinutes: number;
      totalVisits: number;
      records: { id: string; minutes: number; recordedMinutes: number; rating: { stars: number } | null }[];
    };
  } | null;
}
const records = async (volunteerId: string, actor = coordinator) =>
  (await actor.get<Seen>(RECORDS, { id: volunteerId })).volunteer?.serviceRecords;

interface Certificate {
  certificate: { id: string; code: string; minutes: number; visits: number; version: number } | null;
}
const issue = (volunteerId: string, period: { from: string; until: string }, actor = coordinator) =>
  actor.mutate<Certificate>(
    'certificateIssue',
    'CertificateIssueInput',
    { requestId: randomUUID(), volunteerId, ...period },
    'certificate { id code minutes visits version }',
  );
const CHECK = 'query C($code: String!) { certificateCheck(code: $code) { valid name number from until hours visits withdrawnOn } }';
const check = async (code: string) => (await world.anonymous.get<{ certificateCheck: object | null }>(CHECK, { code })).certificateCheck;
const codesOf = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map((each) => each.code);

/** A volunteer with two verified visits of an hour, and one that nobody has verified. */
async function served() {
  const volunteer = await world.volunteerActor();
  const { volunteerId } = volunteer;
  const first = await visitIn(world, 'VERIFIED', { volunteerId, startsAt: hour(-50) });
  await visitIn(world, 'VERIFIED', { volunteerId, startsAt: hour(-26), area: SHINAN.code });
  await visitIn(world, 'DONE', { volunteerId, startsAt: hour(-3) });
  return { volunteer, volunteerId, first };
}

describe('service records', () => {
  it('are the verified visits, wherever they were, and nothing else', async () => {
    const { volunteerId } = await served();
    expect(await records(volunteerId)).toMatchObject({ totalMinutes: 120, totalVisits: 2 });
  });

  it('are put right by a second person, with what was first recorded kept beside it', async () => {
    const { volunteer, volunteerId, first } = await served();
    const ask = (minutes: number, actor: Actor = volunteer) =>
      actor.mutate<{ correction: { id: string; version: number } | null }>(
        'recordCorrectionAsk',
        'RecordCorrectionAskInput',
        { requestId: randomUUID(), assignmentId: first.id, minutes, reason: '走得早，少记了' },
        'correction { id version }',
      );
    expect(codesOf(await ask(61))).toEqual(['OUT_OF_RANGE']);
    expect(codesOf(await ask(40, await world.volunteerActor()))).toEqual(['NOT_FOUND']);
    const { correction } = await ask(40);
    expect(codesOf(await ask(30))).toEqual(['DUPLICATE']);
    const decide = (granted: boolean, actor = coordinator) =>
      actor.mutate(
        'recordCorrectionDecide',
        'RecordCorrectionDecideInput',
        { id: correction?.id, expectedVersion: 1, granted },
        'correction { state }',
      );
    expect(codesOf(await decide(false))).toEqual(['REASON_REQUIRED']);
    await world.grant(volunteer.accountId ?? '', 'COORDINATOR');
    expect(codesOf(await decide(true, volunteer))).toEqual(['SAME_PERSON']);
    expect(await decide(true)).toMatchObject({ userErrors: [], correction: { state: 'GRANTED' } });
    const after = await records(volunteerId);
    expect(after?.totalMinutes).toBe(100);
    expect(after?.records.find((each) => each.id === first.id)).toMatchObject({ minutes: 40, recordedMinutes: 60 });
    expect(await world.sql('select minutes_served from assignment where id = $1', [first.id])).toEqual([{ minutes_served: 60 }]);
  });

  it('show what the household said of a visit, once, and never from whoever served', async () => {
    const { volunteer, volunteerId, first } = await served();
    const rate = (actor: Actor, stars = 5) =>
      actor.mutate(
        'visitRatingRecord',
        'VisitRatingRecordInput',
        { requestId: randomUUID(), assignmentId: first.id, stars },
        'rating { stars }',
      );
    await world.grant(volunteer.accountId ?? '', 'COORDINATOR');
    expect(codesOf(await rate(volunteer))).toEqual(['SAME_PERSON']);
    expect(await rate(coordinator)).toMatchObject({ userErrors: [], rating: { stars: 5 } });
    expect(codesOf(await rate(coordinator, 4))).toEqual(['DUPLICATE']);
    expect((await records(volunteerId))?.records.find((each) => each.id === first.id)?.rating).toEqual({ stars: 5 });
  });
});

describe('a certificate', () => {
  const period = { from: '2026-06-01', until: '2026-06-08' };

  it('says what is verified in its period, and anybody may check its code', async () => {
    const { volunteerId } = await served();
    await world.sql("update volunteer set name = '欧阳志远' where id = $1", [volunteerId]);
    const { certificate } = await issue(volunteerId, period);
    expect(certificate).toMatchObject({ minutes: 120, visits: 2 });
    const code = certificate?.code ?? '';
    expect(await check(code.toLowerCase().replaceAll(/(.{4})/g, '$1-'))).toMatchObject({
      valid: true,
      name: '欧**远',
      hours: 2,
      visits: 2,
      ...period,
    });
    expect(codesOf(await issue(volunteerId, { from: '2025-01-01', until: '2025-02-01' }))).toEqual(['OUT_OF_RANGE']);
    expect(codesOf(await issue(volunteerId, { from: '2026-06-01', until: '2026-06-09' }))).toEqual(['OUT_OF_RANGE']);
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(codesOf(await issue(volunteerId, period, elsewhere))).toEqual(['NOT_FOUND']);
  });

  it('that is forged or withdrawn is refused', async () => {
    const { volunteerId } = await served();
    const { certificate } = await issue(volunteerId, period);
    const code = certificate?.code ?? '';
    const forged = Array.from(code).toReversed().join('');
    for (const none of [forged, '', code.slice(1), 'AAAA-AAAA-AAAA-AAAA', "' or true --"]) expect(await check(none)).toBeNull();
    const withdraw = { id: certificate?.id, expectedVersion: 1, reason: '打印错误' };
    const elsewhere = await world.actor('COORDINATOR', { area: SHINAN.district });
    expect(codesOf(await elsewhere.mutate('certificateWithdraw', 'CertificateWithdrawInput', withdraw, 'certificate { id }'))).toEqual([
      'NOT_FOUND',
    ]);
    expect(codesOf(await coordinator.mutate('certificateWithdraw', 'CertificateWithdrawInput', withdraw, 'certificate { id }'))).toEqual(
      [],
    );
    expect(await check(code)).toMatchObject({ valid: false, withdrawnOn: '2026-06-08' });
    expect(
      codesOf(
        await coordinator.mutate(
          'certificateWithdraw',
          'CertificateWithdrawInput',
          { ...withdraw, expectedVersion: 2 },
          'certificate { id }',
        ),
      ),
    ).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('is a PDF with its words, its font inside and no identity number, for whoever may see it', async () => {
    const { volunteer, volunteerId } = await served();
    await world.sql("update volunteer set name = '曲春梅' where id = $1", [volunteerId]);
    const { certificate } = await issue(volunteerId, period);
    const path = `/certificates/${certificate?.id}.pdf`;
    const answer = await volunteer.send('GET', path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.rawPayload.length).toBeLessThan(400_000);
    const file = await getDocument({ data: new Uint8Array(answer.rawPayload), verbosity: 0 }).promise;
    const sheet = await file.getPage(1);
    const words = (await sheet.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('');
    const [row] = await world.sql<{ number: string }>('select number from volunteer where id = $1', [volunteerId]);
    for (const part of [
      '志愿服务记录证明',
      '曲春梅',
      row?.number ?? '',
      '2026年6月1日',
      '2次',
      '2.0小时',
      certificate?.code.slice(0, 4) ?? '',
    ])
      expect(words.replaceAll(' ', '')).toContain(part);
    const { fnArray, argsArray } = await sheet.getOperatorList();
    const fonts = new Set(fnArray.flatMap((fn, at) => (fn === 37 ? [(argsArray[at] as [string])[0]] : [])));
    expect(fonts.size).toBeGreaterThan(0);
    // The reader found the font in the file, and the file says so itself.
    for (const name of fonts) expect((sheet.commonObjs.get(name) as { missingFile?: boolean }).missingFile).toBe(false);
    expect(answer.rawPayload.includes('/FontFile2')).toBe(true);
    for (const stranger of [await world.volunteerActor(), await world.actor('COORDINATOR', { area: SHINAN.district }), world.anonymous])
      expect((await stranger.send('GET', path)).statusCode).toBe(404);
    expect((await coordinator.send('GET', path)).statusCode).toBe(200);
  });

  it('lies as the city lays it out, with lines and small print of its own', async () => {
    const own = await World.start();
    try {
      const admin = await own.actor('ADMIN');
      const add = (more: object) =>
        admin.mutate<{ template: { id: string } | null }>(
          'certificateTemplateAdd',
          'CertificateTemplateAddInput',
          {
            requestId: randomUUID(),
            title: '志愿服务记录证明',
            issuer: '青岛市民政局',
            validFrom: '2026-06-08',
            body: '{{name}}（{{number}}）{{from}}至{{until}}服务{{hours}}小时',
            ...more,
          },
          'template { id }',
        );
      expect(codesOf(await add({ lines: ['身份证号：{{identity}}'] }))).toEqual(['INVALID_FORMAT']);
      const made = await add({
        orientation: 'LANDSCAPE',
        accent: '#b3261e',
        lines: ['服务次数：{{visits}}', '证明编号：{{code}}'],
        footer: '依据民政部令第67号',
      });
      expect(codesOf(made)).toEqual([]);
      const path = `/certificates/templates/${made.template?.id}.pdf`;
      const answer = await admin.send('GET', path);
      const sheet = await (await getDocument({ data: new Uint8Array(answer.rawPayload), verbosity: 0 }).promise).getPage(1);
      const [, , width = 0, height = 0] = sheet.view;
      expect(width).toBeGreaterThan(height);
      const words = (await sheet.getTextContent()).items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(' ', '');
      for (const part of ['样张', '服务次数：21', '证明编号：SAMP-LESA-MPLE-SAMP', '依据民政部令第67号', '30.5小时'])
        expect(words).toContain(part);
      const { certificateTemplates } = await admin.get<{ certificateTemplates: { orientation: string; accent: string }[] }>(
        '{ certificateTemplates { orientation accent } }',
      );
      expect(certificateTemplates[0]).toEqual({ orientation: 'LANDSCAPE', accent: '#b3261e' });
      for (const other of [await own.actor('COORDINATOR'), own.anonymous]) expect((await other.send('GET', path)).statusCode).toBe(404);
    } finally {
      await own.stop();
    }
  });

  it('keeps the words with which it was issued when the city writes new ones', async () => {
    const own = await World.start();
    try {
      const [clerk, admin] = [await own.actor('COORDINATOR'), await own.actor('ADMIN')];
      const visit = await visitIn(own, 'VERIFIED', { startsAt: hour(-5), area: LAOSHAN.code });
      const words = { requestId: randomUUID(), title: '志愿服务证明', issuer: '青岛市民政局', validFrom: '2026-06-08' };
      const add = (body: string) =>
        admin.mutate(
          'certificateTemplateAdd',
          'CertificateTemplateAddInput',
          { ...words, requestId: randomUUID(), body },
          'template { sample }',
        );
      const issued = await issue(visit.volunteerId, period, clerk);
      expect(codesOf(await add('{{name}} 服务 {{hours}} 小时'))).toEqual(['INVALID_FORMAT']);
      expect(await add('{{name}}（{{number}}）{{from}}至{{until}}服务{{hours}}小时')).toMatchObject({
        userErrors: [],
        template: { sample: false },
      });
      const issuer = async (code: string) =>
        (await own.anonymous.get<{ certificateCheck: { issuer: string } }>(`{ certificateCheck(code: "${code}") { issuer } }`))
          .certificateCheck.issuer;
      expect(await issuer(issued.certificate?.code ?? '')).toContain('样本');
      expect(await issuer((await issue(visit.volunteerId, period, clerk)).certificate?.code ?? '')).toBe('青岛市民政局');
    } finally {
      await own.stop();
    }
  });
});
