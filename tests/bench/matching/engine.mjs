// Child process: solves one family with the engine; prints times, total weight and peak memory as JSON.
import { families } from './families.mjs';
import { modelOf } from './instance.mjs';
import { flawIn } from '../../../server/dist/modules/matching/engine/flow/certificate.js';
import { flowPlan } from '../../../server/dist/modules/matching/engine/flow/plan.js';
import { relax } from '../../../server/dist/modules/matching/engine/relax.js';
import { tierWeights } from '../../../server/dist/modules/matching/engine/weights.js';

const [name, size, repeats] = process.argv.slice(2);
const model = modelOf(families[name](Number(size)));
// Processor time of the whole process, compiler and collector threads included: steadier than the clock on a shared machine.
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const ms = [];
let plan;
for (let k = 0; k < Number(repeats); k++) {
  const start = cpu();
  plan = flowPlan(model, relax(model).cap);
  ms.push(cpu() - start);
}
const start = cpu();
const flaw = flawIn(plan.network);
const certificateMs = cpu() - start;
const { weight } = tierWeights(model);
let value = 0;
for (const e of plan.chosen) value += weight[e];
console.log(JSON.stringify({ ms, value, flaw: flaw ?? null, certificateMs, peakMb: process.resourceUsage().maxRSS / 1024 }));
