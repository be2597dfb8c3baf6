import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Said, Work } from './plan-thread.js';
import { planAll } from './plan.js';
import { tryOut } from './trial.js';

/** Progress is told at most so often. */
const REPORT_EVERY_MS = 200;

async function work(port: MessagePort): Promise<void> {
  let last = 0;
  const report = (done: number): void => {
    const now = performance.now();
    if (now - last < REPORT_EVERY_MS) return;
    last = now;
    port.postMessage({ done } satisfies Said);
  };
  const { input, trial } = workerData as Work;
  const said: Said = trial ? { difference: await tryOut(input, trial, report) } : { result: await planAll(input, report) };
  port.postMessage(said);
}

// Entry of a worker thread; anywhere else there is nothing to do.
if (parentPort) await work(parentPort);
