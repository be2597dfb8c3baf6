import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { SnakeNaming } from './naming.js';

// Codes of areas are 15 digits and counts are small: both fit a double exactly. Civil dates stay text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const otherInstant = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);
// The usual form is nearly ISO 8601 already, and pages are full of instants.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  text.length <= 26 && text.endsWith('+00') ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : (otherInstant(text) as Date),
);
/** Type of bigint[], which the driver does not name. */
const INT8_ARRAY = 1016;
pg.types.setTypeParser(INT8_ARRAY as number, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)));

type EntityClass = new () => object;

/**
 * Opens the pool that all operations share, as the runtime role.
 * Idle connections are kept: their prepared statements would go with them.
 * @throws the driver's error when the database cannot be reached
 */
export async function connectDatabase(
  url: string,
  options: { entities: EntityClass[]; poolSize: number; assumeRole: boolean },
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    ...endpoint(url),
    entities: options.entities,
    namingStrategy: new SnakeNaming(),
    poolSize: options.poolSize,
    installExtensions: false,
    extra: {
      pipeline: true,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 4000,
      keepAlive: true,
      application_name: 'finemesh',
      // A statement that hangs must not hold a pool slot for ever; long work raises the limit for itself.
      statement_timeout: 30_000,
      ...(options.assumeRole ? { options: '-c role=finemesh_app' } : {}),
    },
  });
  return source.initialize();
}

/** Splits a URL so that a Unix socket directory may stand in `?host=`. */
function endpoint(url: string): { host?: string; port?: number; username?: string; password?: string; database?: string; url?: string } {
  const parsed = new URL(url);
  const socket = parsed.searchParams.get('host');
  if (!socket) return { url };
  return {
    host: socket,
    port: Number(parsed.searchParams.get('port') ?? (parsed.port || 5432)),
    username: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: parsed.pathname.slice(1),
  };
}

/** Whether an error says that the database is away rather than that a statement was wrong. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  const text = `${code ?? ''} ${message ?? ''}`;
  return /ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|^57P0|^08|timeout exceeded when trying to connect|Connection terminated|connection timeout/i.test(
    text,
  );
}
