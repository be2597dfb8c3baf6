import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { columns } from '../../platform/database/loaders.js';
import { Where } from '../../platform/database/where.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.js';
import { entityPage } from '../../platform/graphql/list-page.js';
import { outboundUrl } from '../../platform/http/outbound.js';
import { seal } from '../../platform/vault/envelope.js';
import { areaByCode, parseAreaCode } from '../areas/index.js';
import type {
  NotificationAcknowledgeInput,
  NotificationSettingsSaveInput,
  NotificationTemplateSaveInput,
  NotificationWebhookSaveInput,
} from './inputs.js';
import { webhookById } from './loaders.js';
import { Notification, NotificationDelivery, NotificationSetting, NotificationTemplate, NotificationWebhook } from './notification.js';
import { placeOf } from './seals.js';

constraintMeans('notification_words_known', UserErrorCode.INVALID_FORMAT, 'Only {{number}}, {{link}} and {{count}} can be put in.', [
  'body',
]);
constraintMeans('notification_webhook_name_taken', UserErrorCode.DUPLICATE, 'Another group has this name.', ['name']);
constraintMeans('notification_setting_once', UserErrorCode.STALE_VERSION, 'Somebody else saved first.', ['expectedVersion']);

/** The inbox of the actor, the newest first. @throws Refused BAD_REQUEST for a wrong cursor or length */
export function listNotifications(op: Operation, unread: boolean, args: PageArgs): Promise<Page<Notification>> {
  const where = new Where().and('t.account_id = ?', op.accountId);
  if (unread) where.and('t.read_at is null');
  return entityPage(op, Notification, 't', { where, by: ['createdAt', 'id'], descending: true }, args);
}

/** How many of the actor's notifications are unread. */
export async function unreadCount(op: Operation): Promise<number> {
  const row = await op.row<{ n: number }>('select count(*)::int n from notification where account_id = $1 and read_at is null', [
    op.accountId,
  ]);
  return row?.n ?? 0;
}

/** Marks notifications of the actor as read; those of others and those read before stay as they are. */
export async function acknowledge(op: Operation, input: NotificationAcknowledgeInput): Promise<void> {
  await op.rows(
    'update notification set read_at = $2 where account_id = $1 and read_at is null and ($3::uuid[] is null or id = any ($3)) returning id',
    [op.accountId, op.now, input.ids ?? null],
  );
}

/** Deliveries of all accounts that the actor may read, the newest first. @throws Refused BAD_REQUEST */
export function listDeliveries(op: Operation, failed: boolean, args: PageArgs): Promise<Page<NotificationDelivery>> {
  const where = new Where();
  if (failed) where.and("t.state = 'FAILED'");
  return entityPage(op, NotificationDelivery, 't', { where, by: ['createdAt', 'id'], descending: true }, args);
}

/** What the actor chose; what holds while nothing was chosen has version 0. */
export async function settingOf(op: Operation): Promise<NotificationSetting> {
  const [found] = await op.rows<NotificationSetting>(
    `select ${columns(op, NotificationSetting, 't')} from notification_setting t where t.account_id = $1`,
    [op.accountId],
  );
  return Object.assign(new NotificationSetting(), found ?? { ...UNCHOSEN, accountId: op.accountId });
}

const UNCHOSEN = {
  email: null,
  emailOn: false,
  webhookId: null,
  digest: false,
  digestMinute: 480,
  quietFrom: null,
  quietUntil: null,
  language: 'zh-CN',
  version: 0,
} as const;

/** The newest deliveries to the actor. */
export function recentDeliveries(op: Operation): Promise<NotificationDelivery[]> {
  return op.rows<NotificationDelivery>(
    `select ${columns(op, NotificationDelivery, 't')} from notification_delivery t where t.account_id = $1 order by t.created_at desc, t.id desc limit 10`,
    [op.accountId],
  );
}

/**
 * Keeps what the actor chose.
 * @throws Refusal STALE_VERSION, REQUIRED (an address for mails; the other end of the quiet hours), OUT_OF_RANGE (no quiet time), NOT_FOUND (the robot)
 */
export async function saveSettings(op: Operation, input: NotificationSettingsSaveInput): Promise<void> {
  const { expectedVersion, ...rest } = input;
  const values = {
    ...rest,
    email: input.email?.trim() || null,
    webhookId: input.webhookId ?? null,
    quietFrom: input.quietFrom ?? null,
    quietUntil: input.quietUntil ?? null,
  };
  if (values.emailOn && values.email === null) refuse(UserErrorCode.REQUIRED, 'An address is needed for mails.', ['email']);
  if ((values.quietFrom === null) !== (values.quietUntil === null))
    refuse(UserErrorCode.REQUIRED, 'Quiet hours have a beginning and an end.', [values.quietFrom === null ? 'quietFrom' : 'quietUntil']);
  if (values.quietFrom !== null && values.quietFrom === values.quietUntil)
    refuse(UserErrorCode.OUT_OF_RANGE, 'Quiet hours end at another time than they begin.', ['quietUntil']);
  if (values.webhookId !== null && !(await op.load(webhookById, values.webhookId))?.active)
    refuse(UserErrorCode.NOT_FOUND, 'No such group robot.', ['webhookId']);
  const kept = await op.manager.findOne(NotificationSetting, { where: { accountId: op.accountId }, lock: { mode: 'pessimistic_write' } });
  assertVersion(kept ?? { version: 0 }, expectedVersion);
  if (kept) await op.manager.save(Object.assign(kept, values));
  else await op.manager.insert(NotificationSetting, { id: newId(), accountId: op.accountId, ...values });
}

/** All words, by kind. */
export function listTemplates(op: Operation): Promise<NotificationTemplate[]> {
  return op.rows<NotificationTemplate>(
    `select ${columns(op, NotificationTemplate, 't')} from notification_template t order by t.urgent desc, t.kind`,
  );
}

/** Changes words; once somebody has gone over them they are no sample. @throws Refusal NOT_FOUND, STALE_VERSION, INVALID_FORMAT (another placeholder) */
export async function saveTemplate(op: Operation, input: NotificationTemplateSaveInput): Promise<void> {
  const { id, expectedVersion, ...words } = input;
  const template = await op.manager.findOne(NotificationTemplate, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!template) refuse(UserErrorCode.NOT_FOUND, 'No such template.', ['id']);
  assertVersion(template, expectedVersion);
  await op.manager.save(Object.assign(template, words, { sample: false }));
}

/** Group robots by name. */
export function listWebhooks(op: Operation, inactive: boolean): Promise<NotificationWebhook[]> {
  return op.rows<NotificationWebhook>(
    `select ${columns(op, NotificationWebhook, 't')} from notification_webhook t where t.active or $1 order by t.name`,
    [inactive],
  );
}

/**
 * Enters or changes a group robot. Its address is sealed as soon as it is known to be of a listed host.
 * @throws Refusal NOT_FOUND, STALE_VERSION, REQUIRED (address, version), NOT_ALLOWED (the host; the area), DUPLICATE (the name)
 */
export async function saveWebhook(op: Operation, input: NotificationWebhookSaveInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode, ['areaCode']);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No area has this code.', ['areaCode']);
  if (!op.actor.can('notification:configure', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is not yours to configure.', ['areaCode']);
  const address = input.url?.trim() ?? '';
  const url = address === '' ? null : outboundUrl(address, op.runtime.outbound?.webhookHosts ?? []);
  if (address !== '' && url === null)
    refuse(UserErrorCode.NOT_ALLOWED, 'Only https addresses of the hosts that the settings list can be called.', ['url']);
  const known = input.id
    ? await op.manager.findOne(NotificationWebhook, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (input.id) {
    if (!known || !op.actor.can('notification:configure', known.areaCode)) refuse(UserErrorCode.NOT_FOUND, 'No such group robot.', ['id']);
    if (input.expectedVersion === undefined || input.expectedVersion === null)
      refuse(UserErrorCode.REQUIRED, 'The version that was read is needed.', ['expectedVersion']);
    assertVersion(known, input.expectedVersion);
  }
  if (!known && url === null) refuse(UserErrorCode.REQUIRED, 'The address of the robot is needed.', ['url']);
  const id = known?.id ?? newId();
  const { keyring } = op.runtime;
  const secret = input.secret ?? null;
  const values = {
    name: input.name.trim(),
    kind: input.kind,
    areaCode,
    active: input.active,
    ...(url === null ? {} : { host: url.host, urlSealed: seal(keyring, placeOf(id, 'url_sealed'), url.href) }),
    ...(secret === null ? {} : { secretSealed: secret === '' ? null : seal(keyring, placeOf(id, 'secret_sealed'), secret) }),
  };
  if (known) await op.manager.save(Object.assign(known, values));
  else await op.manager.insert(NotificationWebhook, { id, ...values, createdBy: op.accountId, createdAt: op.now });
  return id;
}
