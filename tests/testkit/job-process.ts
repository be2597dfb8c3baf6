import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { World } from './world.js';

/** A server process that runs jobs of a world and nothing else, to be killed. @param connectors the operator's settings of them, as JSON */
export function startJobProcess(world: World, connectors = ''): ChildProcess {
  return fork(
    fileURLToPath(new URL('job-process.mjs', import.meta.url)),
    [world.database.ownerUrl, world.database.appUrl, world.clock.now().toISOString(), connectors, JSON.stringify(world.services.outbound)],
    { stdio: 'inherit' },
  );
}
