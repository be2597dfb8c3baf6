import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the command was given, before the package manager or {@link run} went to the project folder. */
export const calledFrom = join(process.cwd(), '.') === join(root, '.') ? (process.env.INIT_CWD ?? root) : process.cwd();

/** A failure that one sentence explains: printed without a stack. */
export class Stop extends Error {}

/**
 * On standard error, for a command's standard output may be its answer.
 * @param {string} line one short line about what happens now
 */
export function say(line) {
  console.error(`finemesh: ${line}`);
}

/** Addresses (a private package registry, say) do not belong into logs. @param {string} text */
export function withoutAddresses(text) {
  return text.replaceAll(/https?:\/\/[^\s"')]+/g, '(address)');
}

/**
 * Loads a command and runs its `main`; a `Stop` becomes one sentence and exit code 1.
 * @param {() => Promise<{ main: (args: string[]) => Promise<void> }>} load
 */
export async function run(load) {
  try {
    process.chdir(root);
    const command = await load();
    await command.main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Stop ? `finemesh: ${error.message}` : error);
    process.exitCode = 1;
  }
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, onLine?: (line: string) => void }} [options]
 *   show: its output goes straight to the terminal instead of into the answer
 * @returns {Promise<{ code: number, output: string }>} code 127 when there is no such program
 */
export function execute(program, args, options = {}) {
  const { show = false, onLine, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'], ...rest });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (onLine) for (const line of text.split('\n')) onLine(line);
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one of our own Node programs. @param {string[]} args @param {Parameters<typeof execute>[2]} [options] */
export function node(args, options) {
  return execute(process.execPath, args, options);
}
