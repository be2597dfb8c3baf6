import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockIn } from '../../access/deadlines.js';
import type { Actor } from '../../testkit/actor.js';
import { hour, offerIn, visitIn } from '../../testkit/visits.js';
import { LAOSHAN, MONDAY, SHINAN, World } from '../../testkit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
  // What is prepared by hand happens at the time of the test's clock as well.
  await world.sql("select set_config('app.now', $1, false)", [MONDAY.toISOString()]);
});
afterAll(() => world.stop());

interface Told {
  id: string;
  kind: string;
  number: string;
  count: number | null;
  path: string;
  title: string;
  titleEn: string;
  readAt: string | null;
}
const inbox = async (actor: Actor, unread = false): Promise<Told[]> =>
  (
    await actor.get<{ notifications: { edges: { node: Told }[] } }>(
      'query I($unread: Boolean!) { notifications(unread: $unread) { edges { node { id kind number count path title titleEn readAt } } } }',
      { unread },
    )
  ).notifications.edges.map(({ node }) => node);
const kinds = async (actor: Actor): Promise<string[]> => (await inbox(actor)).map(({ kind }) => kind);
const numberOf = async (needId: string): Promise<string> =>
  (await world.sql<{ number: string }>('select number from service_need where id = $1', [needId]))[0]?.number ?? '';
const tick = () => world.asOperation('select app.make_notifications()');

describe('an inbox', () => {
  it('tells a volunteer of its offers: sent, soon over, taken back', async () => {
    const volunteer = await world.volunteerActor();
    const other = await world.volunteerActor();
    const coordinator = await world.actor('COORDINATOR');
    const offer = await offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId });
    const number = await numberOf(offer.needId);
    expect(await inbox(volunteer)).toMatchObject([
      { kind: 'OFFER_SENT', number, path: '/m', title: `新派单 ${number}`, titleEn: `New offer ${number}` },
    ]);
    await tick();
    expect(await kinds(volunteer)).toEqual(['OFFER_SENT']);
    world.clock.set(hour(47.5));
    await tick();
    await tick();
    expect((await kinds(volunteer)).toSorted()).toEqual(['OFFER_EXPIRING', 'OFFER_SENT']);
    const withdrawn = await coordinator.mutate('offerWithdraw', 'OfferWithdrawInput', { id: offer.id, expectedVersion: 1 }, 'offer { id }');
    expect(withdrawn.userErrors).toEqual([]);
    world.clock.set(MONDAY);
    expect((await kinds(volunteer)).toSorted()).toEqual(['OFFER_EXPIRING', 'OFFER_SENT', 'OFFER_WITHDRAWN']);
    expect(await inbox(other)).toEqual([]);
  });

  it('tells of a visit that others changed, not of what one does oneself', async () => {
    const volunteer = await world.volunteerActor();
    const staff = await world.actor('SOCIAL_WORKER');
    const [own, theirs] = [
      await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId, startsAt: hour(30) }),
      await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId, startsAt: hour(40) }),
    ];
    const cancel = (actor: Actor, id: string) =>
      actor.mutate('assignmentCancel', 'AssignmentCancelInput', { id, expectedVersion: 1, reason: '家中有事' }, 'assignment { id }');
    expect((await cancel(volunteer, own.id)).userErrors).toEqual([]);
    expect(await inbox(volunteer)).toEqual([]);
    expect((await cancel(staff, theirs.id)).userErrors).toEqual([]);
    expect(await inbox(volunteer)).toMatchObject([{ kind: 'ASSIGNMENT_CHANGED', number: await numberOf(theirs.needId) }]);
  });

  it('tells whoever a ladder calls, by number and without a name', async () => {
    const grid = await world.actor('COORDINATOR', { area: LAOSHAN.community });
    const householdId = await world.household({ headName: '欧阳鹂歌' });
    const clockId = await clockIn(world, LAOSHAN.code, householdId);
    await world.sql(
      "insert into clock_step (id, clock_id, level, who, account_id, at) values (gen_random_uuid(), $1, 1, 'COORDINATOR', $2, $3)",
      [clockId, grid.accountId, MONDAY],
    );
    const [told] = await inbox(grid);
    expect(told).toMatchObject({ kind: 'CLOCK_STEP', path: `/cases/${householdId}` });
    expect(told?.number).not.toBe('');
    expect(JSON.stringify(told)).not.toContain('欧阳');
  });

  it('tells whoever is called of an alert that it is their turn, neither of whom nor how grave', async () => {
    const supervisor = await world.actor('CLINICAL_SUPERVISOR', { area: LAOSHAN.district });
    const householdId = await world.household({ headName: '欧阳鹂歌' });
    const raiser = await world.actor('SOCIAL_WORKER');
    await world.sql(
      "insert into duty_shift (id, account_id, area_code, level, from_at, until_at) values (gen_random_uuid(), $1, $2, 1, app.now() - interval '1 day', app.now() + interval '1 day')",
      [supervisor.accountId, LAOSHAN.district.padEnd(15, '0')],
    );
    await world.sql(
      "insert into risk_alert (id, household_id, area_code, source, raised_by, raised_at, acknowledge_due_at, assess_due_at) values ($1, $2, $3, 'FIELD', $4, app.now(), app.now(), app.now())",
      [randomUUID(), householdId, LAOSHAN.code, raiser.accountId],
    );
    expect(await inbox(supervisor)).toEqual([
      expect.objectContaining({
        kind: 'RISK_ALERT',
        number: '',
        count: null,
        path: '/care',
        title: '有一条警示等您确认',
        titleEn: 'An alert waits for you',
      }),
    ]);
  });

  it('tells a coordinator once a day how much is late in the own area alone', async () => {
    const here = await world.actor('COORDINATOR', { area: LAOSHAN.district });
    const there = await world.actor('COORDINATOR', { area: SHINAN.district });
    await world.sql('delete from clock_pause');
    await clockIn(world, LAOSHAN.code, await world.household());
    await world.sql(
      'update sla_clock set met_at = greatest(started_at, $1) where area_code <> $2 and met_at is null and cancelled_at is null',
      [MONDAY, LAOSHAN.code],
    );
    world.clock.set(new Date('2027-06-07T00:10:00Z'));
    await tick();
    expect((await kinds(here)).filter((kind) => kind === 'BREACH_DIGEST')).toEqual([]);
    world.clock.set(new Date('2027-06-07T00:31:00Z'));
    await tick();
    await tick();
    const [{ n }] = (await world.sql<{ n: number }>(
      'select count(*)::int n from sla_clock where met_at is null and cancelled_at is null and due_at <= $1 and area_code = $2',
      [world.clock.now(), LAOSHAN.code],
    )) as [{ n: number }];
    expect(n).toBeGreaterThan(0);
    expect((await inbox(here)).filter(({ kind }) => kind === 'BREACH_DIGEST')).toMatchObject([{ count: n, title: `今日逾期 ${n} 项` }]);
    expect((await kinds(there)).filter((kind) => kind === 'BREACH_DIGEST')).toEqual([]);
    world.clock.set(MONDAY);
  });

  it('is read by its account alone, and what was read stays read', async () => {
    const [mine, theirs] = [await world.volunteerActor(), await world.volunteerActor()];
    for (const { volunteerId } of [mine, mine, theirs]) await offerIn(world, 'SENT', { volunteerId });
    const [first] = await inbox(mine);
    const [foreign] = await inbox(theirs);
    const read = (ids?: (string | undefined)[]) =>
      mine.mutate<{ unread: number | null }>('notificationAcknowledge', 'NotificationAcknowledgeInput', ids ? { ids } : {}, 'unread');
    expect(await read([first?.id, foreign?.id])).toMatchObject({ unread: 1, userErrors: [] });
    expect((await inbox(theirs, true)).map(({ id }) => id)).toEqual([foreign?.id]);
    expect((await inbox(mine, true)).map(({ id }) => id)).not.toContain(first?.id);
    expect(await read()).toMatchObject({ unread: 0 });
    expect(await mine.get('{ viewer { unreadNotifications } }')).toEqual({ viewer: { unreadNotifications: 0 } });
  });

  it('forgets what is older than policy keeps', async () => {
    const volunteer = await world.volunteerActor();
    await offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId });
    await world.sql("update notification set created_at = $2::timestamptz - interval '181 days' where account_id = $1", [
      volunteer.accountId,
      MONDAY,
    ]);
    const [old] = await world.sql<{ id: string }>(
      "insert into job_run (id, kind, state, created_by, created_at) values (gen_random_uuid(), 'NOTIFICATIONS', 'SUCCEEDED', $1, $2::timestamptz - interval '181 days') returning id",
      [volunteer.accountId, MONDAY],
    );
    await tick();
    expect(await inbox(volunteer)).toEqual([]);
    expect(await world.sql('select id from job_run where id = $1', [old?.id])).toEqual([]);
  });
});

describe('settings', () => {
  it('refuse what does not hold together, and a version that was overtaken', async () => {
    const actor = await world.actor('GRID_WORKER');
    const save = async (more: object) =>
      (
        await actor.mutate(
          'notificationSettingsSave',
          'NotificationSettingsSaveInput',
          { expectedVersion: 0, emailOn: false, digest: false, digestMinute: 480, language: 'zh-CN', ...more },
          'settings { version }',
        )
      ).userErrors.map(({ code, field }) => [code, field?.[0]]);
    expect(await save({ emailOn: true })).toEqual([['REQUIRED', 'email']]);
    expect(await save({ quietFrom: 60 })).toEqual([['REQUIRED', 'quietUntil']]);
    expect(await save({ quietFrom: 60, quietUntil: 60 })).toEqual([['OUT_OF_RANGE', 'quietUntil']]);
    expect(await save({ webhookId: randomUUID() })).toEqual([['NOT_FOUND', 'webhookId']]);
    expect(await save({ email: 'a@b.test', emailOn: true })).toEqual([]);
    expect(await save({})).toEqual([['STALE_VERSION', 'expectedVersion']]);
    const other = await world.actor('GRID_WORKER');
    expect(await other.get('{ notificationSettings { email version } }')).toEqual({ notificationSettings: { email: null, version: 0 } });
  });
});

describe('a template', () => {
  it('takes the three placeholders and no other: there is no place for a name', async () => {
    const admin = await world.actor('ADMIN');
    const { notificationTemplates } = await admin.get<{ notificationTemplates: { id: string; kind: string; version: number }[] }>(
      '{ notificationTemplates { id kind version } }',
    );
    const template = notificationTemplates.find(({ kind }) => kind === 'OFFER_WITHDRAWN');
    const save = (body: string) =>
      admin.mutate(
        'notificationTemplateSave',
        'NotificationTemplateSaveInput',
        {
          id: template?.id,
          expectedVersion: template?.version,
          subject: '撤回 {{number}}',
          subjectEn: 'Back {{number}}',
          body,
          bodyEn: '{{link}}',
        },
        'template { sample version }',
      );
    for (const body of ['{{name}} 您好', '{{ number }}', '{number}'])
      expect((await save(body)).userErrors).toMatchObject([{ code: 'INVALID_FORMAT' }]);
    expect(await save('共 {{count}}：{{link}}')).toMatchObject({ userErrors: [], template: { sample: false, version: 2 } });
    expect((await save('x')).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    const volunteer = await world.volunteerActor();
    const offer = await offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId });
    await world.sql("update offer set state = 'WITHDRAWN', holds_seat = false where id = $1", [offer.id]);
    expect((await inbox(volunteer)).map(({ titleEn }) => titleEn)).toContain(`Back ${await numberOf(offer.needId)}`);
  });
});
