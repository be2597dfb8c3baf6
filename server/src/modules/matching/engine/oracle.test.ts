import { expect, test } from 'vitest';
import { checkProblem, solve } from './index.js';
import { audit } from './testing/audit.js';
import { bruteForce } from './testing/oracle.js';
import { smallProblem } from './testing/small.js';

test('10,000 random small problems: as good as trying everything, and proven', { timeout: 600_000 }, async () => {
  for (let seed = 1; seed <= 10_000; seed++) {
    const problem = checkProblem(smallProblem(seed));
    const answer = await solve(problem);
    const best = bruteForce(problem);
    try {
      audit(problem, answer);
      expect({ filled: answer.filled, kept: answer.kept }).toEqual({ filled: best.filled, kept: best.kept });
      expect(answer.score).toBeCloseTo(best.score, 6);
      expect(answer).toMatchObject({ status: 'optimal', gap: 0 });
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});
