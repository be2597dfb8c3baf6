import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { World } from './world.js';

/** A server process that runs jobs of a world and nothing else, to be killed. */
export function startJobProcess(world: World): ChildProcess {
  return fork(
    fileURLToPath(new URL('job-process.mjs', import.meta.url)),
    [world.database.ownerUrl, world.database.appUrl, world.clock.now().toISOString(), JSON.stringify(world.services.outbound)],
    { stdio: 'inherit' },
  );
}
