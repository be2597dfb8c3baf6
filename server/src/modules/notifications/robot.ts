import { createHmac } from 'node:crypto';
import { postJson } from '../../platform/http/outbound.js';
import { WebhookKind } from './notification.js';
import type { Rendered } from './render.js';

/** A robot, opened. */
export interface Robot {
  readonly kind: WebhookKind;
  readonly url: URL;
  readonly secret: string | null;
}

/** DingTalk's signature of a moment: HMAC-SHA256 of `<milliseconds>\n<secret>` under the secret, as query parameters. */
function signed(url: URL, secret: string, now: Date): URL {
  const timestamp = String(now.getTime());
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const target = new URL(url);
  target.searchParams.set('timestamp', timestamp);
  target.searchParams.set('sign', sign);
  return target;
}

/** The robot answered, but took nothing. */
export class RobotRefused extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/**
 * Posts a text to the chat of a group. Robots know no id of a message: whoever is told twice reads it twice.
 * @throws RobotRefused when it answers that it took nothing, Error with `code` when it does not answer
 */
export async function tellRobot({ kind, url, secret }: Robot, { subject, text }: Rendered, deliveryId: string, now: Date): Promise<void> {
  const target = kind === WebhookKind.DINGTALK && secret !== null ? signed(url, secret, now) : url;
  const body = { msgtype: 'text', text: { content: `${subject}\n${text}` } };
  // Not part of either robot's contract; a relay of one's own can tell a double by it.
  const answer = await postJson(target, body, { 'idempotency-key': deliveryId });
  if (answer.status !== 200) throw new RobotRefused(`HTTP ${answer.status}`);
  const code = errcode(answer.text);
  if (code !== 0) throw new RobotRefused(`ROBOT ${code ?? 'UNREADABLE'}`);
}

/** What both kinds answer: `{"errcode":0,…}` when it was taken. Null when it is something else. */
function errcode(text: string): number | null {
  try {
    const { errcode: code } = JSON.parse(text) as { errcode?: unknown };
    return Number.isInteger(code) ? (code as number) : null;
  } catch {
    return null;
  }
}
