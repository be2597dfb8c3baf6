import { connectOwner } from '../../platform/database/owner.js';
import type { Keyring } from '../../platform/vault/keys.js';
import { DEMO_PASSWORD, setupCode } from '../accounts/index.js';

/**
 * What the operator has to know to sign in: the demo sign-ins, or the set-up code of an empty system; nothing for a system in use.
 */
export async function signInHints(ownerUrl: string, keyring: Keyring): Promise<string[]> {
  const client = await connectOwner(ownerUrl);
  try {
    const { rows: accounts } = await client.query<{ any: boolean }>('select app.has_accounts() as any');
    if (!accounts[0]?.any)
      return [
        `尚无账号，请用设置码创建第一个管理员 / no account yet: make the first administrator with the set-up code ${setupCode(keyring)}`,
      ];
    const { rows } = await client.query<{ username: string; display_name: string }>(
      "select a.username, a.display_name from account a where a.demo and a.username like 'demo.%' and exists (select from world) order by a.created_at, a.id",
    );
    if (rows.length === 0) return [];
    return [
      `演示账号（密码均为 ${DEMO_PASSWORD}） / demo sign-ins (password of all: ${DEMO_PASSWORD})`,
      ...rows.map((row) => `  ${row.username.padEnd(18)} ${row.display_name}`),
    ];
  } finally {
    await client.end();
  }
}
