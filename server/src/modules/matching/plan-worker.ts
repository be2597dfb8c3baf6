import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { PlanInput } from './plan-input.js';
import { planAll } from './plan.js';

/** Progress is told at most so often. */
const REPORT_EVERY_MS = 200;

async function work(port: MessagePort): Promise<void> {
  let last = 0;
  const result = await planAll(workerData as PlanInput, (done) => {
    const now = performance.now();
    if (now - last < REPORT_EVERY_MS) return;
    last = now;
    port.postMessage({ done });
  });
  port.postMessage({ result });
}

// Entry of a worker thread; anywhere else there is nothing to do.
if (parentPort) await work(parentPort);
