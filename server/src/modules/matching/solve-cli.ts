/** The command `match:solve FILE`: one JSON problem in, one JSON answer on standard output. See docs/matching.md. */
import { readFile } from 'node:fs/promises';
import { checkProblem, MalformedProblem, solve, type Answer } from './engine/index.js';

const MALFORMED = 2;

/** The documented fields of the answer, in their documented order. */
function printed(answer: Answer): object {
  const { status, filled, score, bound, gap, assigned, unfilled, ms } = answer;
  return {
    status,
    filled,
    score,
    bound,
    gap,
    assigned,
    unfilled: unfilled.map(({ task, reason }) => ({ task, reason })),
    ms: Math.round(ms),
  };
}

function complain(message: string): void {
  process.stderr.write(`match:solve: ${message.replace(/\s+/g, ' ')}\n`);
  process.exitCode = MALFORMED;
}

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) return complain('usage: npm run --silent match:solve -- FILE');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return complain(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    process.stdout.write(`${JSON.stringify(printed(await solve(checkProblem(value))))}\n`);
  } catch (error) {
    if (!(error instanceof MalformedProblem)) throw error;
    complain(`${file}: ${error.message}`);
  }
}

await main(process.argv[2]);
