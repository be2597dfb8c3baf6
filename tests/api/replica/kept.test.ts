import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../testkit/actor.js';
import { LAOSHAN, World } from '../../testkit/world.js';

let world: World;
let actor: Actor;

beforeAll(async () => {
  world = await World.start();
  actor = await world.actor('COORDINATOR');
}, 60_000);
afterAll(() => world.stop());

async function rename(name: string): Promise<void> {
  await world.sql('update admin_area set name = $2 where code = $1', [LAOSHAN.code, name]);
}
const nameShown = async (): Promise<unknown> =>
  (await actor.get<{ adminArea: { name: string } }>(`{ adminArea(code: "${LAOSHAN.community}") { name } }`)).adminArea.name;

describe('tables of reference that the process keeps', () => {
  it('show a change with the next query, whoever made it', async () => {
    await rename('一社区');
    expect(await nameShown()).toBe('一社区');
    await rename('二社区');
    expect(await nameShown()).toBe('二社区');
  });

  it('are indeed kept: a change that raised no version stays unseen', async () => {
    await world.sql('alter table admin_area disable trigger reference_changed');
    await rename('三社区');
    expect(await nameShown()).toBe('二社区');
    await world.sql('alter table admin_area enable trigger reference_changed');
    await rename('四社区');
    expect(await nameShown()).toBe('四社区');
  });
});
