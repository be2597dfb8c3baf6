import { Worker } from 'node:worker_threads';
import type { PlanInput, PlanResult } from './plan-input.js';

/** Heap that a plan may use, in megabytes; a plan that needs more fails instead of bringing the server down. */
const MAX_HEAP_MB = 2048;

/** How often a running plan looks whether it is still wanted. */
const LOOK_EVERY_MS = 500;

/**
 * Plans in a thread of its own, so that the server goes on answering meanwhile.
 * @param look is told the share done, again and again; when it throws, the thread is stopped and the error passed on
 */
export async function planInThread(input: PlanInput, look: (done: number) => Promise<void>): Promise<PlanResult> {
  const worker = new Worker(new URL('./plan-worker.js', import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  let done = 0;
  let looking: Promise<void> | undefined;
  try {
    return await new Promise<PlanResult>((resolve, reject) => {
      const timer = setInterval(() => {
        looking ??= look(done)
          .catch(reject)
          .finally(() => {
            looking = undefined;
          });
      }, LOOK_EVERY_MS);
      worker.on('message', (message: { done?: number; result?: PlanResult }) => {
        if (message.done !== undefined) done = message.done;
        if (message.result) resolve(message.result);
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        clearInterval(timer);
        reject(new Error('the planning thread ended without a plan'));
      });
    });
  } finally {
    await worker.terminate();
    await looking;
  }
}
