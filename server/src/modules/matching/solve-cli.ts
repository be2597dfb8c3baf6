/** The command `match:solve FILE`: one JSON problem in, one JSON answer on standard output. See docs/matching.md. */
import { readFile } from 'node:fs/promises';
import { checkProblem, MalformedProblem, solve, type Answer } from './engine/index.js';

const MALFORMED = 2;
/** Longest complaint: ids and snippets of a file may be of any length. */
const MOST_CHARACTERS = 400;

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

/** One line on standard error, whatever the message holds. */
function complain(message: string): void {
  const line = message.replace(/[\s\p{C}]+/gu, ' ').trim();
  process.stderr.write(`match:solve: ${line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line}\n`);
  process.exitCode = MALFORMED;
}

/** The file's JSON. @throws Error when it cannot be read, is not UTF-8, or is no JSON */
async function read(file: string): Promise<unknown> {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))) as unknown;
}

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) return complain('usage: npm run --silent match:solve -- FILE');
  let value: unknown;
  try {
    value = await read(file);
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
