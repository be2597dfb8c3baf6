import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import { each, everyone, inArea, only, ROLES, type Row } from './reach.js';
import type { TableAccess } from './rows.js';

/** Everybody has an inbox and settings of its own, with no target to aim elsewhere; administrators keep words and robots. */
export const notificationMatrix: Readonly<Record<string, Row>> = {
  notifications: everyone('mine'),
  notificationSettings: everyone('mine'),
  notificationWays: everyone('all'),
  notificationWebhooks: everyone('all'),
  notificationTemplates: everyone('all'),
  notificationDeliveries: only('all', 'ADMIN', 'AUDITOR'),
  notificationAcknowledge: { reach: each('all', ...ROLES) },
  notificationSettingsSave: { reach: each('all', ...ROLES) },
  notificationTemplateSave: only('all', 'ADMIN'),
  notificationWebhookSave: inArea('ADMIN'),
};

export const notificationQueries: Readonly<Record<string, QueryFixture>> = {
  notifications: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    args: () => ({ first: 100 }),
    sql: 'select id from notification order by created_at desc, id desc limit 100',
    id: () => '',
  },
  notificationSettings: { kind: 'rows', selection: '{ version }', sql: '', id: () => '' },
  notificationWays: { kind: 'rows', selection: '{ email }', sql: '', id: () => '' },
  notificationWebhooks: { kind: 'rows', selection: '{ id }', sql: 'select id from notification_webhook where active', id: () => '' },
  notificationTemplates: { kind: 'rows', selection: '{ id }', sql: 'select id from notification_template', id: () => '' },
  notificationDeliveries: {
    kind: 'rows',
    selection: '{ edges { node { id } } totalCount }',
    args: () => ({ first: 100 }),
    sql: 'select id from notification_delivery order by created_at desc, id desc limit 100',
    id: () => '',
  },
};

/** Tables of notifications: one's own; the log of deliveries also for whoever reads accounts. */
export const notificationTables: Readonly<Record<string, TableAccess>> = {
  notification: { area: null, owner: 't.account_id', see: [] },
  notification_setting: { area: null, owner: 't.account_id', see: [], ownerWrites: { add: ROLES, change: ROLES } },
  notification_delivery: { area: null, owner: 't.account_id', see: ['ADMIN', 'AUDITOR'] },
  notification_template: { area: null, see: 'signed in' },
  notification_webhook: { area: null, see: 'signed in', writesAskedIn: 'the matrix: a robot names who entered it' },
};

/** Beyond these, single columns: that it was read, how a delivery went, the words of a template. */
export const notificationGrants: Readonly<Record<string, string>> = {
  notification: 'SELECT',
  notification_delivery: 'SELECT',
  notification_setting: 'INSERT SELECT UPDATE',
  notification_template: 'SELECT',
  notification_webhook: 'INSERT SELECT UPDATE',
};

export const notificationFunctions: Readonly<Record<string, string>> = {
  'app.make_notifications': 'tells of what time brings, whoever is signed in; takes nothing from outside',
  'app.notification_made': 'trigger: deliveries as the account chose, which others may not read',
  'app.notification_making': 'trigger: whether the account wants a summary, which others may not read',
  'app.notify_alerts': 'trigger: tells who was called, and nothing of whom',
  'app.notify_offers': 'trigger: tells a volunteer of offers in an inbox that nobody else reads',
  'app.notify_steps': 'trigger: tells who was called; the number of what a clock is about',
  'app.notify_visits': 'trigger: tells a volunteer of changed visits',
  'app.order_deliveries': 'orders what is due as the accounts that are told; takes nothing from outside',
};

/** Something that an account was told by mail, and what it chose. @returns id of the notification */
export async function notificationIn(world: World, accountId: string | null): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into notification_setting (id, account_id, email, email_on) values (gen_random_uuid(), $1, 'somebody@mail.test', true) on conflict do nothing",
    [accountId],
  );
  await world.sql("insert into notification (id, account_id, kind, number, path, key) values ($1, $2, 'OFFER_SENT', 'N1', '/m', $3)", [
    id,
    accountId,
    `test:${id}`,
  ]);
  return id;
}

/** A robot of a group in an area. */
export async function webhookIn(world: World, areaCode: number | string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    "insert into notification_webhook (id, name, kind, host, url_sealed, area_code, created_by, created_at) values ($1, $2, 'WECOM', 'qyapi.weixin.qq.com', 'sealed', $3, $4, now())",
    [id, `群 ${id.slice(0, 8)}`, areaCode, (await world.actor('ADMIN')).accountId],
  );
  return id;
}

export const notificationMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  notificationAcknowledge: async ({ stage, accountId }) => ({ ids: [await notificationIn(stage.world, accountId)] }),
  notificationSettingsSave: async ({ stage, accountId }) => {
    const [kept] = await stage.world.sql<{ version: number }>('select version from notification_setting where account_id = $1', [
      accountId,
    ]);
    return {
      expectedVersion: kept?.version ?? 0,
      emailOn: false,
      digest: true,
      digestMinute: 500,
      language: 'en',
    };
  },
  notificationTemplateSave: async ({ stage }) => {
    const [template] = await stage.world.sql<{ id: string; version: number }>(
      "select id, version from notification_template where kind = 'OFFER_SENT'",
    );
    const words = `派单 {{number}} ${randomUUID().slice(0, 4)}`;
    return { id: template?.id, expectedVersion: template?.version, subject: words, subjectEn: words, body: words, bodyEn: words };
  },
  notificationWebhookSave: async ({ stage, area }) => ({
    id: await webhookIn(stage.world, area.code),
    expectedVersion: 1,
    name: `群 ${randomUUID().slice(0, 8)}`,
    kind: 'WECOM',
    areaCode: area.community,
    active: false,
  }),
};
