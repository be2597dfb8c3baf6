import { operate, type Operation } from '../../platform/database/operation.js';
import type { Services } from '../../platform/graphql/module.js';
import { outboundUrl } from '../../platform/http/outbound.js';
import type { JobHandler, RunningJob } from '../../platform/jobs/index.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { open } from '../../platform/vault/envelope.js';
import { templateByKind, webhookById } from './loaders.js';
import { sendMail } from './mail.js';
import { DeliveryChannel, NotificationSetting } from './notification.js';
import { render, type Holes, type Rendered } from './render.js';
import { RobotRefused, tellRobot, type Robot } from './robot.js';
import { placeOf } from './seals.js';
import { settingOf } from './service.js';

/** Why a delivery cannot be made now and no later attempt will change that. */
class Hopeless extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

interface Due {
  id: string;
  channel: DeliveryChannel;
  kind: string;
  attempts: number;
  number: string | null;
  count: number | null;
  path: string | null;
  digest_day: string | null;
}

interface Prepared extends Due {
  words: Rendered;
  target: { to: string } | { robot: Robot };
}

/**
 * Sends what one account is to be told, as that account. A delivery is marked as on its way before it leaves and as sent
 * after it was taken: a server that dies between sends it once more. At least once, never silently lost; mails bear the
 * same Message-ID each time.
 */
export const deliverJob: JobHandler = {
  idempotent: true,
  async run(job, services) {
    const ids = await operate(services, { accountId: job.accountId }, (op) =>
      op.rows<{ id: string }>(
        "select id from notification_delivery where job_id = $1 and state in ('QUEUED', 'SENDING') order by created_at, id",
        [job.id],
      ),
    );
    let sent = 0;
    for (const [at, { id }] of ids.entries()) {
      await job.progress(at, ids.length);
      if (await deliver(services, job, id)) sent += 1;
    }
    return `${sent} of ${ids.length} sent.`;
  },
  async ended(op) {
    // The account was disabled meanwhile, or the server died on it again and again.
    await op.rows(
      "update notification_delivery set state = 'FAILED', last_error = 'STOPPED' where account_id = $1 and state in ('QUEUED', 'SENDING') returning id",
      [op.accountId],
    );
  },
};

/** One delivery: prepared and marked, sent, recorded. @returns whether it was taken */
async function deliver(services: Services, job: RunningJob, id: string): Promise<boolean> {
  const as = { accountId: job.accountId };
  const failed = (reason: string, again: boolean) => operate(services, as, (op) => record(op, id, reason, again));
  let prepared: Prepared | null;
  try {
    prepared = await operate(services, as, (op) => prepare(op, services, id));
  } catch (error) {
    if (!(error instanceof Hopeless)) throw error;
    await failed(error.reason, false);
    return false;
  }
  if (prepared === null) return false;
  try {
    await send(services, prepared);
  } catch (error) {
    await failed(reasonOf(error), true);
    return false;
  }
  await operate(services, as, (op) =>
    op.rows(
      "update notification_delivery set state = 'SENT', sent_at = $2, last_error = null where id = $1 and state = 'SENDING' returning id",
      [id, op.now],
    ),
  );
  return true;
}

/** Marks a delivery as on its way and reads what it says and to where. @throws Hopeless when there is no way any more */
async function prepare(op: Operation, services: Services, id: string): Promise<Prepared | null> {
  const due = await op.row<Due>(
    `with going as (update notification_delivery set state = 'SENDING', attempts = attempts + 1 where id = $1 and state in ('QUEUED', 'SENDING') returning *)
     select g.id, g.channel, g.kind, g.attempts, g.digest_day::text, n.number, n.count, n.path from going g left join notification n on n.id = g.notification_id`,
    [id],
  );
  if (!due) return null;
  const setting = await settingOf(op);
  const template = await op.find(templateByKind, due.kind);
  if (template === null) throw new Error(`no words for ${due.kind}`);
  const link = `${services.publicUrl?.replace(/\/$/, '') ?? ''}${due.path ?? '/inbox'}`;
  const words = render(template, setting.language, { number: due.number ?? '', count: due.count, link });
  const digest = due.digest_day === null ? null : await digestOf(op, due, setting, link);
  const target = due.channel === DeliveryChannel.EMAIL ? mailTarget(services, setting) : await robotTarget(op, services, setting);
  return { ...due, words: digest ?? words, target };
}

/** The summary of a day: how many of each kind, in the words of the templates. */
async function digestOf(op: Operation, due: Due, setting: NotificationSetting, link: string): Promise<Rendered> {
  const rows = await op.rows<{ kind: string; n: number }>(
    `select n.kind, count(*)::int n from notification n join notification_template k on k.kind = n.kind
     where n.account_id = $1 and n.digest_day = $2 and ($3 or k.group_allowed) group by n.kind order by n.kind`,
    [op.accountId, due.digest_day, due.channel === DeliveryChannel.EMAIL],
  );
  const holes: Holes = { number: '', count: rows.reduce((sum, each) => sum + each.n, 0), link };
  const template = await op.find(templateByKind, due.kind);
  if (template === null) throw new Error(`no words for ${due.kind}`);
  const { subject, text } = render(template, setting.language, holes);
  const lines = await Promise.all(
    rows.map(async ({ kind, n }) => {
      const of = await op.find(templateByKind, kind);
      return `· ${(setting.language === 'zh-CN' ? of?.name : of?.nameEn) ?? kind} × ${n}`;
    }),
  );
  return { subject, text: [text, ...lines].join('\n') };
}

function mailTarget({ outbound }: Services, setting: NotificationSetting): { to: string } {
  if (!outbound?.mail) throw new Hopeless('CHANNEL_OFF');
  if (!setting.emailOn || setting.email === null) throw new Hopeless('NOT_WANTED');
  return { to: setting.email };
}

async function robotTarget(op: Operation, { outbound, keyring }: Services, setting: NotificationSetting): Promise<{ robot: Robot }> {
  const webhook = setting.webhookId === null ? null : await op.load(webhookById, setting.webhookId);
  if (!webhook?.active) throw new Hopeless('NOT_WANTED');
  // Asked again at each sending: the operator may have shortened the list since the address was entered.
  const url = outboundUrl(open(keyring, placeOf(webhook.id, 'url_sealed'), webhook.urlSealed), outbound?.webhookHosts ?? []);
  if (url === null) throw new Hopeless('HOST_REFUSED');
  const secret = webhook.secretSealed === null ? null : open(keyring, placeOf(webhook.id, 'secret_sealed'), webhook.secretSealed);
  return { robot: { kind: webhook.kind, url, secret } };
}

async function send({ outbound, clock }: Services, { id, target, words }: Prepared): Promise<void> {
  if ('robot' in target) return tellRobot(target.robot, words, id, clock.now());
  if (!outbound?.mail) throw new Error('no mail server');
  return sendMail(outbound.mail, { ...words, to: target.to, deliveryId: id });
}

/** A code of what went wrong; never what the other side said, which may repeat an address. */
function reasonOf(error: unknown): string {
  if (error instanceof RobotRefused) return error.reason;
  const { code, responseCode, name } = (error ?? {}) as { code?: unknown; responseCode?: unknown; name?: unknown };
  if (typeof responseCode === 'number') return `SMTP ${responseCode}`;
  if (name === 'TimeoutError') return 'TIMEOUT';
  return typeof code === 'string' && /^[A-Z0-9_]{1,30}$/.test(code) ? code : 'UNKNOWN';
}

/** Writes a failure down: to be tried again, each time twice as late, or given up after as many attempts as policy says. */
async function record(op: Operation, id: string, reason: string, again: boolean): Promise<void> {
  const [attempts, minutes] = await Promise.all([
    policyParameter(op, 'notification.attempts'),
    policyParameter(op, 'notification.retry.minutes'),
  ]);
  await op.rows(
    `update notification_delivery set last_error = $2, state = case when $3 and attempts < $4 then 'WAITING' else 'FAILED' end,
       not_before = $5::timestamptz + make_interval(secs => $6::float8 * 60 * power(2, least(attempts, 12) - 1))
     where id = $1 and state in ('QUEUED', 'SENDING') returning id`,
    [id, reason, again, attempts, op.now, minutes],
  );
}
