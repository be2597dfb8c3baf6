import type { Settings } from './settings.js';

/** What is known about a failed start. */
type Place = Partial<Pick<Settings, 'HOST' | 'PORT' | 'DATABASE_URL'>>;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer in time',
  EHOSTUNREACH: 'there is no way to that host',
  '28P01': 'the password is wrong',
  '28000': 'this user may not sign in',
  '3D000': 'there is no such database',
  '42501': 'this user may not create tables and roles there',
};

/**
 * One sentence for the operator: what is wrong and what to do. An address is named without user and password.
 * Errors of other kinds keep their own message.
 */
export function explainStart(error: unknown, { HOST, PORT, DATABASE_URL }: Place): string {
  const { code = '', message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return `Port ${PORT} is already in use: stop the other program, or set PORT to a free one.`;
  if (code === 'EACCES' && PORT !== undefined && PORT < 1024) return `This user may not open port ${PORT}: set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${HOST}: set HOST to one that it has, for instance 127.0.0.1.`;
  if (DATABASE_URL !== undefined && code in REASONS) {
    const { host, pathname } = new URL(DATABASE_URL);
    return `The database at ${host}${pathname} cannot be used (${REASONS[code]}): correct DATABASE_URL, or unset it for the embedded database.`;
  }
  return message;
}
