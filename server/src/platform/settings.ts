import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** Every runtime setting, its meaning and default; the README's table is checked against this list. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('TCP port of the console and /graphql'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  FINEMESH_HOME: z.string().default('.finemesh').describe('folder of the embedded database and the key file'),
  FINEMESH_WORLD: z.enum(['small', 'city', 'none']).default('small').describe('demo world laid into an empty database'),
  DATABASE_URL: z.url().optional().describe('PostgreSQL 15 or newer of your own, as the owner of the database; unset: embedded'),
  DATABASE_APP_URL: z
    .url()
    .optional()
    .describe('the same database as role finemesh_app; unset: DATABASE_URL with that role assumed at connect'),
  DATABASE_READ_URL: z
    .url()
    .optional()
    .describe(
      'a streaming replica of the same database, signed in like DATABASE_APP_URL, that answers queries; unset: everything goes to the first',
    ),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20).describe('connections a server process keeps'),
  FINEMESH_KEYS: z.string().optional().describe('sealing keys as JSON; unset: the file keys.json in FINEMESH_HOME'),
  FINEMESH_KEYS_COMMAND: z
    .string()
    .optional()
    .describe('program with arguments that prints the sealing keys, e.g. of a key service; FINEMESH_KEYS goes first'),
  FINEMESH_CONNECTORS: z
    .string()
    .optional()
    .describe('JSON file with the connectors to departments that are asked in economic verification; unset: nobody is asked'),
  PUBLIC_URL: z.url().optional().describe('address at which browsers reach the server; https makes the cookie Secure'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'it begins with smtp:// or smtps://' })
    .optional()
    .describe('mail server with user and password; smtp: is encrypted by STARTTLS, smtps: from the start; unset: no mail is sent'),
  MAIL_FROM: z.email().optional().describe('address that mails come from; needed with SMTP_URL'),
  WEBHOOK_HOSTS: z
    .string()
    .default('qyapi.weixin.qq.com,oapi.dingtalk.com')
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter((host) => host !== ''),
    )
    .pipe(z.array(z.string().regex(/^[a-z0-9.-]+(?::\d{1,5})?$/, 'it lists host names, with a port where that is not 443')))
    .describe('hosts to which group robots may be told things, always over https'),
  TRUST_PROXY: flag.default(false).describe('1 when a reverse proxy of yours sets X-Forwarded-For'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn').describe('log detail'),
});

/** A mail says where to look, and from whom it comes. */
const whole = schema.superRefine((settings, context) => {
  if (settings.SMTP_URL === undefined) return;
  for (const name of ['MAIL_FROM', 'PUBLIC_URL'] as const)
    if (settings[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'it is needed with SMTP_URL' });
});

/** How messages leave the server. */
export interface Outbound {
  /** The mail server and the sender; null when no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Hosts of group robots that may be called. */
  readonly webhookHosts: readonly string[];
}

/** How messages leave the server by these settings. */
export function outboundOf({ SMTP_URL: url, MAIL_FROM: from, WEBHOOK_HOSTS }: Settings): Outbound {
  return { mail: url === undefined || from === undefined ? null : { url, from }, webhookHosts: WEBHOOK_HOSTS };
}

/** Validated runtime settings of one process. */
export interface Settings extends z.infer<typeof schema> {
  /** Absolute path of FINEMESH_HOME. */
  home: string;
}

/** Names of the settings. */
const settingNames = Object.keys(schema.shape);

/**
 * Reads and validates the settings.
 * @throws Error with one sentence that names the first wrong setting and what it must be.
 */
export function loadSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(settingNames.filter((name) => env[name]).map((name) => [name, env[name]]));
  const parsed = whole.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Setting ${issue?.path.join('.')} is not valid: ${issue?.message}. See the table of settings in README.md.`);
  }
  return { ...parsed.data, home: resolve(parsed.data.FINEMESH_HOME) };
}
