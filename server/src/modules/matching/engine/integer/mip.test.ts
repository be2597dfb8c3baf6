import { expect, test } from 'vitest';
import { byTier } from '../answer.js';
import { readProblem } from '../read.js';
import { bruteForce } from '../testing/oracle.js';
import { smallProblem } from '../testing/small.js';
import { fromWhole } from '../scale.js';
import { relax } from '../relax.js';
import { flowPlan } from '../flow/plan.js';
import { valueOf } from '../value.js';
import { loadSolver, solveInteger } from './mip.js';
import { repair } from './repair.js';

test('the integer program alone agrees with trying everything on 600 small problems', { timeout: 120_000 }, async () => {
  const highs = await loadSolver();
  for (let seed = 20_001; seed <= 20_600; seed++) {
    const problem = smallProblem(seed);
    const reading = readProblem(problem);
    const { model, decimals } = reading;
    const flow = flowPlan(model, relax(model).cap);
    // A poor start on purpose: an empty plan leaves all the work to the solver.
    const start = repair(model, new Int32Array(0));
    const found = solveInteger(
      highs,
      model,
      { chosen: start.chosen(), value: start.value, bound: valueOf(model, flow.chosen) },
      () => 10_000,
      () => false,
    );
    const best = bruteForce(problem);
    const answer = {
      filled: byTier(reading, found.value),
      kept: found.value[model.tiers],
      score: fromWhole(found.value[model.tiers + 1]!, decimals),
      proven: found.proven,
    };
    expect(answer, `seed ${seed}`).toEqual({ ...best, score: expect.closeTo(best.score, 6) as number, proven: true });
  }
});
