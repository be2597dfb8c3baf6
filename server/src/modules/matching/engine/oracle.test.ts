import { expect, test } from 'vitest';
import { checkProblem, solve } from './index.js';
import { audit } from './testing/audit.js';
import { bruteForce } from './testing/oracle.js';
import { smallProblem, smallTogether } from './testing/small.js';

async function agrees(seed: number, withRule: boolean): Promise<void> {
  const problem = checkProblem(smallProblem(seed));
  const together = withRule ? smallTogether(seed, problem) : undefined;
  const answer = await solve(problem, together === undefined ? {} : { together });
  const best = bruteForce(problem, together);
  try {
    audit(problem, answer);
    expect({ filled: answer.filled, kept: answer.kept }).toEqual({ filled: best.filled, kept: best.kept });
    expect(answer.score).toBeCloseTo(best.score, 6);
    expect(answer).toMatchObject({ status: 'optimal', gap: 0 });
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error });
  }
}

test('10,000 random small problems: as good as trying everything, and proven', { timeout: 600_000 }, async () => {
  for (let seed = 1; seed <= 10_000; seed++) await agrees(seed, false);
});

test('3,000 more with a rule of what one volunteer can do together', { timeout: 600_000 }, async () => {
  for (let seed = 50_001; seed <= 53_000; seed++) await agrees(seed, true);
});
