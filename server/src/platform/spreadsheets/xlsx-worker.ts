import { parentPort, workerData } from 'node:worker_threads';
import { type RawRow, SpreadsheetError, type SpreadsheetFault, type SpreadsheetLimits } from './model.js';
import { sheetRows } from './sheet.js';
import { readOutline } from './workbook.js';
import { readZipDirectory } from './zip.js';

/** What the thread is given, and what it answers; every batch of rows is one answer to one `null`. */
export interface XlsxTask {
  readonly bytes: Uint8Array;
  readonly limits: SpreadsheetLimits;
}

export type XlsxAnswer =
  | { readonly kind: 'SHEET'; readonly name: string }
  | { readonly kind: 'ROWS'; readonly rows: RawRow[] }
  | { readonly kind: 'END' }
  | { readonly kind: 'FAULT'; readonly fault: SpreadsheetFault; readonly detail: string };

async function* answers({ bytes, limits }: XlsxTask): AsyncGenerator<XlsxAnswer> {
  try {
    const parts = { bytes, entries: readZipDirectory(bytes, limits) };
    const outline = await readOutline(parts);
    yield { kind: 'SHEET', name: outline.sheetName };
    for await (const rows of sheetRows(parts, outline, limits)) yield { kind: 'ROWS', rows };
    yield { kind: 'END' };
  } catch (error) {
    if (error instanceof SpreadsheetError) yield { kind: 'FAULT', fault: error.fault, detail: error.detail };
    else yield { kind: 'FAULT', fault: 'DAMAGED', detail: 'unexpected content' };
  }
}

if (parentPort !== null) {
  const port = parentPort;
  const source = answers(workerData as XlsxTask);
  const answerOne = async (): Promise<void> => {
    const next = await source.next();
    if (next.done !== true) port.postMessage(next.value);
  };
  port.on('message', () => void answerOne());
}
