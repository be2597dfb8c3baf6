import { parentPort, workerData } from 'node:worker_threads';
import type { PlanInput } from './plan-input.js';
import { planAll } from './plan.js';

/** Progress is told at most so often. */
const REPORT_EVERY_MS = 200;

if (!parentPort) throw new Error('runs as a worker thread only');
const port = parentPort;
let last = 0;
const result = await planAll(workerData as PlanInput, (done) => {
  const at = performance.now();
  if (at - last < REPORT_EVERY_MS) return;
  last = at;
  port.postMessage({ done });
});
port.postMessage({ result });
