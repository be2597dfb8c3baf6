/**
 * The environment for database programs: the process's own without `PG*` (a stray `PGDATA` or `PGPORT` must not
 * redirect us) and with English messages, which the supervisor reads.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
