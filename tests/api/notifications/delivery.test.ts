import { createHmac } from 'node:crypto';
// First: it brings the metadata that decorated classes need.
import { LAOSHAN, MONDAY, World } from '../../testkit/world.js';
import { modules } from '@finemesh/server/dist/modules/index.js';
import { startJobRunner, type JobRunner } from '@finemesh/server/dist/platform/jobs/index.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { startJobProcess } from '../../testkit/job-process.js';
import { MailServer, readMail, RobotServer } from '../../testkit/receivers.js';
import { offerIn, visitIn } from '../../testkit/visits.js';

const PUBLIC_URL = 'https://finemesh.test';
const ADDRESS = 'chun.mei@mail.test';

let world: World;
let mail: MailServer;
let robot: RobotServer;
let runner: JobRunner | undefined;
let volunteer: Actor & { volunteerId: string };

function serve(): JobRunner {
  return startJobRunner({
    services: { ...world.services, publicUrl: PUBLIC_URL, log: world.app.log },
    ownerUrl: world.database.ownerUrl,
    modules,
  });
}

beforeAll(async () => {
  [world, mail, robot] = await Promise.all([World.start(), MailServer.start(), RobotServer.start()]);
  world.services.outbound.mail = { url: mail.url, from: 'finemesh@civil.test' };
  world.services.outbound.webhookHosts.push(robot.host);
  runner = serve();
});
afterAll(async () => {
  await runner?.stop();
  await Promise.all([mail.stop(), robot.stop(), world.stop()]);
});
beforeEach(async () => {
  world.clock.set(MONDAY);
  await atNow();
  volunteer = await world.volunteerActor();
  [mail.taken.length, mail.turnAway, robot.taken.length, robot.answers.length] = [0, 0, 0, 0];
});
afterEach(async () => {
  await world.sql('delete from notification_delivery');
});

const choose = async (actor: Actor, more: object = {}) => {
  const { notificationSettings: kept } = await actor.get<{ notificationSettings: { version: number } }>(
    '{ notificationSettings { version } }',
  );
  const input = {
    expectedVersion: kept.version,
    email: ADDRESS,
    emailOn: true,
    digest: false,
    digestMinute: 600,
    language: 'zh-CN',
    ...more,
  };
  return actor.mutate<{ settings: object | null }>(
    'notificationSettingsSave',
    'NotificationSettingsSaveInput',
    input,
    'settings { version }',
  );
};

interface Delivery {
  id: string;
  channel: string;
  kind: string;
  state: string;
  attempts: number;
  lastError: string | null;
  notBefore: string;
}
const log = async (actor: Actor): Promise<Delivery[]> =>
  (
    await actor.get<{ notificationSettings: { recent: Delivery[] } }>(
      '{ notificationSettings { recent { id channel kind state attempts lastError notBefore } } }',
    )
  ).notificationSettings.recent;

/** Orders what is due and waits until no job has any of it. */
async function deliver(): Promise<void> {
  await world.asOperation('select app.make_notifications()');
  await world.asOperation('select app.order_deliveries()');
  for (let tries = 0; tries < 400; tries += 1) {
    const [{ n }] = (await world.sql<{ n: number }>(
      "select count(*)::int n from job_run where kind = 'NOTIFICATIONS' and state in ('QUEUED', 'RUNNING')",
    )) as [{ n: number }];
    if (n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('deliveries do not end');
}
/** What is prepared by hand happens at the time of the test's clock as well. */
const atNow = () => world.sql("select set_config('app.now', $1, false)", [world.clock.now().toISOString()]);
const offer = async () => {
  await atNow();
  return offerIn(world, 'SENT', { volunteerId: volunteer.volunteerId });
};
const minutes = (n: number): void => world.clock.advance(n * 60_000);

describe('a mail', () => {
  it('says what, by its number and where to look, and nothing of a person', async () => {
    expect(await choose(volunteer)).toMatchObject({ userErrors: [] });
    const { needId, householdId } = await offer();
    await deliver();
    const [need] = await world.sql<{ number: string }>('select number from service_need where id = $1', [needId]);
    const [household] = await world.sql<Record<string, string>>('select head_name, address, phone, number from household where id = $1', [
      householdId,
    ]);
    expect(mail.taken.map(({ to }) => to)).toEqual([[ADDRESS]]);
    const [taken] = mail.taken.map(readMail);
    expect(taken).toMatchObject({ subject: `新派单 ${need?.number}` });
    expect(taken?.text).toContain(`${PUBLIC_URL}/m`);
    for (const secret of [...Object.values(household ?? {}), '李志愿', '13900001111'])
      expect(mail.taken[0]?.raw + (taken?.text ?? '')).not.toContain(secret);
    const [row] = await log(volunteer);
    expect(row).toMatchObject({ channel: 'EMAIL', kind: 'OFFER_SENT', state: 'SENT', attempts: 1, lastError: null });
    expect(taken?.messageId).toBe(`<${row?.id}@civil.test>`);
  });

  it('is tried again, each time later, and bears the same Message-ID; what the server said is kept nowhere', async () => {
    await choose(volunteer, { language: 'en' });
    await offer();
    mail.turnAway = 2;
    await deliver();
    expect(await log(volunteer)).toMatchObject([
      { state: 'WAITING', attempts: 1, lastError: 'SMTP 451', notBefore: new Date(MONDAY.getTime() + 120_000).toISOString() },
    ]);
    minutes(1);
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ attempts: 1 }]);
    minutes(1);
    await deliver();
    expect(await log(volunteer)).toMatchObject([
      { state: 'WAITING', attempts: 2, notBefore: new Date(MONDAY.getTime() + 6 * 60_000).toISOString() },
    ]);
    minutes(4);
    await deliver();
    const [row] = await log(volunteer);
    expect(row).toMatchObject({ state: 'SENT', attempts: 3, lastError: null });
    expect(mail.taken.map(readMail)).toMatchObject([
      { messageId: `<${row?.id}@civil.test>`, subject: expect.stringContaining('New offer') as string },
    ]);
    const [{ kept }] = (await world.sql<{ kept: string }>(
      "select (select coalesce(string_agg(to_jsonb(d)::text, ''), '') from notification_delivery d) || (select coalesce(string_agg(coalesce(before::text, '') || coalesce(after::text, ''), ''), '') from audit_event) kept",
    )) as [{ kept: string }];
    expect(kept).not.toContain('mail.test');
  });

  it('is given up after as many attempts as policy says', async () => {
    await world.sql(
      "insert into policy_parameter (id, key, value, unit, valid_from, sample) values (gen_random_uuid(), 'notification.attempts', 2, 'attempt', '2020-01-01', true)",
    );
    await choose(volunteer);
    await offer();
    mail.turnAway = 9;
    await deliver();
    minutes(2);
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ state: 'FAILED', attempts: 2, lastError: 'SMTP 451' }]);
    minutes(600);
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ state: 'FAILED', attempts: 2 }]);
    const admin = await world.actor('ADMIN');
    const { notificationDeliveries } = await admin.get<{ notificationDeliveries: { edges: { node: object }[] } }>(
      '{ notificationDeliveries(first: 10, failed: true) { edges { node { state lastError account { id } } } } }',
    );
    expect(notificationDeliveries.edges).toEqual([
      { node: { state: 'FAILED', lastError: 'SMTP 451', account: { id: volunteer.accountId } } },
    ]);
    await world.sql("delete from policy_parameter where key = 'notification.attempts' and value = 2");
  });

  it('waits for the end of quiet hours, over midnight too; what is urgent does not', async () => {
    // 09:00 in Shanghai, within 22:00 to 10:00.
    await choose(volunteer, { quietFrom: 22 * 60, quietUntil: 10 * 60 });
    await offer();
    await deliver();
    expect(mail.taken).toEqual([]);
    expect(await log(volunteer)).toMatchObject([{ state: 'WAITING', attempts: 0, notBefore: '2026-06-08T02:00:00.000Z' }]);
    const supervisor = await world.actor('CLINICAL_SUPERVISOR');
    await choose(supervisor, { quietFrom: 22 * 60, quietUntil: 10 * 60 });
    await world.sql(
      "insert into notification (id, account_id, kind, path, key) values (gen_random_uuid(), $1, 'RISK_ALERT', '/care', 'x')",
      [supervisor.accountId],
    );
    await deliver();
    expect(mail.taken.map((each) => readMail(each).subject)).toEqual(['有一条警示等您确认']);
    minutes(60);
    await deliver();
    expect(mail.taken).toHaveLength(2);
    // Chosen while a message waits, quiet hours hold for it as well.
    await offer();
    await choose(volunteer, { quietFrom: 9 * 60, quietUntil: 12 * 60 });
    await deliver();
    expect(mail.taken).toHaveLength(2);
    expect((await log(volunteer))[0]).toMatchObject({ state: 'WAITING', notBefore: '2026-06-08T04:00:00.000Z' });
  });

  it('comes once a day as a summary to whoever wants that', async () => {
    await choose(volunteer, { digest: true, digestMinute: 600 });
    await offer();
    await offer();
    const visit = await visitIn(world, 'CONFIRMED', { volunteerId: volunteer.volunteerId });
    await world.sql("update assignment set state = 'CANCELLED', cancel_reason = 'x', version = version + 1 where id = $1", [visit.id]);
    await deliver();
    expect(await log(volunteer)).toEqual([]);
    minutes(60);
    await deliver();
    const [summary] = mail.taken.map(readMail);
    expect(summary?.subject).toBe('今日消息 3 条');
    expect(summary?.text).toContain('· 服务安排变动 × 1');
    expect(summary?.text).toContain('· 新派单 × 2');
    // What comes later the same day waits for the next.
    await offer();
    minutes(30);
    await deliver();
    expect(mail.taken).toHaveLength(1);
    minutes(24 * 60);
    await deliver();
    expect(mail.taken.map((each) => readMail(each).subject)).toEqual(['今日消息 3 条', '今日消息 1 条']);
  });

  it('is sent once more by another process when one dies between sending and recording', async () => {
    await runner?.stop();
    const dying = startJobProcess(world);
    const died = new Promise((resolve) => dying.on('exit', resolve));
    mail.onWhole = async () => {
      mail.onWhole = () => undefined;
      dying.kill('SIGKILL');
      await died;
    };
    await choose(volunteer);
    await offer();
    await world.asOperation('select app.order_deliveries()');
    await died;
    expect(await log(volunteer)).toMatchObject([{ state: 'SENDING', attempts: 1 }]);
    // The queue takes back what dead processes hold after some seconds.
    await world.sql("update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null");
    runner = serve();
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ state: 'SENT', attempts: 2 }]);
    const ids = mail.taken.map((each) => readMail(each).messageId);
    expect(ids).toEqual([ids[0], ids[0]]);
  }, 30_000);

  it('goes to nobody whose account was disabled meanwhile, nor without a mail server', async () => {
    await choose(volunteer);
    await offer();
    await world.sql("update account set state = 'DISABLED' where id = $1", [volunteer.accountId]);
    await deliver();
    await world.sql("update account set state = 'ACTIVE' where id = $1", [volunteer.accountId]);
    expect(await log(volunteer)).toMatchObject([{ state: 'FAILED', lastError: 'STOPPED' }]);
    const { mail: way } = world.services.outbound;
    world.services.outbound.mail = null;
    minutes(1);
    await offer();
    await deliver();
    world.services.outbound.mail = way;
    expect((await log(volunteer))[0]).toMatchObject({ state: 'FAILED', lastError: 'CHANNEL_OFF' });
    expect(mail.taken).toEqual([]);
  });
});

describe('a group robot', () => {
  const enter = async (more: object = {}, actor?: Actor) =>
    (actor ?? (await world.actor('ADMIN'))).mutate<{ webhook: { id: string; version: number } | null }>(
      'notificationWebhookSave',
      'NotificationWebhookSaveInput',
      {
        name: `群 ${Math.floor(robot.taken.length)} ${crypto.randomUUID().slice(0, 6)}`,
        kind: 'WECOM',
        url: `http://${robot.host}/send?key=k`,
        areaCode: LAOSHAN.district,
        active: true,
        ...more,
      },
      'webhook { id version }',
    );

  it('is told by its own kind of message, signed where it wants that', async () => {
    const wecom = await enter();
    await choose(volunteer, { emailOn: false, webhookId: wecom.webhook?.id });
    await offer();
    await deliver();
    expect(robot.taken).toMatchObject([
      { url: '/send?key=k', body: { msgtype: 'text', text: { content: expect.stringContaining('新派单') as string } } },
    ]);
    const ding = await enter({ kind: 'DINGTALK', url: `http://${robot.host}/robot/send?access_token=t`, secret: 'SECabc' });
    await choose(volunteer, { emailOn: false, webhookId: ding.webhook?.id });
    await offer();
    await deliver();
    const url = new URL(robot.taken[1]?.url ?? '', 'http://x');
    const timestamp = String(MONDAY.getTime());
    expect(Object.fromEntries(url.searchParams)).toEqual({
      access_token: 't',
      timestamp,
      sign: createHmac('sha256', 'SECabc').update(`${timestamp}\nSECabc`).digest('base64'),
    });
    // Its address is a key: sealed at rest, and no field of it leaves.
    const [{ rows }] = (await world.sql<{ rows: string }>('select string_agg(to_jsonb(w)::text, $1) rows from notification_webhook w', [
      '',
    ])) as [{ rows: string }];
    for (const secret of ['key=k', 'access_token', 'SECabc']) expect(rows).not.toContain(secret);
  });

  it('is tried again when it fails, refuses or leads elsewhere', async () => {
    await choose(volunteer, { emailOn: false, webhookId: (await enter()).webhook?.id });
    await offer();
    robot.answers.push({ status: 500, text: 'oops' });
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ state: 'WAITING', lastError: 'HTTP 500' }]);
    minutes(2);
    robot.answers.push({ status: 302, text: '', headers: { location: `http://${robot.host}/inside` } });
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ state: 'WAITING', lastError: 'HTTP 302' }]);
    minutes(4);
    robot.answers.push({ status: 200, text: '{"errcode":93000,"errmsg":"invalid webhook url"}' });
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ state: 'WAITING', lastError: 'ROBOT 93000' }]);
    minutes(8);
    await deliver();
    expect(await log(volunteer)).toMatchObject([{ state: 'SENT', attempts: 4 }]);
    expect(robot.taken.map(({ url }) => url)).not.toContain('/inside');
  });

  it('never hears of an alert', async () => {
    await choose(volunteer, { emailOn: false, webhookId: (await enter()).webhook?.id });
    await world.sql(
      "insert into notification (id, account_id, kind, path, key) values (gen_random_uuid(), $1, 'RISK_ALERT', '/care', 'y')",
      [volunteer.accountId],
    );
    await deliver();
    expect(await log(volunteer)).toEqual([]);
    expect(robot.taken).toEqual([]);
  });

  it('stands on a listed host, and is entered by the administrator of its area', async () => {
    for (const url of ['https://127.0.0.1/x', 'http://qyapi.weixin.qq.com/x', 'https://evil.example/x', 'https://169.254.169.254/x'])
      expect(await enter({ url })).toMatchObject({ webhook: null, userErrors: [{ code: 'NOT_ALLOWED', field: ['url'] }] });
    const elsewhere = await world.actor('ADMIN', { area: '370202' });
    expect((await enter({}, elsewhere)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED', field: ['areaCode'] }]);
    // A host that the operator takes from the list is called no more.
    await choose(volunteer, { emailOn: false, webhookId: (await enter()).webhook?.id });
    await offer();
    const hosts = world.services.outbound.webhookHosts.splice(0);
    await deliver();
    world.services.outbound.webhookHosts.push(...hosts);
    expect(await log(volunteer)).toMatchObject([{ state: 'FAILED', lastError: 'HOST_REFUSED' }]);
    expect(robot.taken).toEqual([]);
  });
});
