import { Worker } from 'node:worker_threads';
import { type RawRow, SpreadsheetError, type SpreadsheetLimits } from './model.js';
import type { XlsxAnswer, XlsxTask } from './xlsx-worker.js';

/** A thread runs built code only: from the TypeScript sources, as in unit tests, the build's copy is taken. */
function workerUrl(): URL {
  const here = import.meta.url;
  return new URL('./xlsx-worker.js', here.endsWith('.ts') ? here.replace('/src/', '/dist/') : here);
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** The thread that reads one workbook: asked for one answer at a time, bounded in memory and in working time. */
class WorkbookThread {
  private readonly worker: Worker;
  private millisecondsLeft: number;

  constructor(bytes: Uint8Array, limits: SpreadsheetLimits) {
    // A copy of its own: handing over the caller's memory would empty it, and all that shares its pool.
    const task: XlsxTask = { bytes: new Uint8Array(bytes), limits };
    this.millisecondsLeft = limits.maxMilliseconds;
    this.worker = new Worker(workerUrl(), {
      workerData: task,
      transferList: [task.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    // An error between two questions is met by the next one, which finds the thread gone.
    this.worker.on('error', () => undefined);
  }

  async ask(): Promise<XlsxAnswer> {
    const asked = performance.now();
    let timer: NodeJS.Timeout | undefined;
    let settle: (() => void) | undefined;
    try {
      return await new Promise<XlsxAnswer>((resolve, reject) => {
        const onMessage = (answer: XlsxAnswer): void => resolve(answer);
        const onError = (error: Error): void =>
          reject(
            isOutOfMemory(error)
              ? new SpreadsheetError('TOO_LARGE', 'too much memory')
              : new SpreadsheetError('DAMAGED', 'unexpected content'),
          );
        const onExit = (): void => reject(new SpreadsheetError('DAMAGED', 'reading broke off'));
        settle = () => void this.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        this.worker.once('message', onMessage).once('error', onError).once('exit', onExit);
        timer = setTimeout(() => reject(new SpreadsheetError('TIMEOUT')), Math.max(1, this.millisecondsLeft));
        // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
        this.worker.postMessage(null);
      });
    } finally {
      clearTimeout(timer);
      settle?.();
      this.millisecondsLeft -= performance.now() - asked;
    }
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

async function answerOf(thread: WorkbookThread): Promise<Exclude<XlsxAnswer, { kind: 'FAULT' }>> {
  const answer = await thread.ask();
  if (answer.kind === 'FAULT') throw new SpreadsheetError(answer.fault, answer.detail);
  return answer;
}

/** Asks for the next rows before it gives those that have come: the thread reads on while they are looked at. */
async function* rowsOf(thread: WorkbookThread): AsyncGenerator<RawRow> {
  try {
    for (let answer = await answerOf(thread); answer.kind !== 'END';) {
      const next = answerOf(thread);
      // What went wrong is told when it is this one's turn, or to nobody when no more is wanted.
      next.catch(() => undefined);
      if (answer.kind === 'ROWS') yield* answer.rows;
      answer = await next;
    }
  } finally {
    await thread.stop();
  }
}

/** Opens a workbook in a thread of its own. The thread ends when the loop over the rows does. @throws SpreadsheetError */
export async function xlsxRows(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<{ sheet: string; rows: AsyncGenerator<RawRow> }> {
  const thread = new WorkbookThread(bytes, limits);
  try {
    const answer = await answerOf(thread);
    return { sheet: answer.kind === 'SHEET' ? answer.name : '', rows: rowsOf(thread) };
  } catch (error) {
    await thread.stop();
    throw error;
  }
}
