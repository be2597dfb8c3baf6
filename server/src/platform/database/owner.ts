import pg from 'pg';

/**
 * A connection as the database's owner, for work at start: migrations, seeds, the demo world. End it when done.
 * If the database goes away meanwhile, the next statement fails; without a listener the whole process would.
 */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
