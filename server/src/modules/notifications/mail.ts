import { createTransport } from 'nodemailer';
import type { Outbound } from '../../platform/settings.js';
import type { Rendered } from './render.js';

/** Longest that a mail server may take for one step, in milliseconds. */
const PATIENCE_MS = 10_000;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** One mail: to whom, what, and the id that stays the same over all attempts. */
export interface Mail extends Rendered {
  readonly to: string;
  readonly deliveryId: string;
}

/**
 * Hands a mail to the mail server. Sent again it bears the same Message-ID, by which a receiver knows a double.
 * @throws Error with `responseCode` (SMTP) or `code` (the connection) when the server did not take it
 */
export async function sendMail({ url, from }: NonNullable<Outbound['mail']>, mail: Mail): Promise<void> {
  const server = new URL(url);
  const transport = createTransport({
    url,
    // Sign-in and addresses never cross the net in clear; a relay on this machine may do without.
    requireTLS: server.protocol === 'smtp:' && !LOOPBACK.has(server.hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.deliveryId}@${from.slice(from.indexOf('@') + 1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } finally {
    transport.close();
  }
}
