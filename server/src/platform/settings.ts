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
  TRUST_PROXY: flag.default(false).describe('1 when a reverse proxy of yours sets X-Forwarded-For'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn').describe('log detail'),
});

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
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Setting ${issue?.path.join('.')} is not valid: ${issue?.message}. See the table of settings in README.md.`);
  }
  return { ...parsed.data, home: resolve(parsed.data.FINEMESH_HOME) };
}
