import { Worker } from 'node:worker_threads';
import type { PlanInput, PlanResult } from './plan-input.js';
import type { Difference, Trial } from './trial.js';

/** Heap that a plan may use, in megabytes; a plan that needs more fails instead of bringing the server down. */
const MAX_HEAP_MB = 2048;

/** How often a running plan looks whether it is still wanted. */
const LOOK_EVERY_MS = 500;

/**
 * Plans in a thread of its own, so that the server goes on answering meanwhile.
 * @param look is told the share done, again and again; when it throws, the thread is stopped and the error passed on
 */
export async function planInThread(input: PlanInput, look: (done: number) => Promise<void>): Promise<PlanResult> {
  const { result } = await inThread({ input }, look);
  if (!result) throw new Error('the planning thread gave no plan');
  return result;
}

/** Tries something out in a thread of its own: see `tryOut`. Otherwise as {@link planInThread}. */
export async function tryInThread(input: PlanInput, trial: Trial, look: (done: number) => Promise<void>): Promise<Difference> {
  const { difference } = await inThread({ input, trial }, look);
  if (!difference) throw new Error('the planning thread gave no difference');
  return difference;
}

/** What the thread is given, and what it says. */
export interface Work {
  input: PlanInput;
  trial?: Trial;
}
export interface Said {
  done?: number;
  result?: PlanResult;
  difference?: Difference;
}

async function inThread(work: Work, look: (done: number) => Promise<void>): Promise<Said> {
  const worker = new Worker(new URL('./plan-worker.js', import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  let done = 0;
  let looking: Promise<void> | undefined;
  try {
    return await new Promise<Said>((resolve, reject) => {
      const timer = setInterval(() => {
        looking ??= look(done)
          .catch(reject)
          .finally(() => {
            looking = undefined;
          });
      }, LOOK_EVERY_MS);
      worker.on('message', (message: Said) => {
        if (message.done === undefined) resolve(message);
        else done = message.done;
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
