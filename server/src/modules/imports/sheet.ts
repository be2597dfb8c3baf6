import { Refusal, FieldError, userError, UserErrorCode } from '../../platform/errors/user-error.js';
import { readSpreadsheet, SpreadsheetError, type Spreadsheet } from '../../platform/spreadsheets/index.js';
import type { ImportColumn } from './batch.js';

/** Rows near the top that samples are taken from, and samples of each column. */
const SAMPLE_ROWS = 20;
const SAMPLES = 3;

/** Opens a file. @throws Refusal FILE_UNREADABLE, FILE_TOO_LARGE */
export function openSheet(content: Buffer): Promise<Spreadsheet> {
  return refusing(() => readSpreadsheet(content));
}

/** Columns of a file with some of their values as they are. @throws Refusal FILE_UNREADABLE, FILE_TOO_LARGE */
export function readHead(content: Buffer): Promise<ImportColumn[]> {
  return refusing(async () => {
    const sheet = await readSpreadsheet(content);
    const samples = sheet.header.map((): string[] => []);
    let rows = 0;
    for await (const row of sheet.rows) {
      for (const [column, values] of samples.entries()) {
        const cell = row.cells[column] ?? '';
        if (cell !== '' && values.length < SAMPLES) values.push(cell);
      }
      rows += 1;
      if (rows === SAMPLE_ROWS) break;
    }
    return sheet.header.map((header, column) => ({ header, sample: samples[column] ?? [] }));
  });
}

/** Runs work on a file; that it cannot be read is the user's to mend. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
    throw new Refusal([
      userError(FieldError, {
        code: UserErrorCode[error.code],
        message: `The file cannot be read: ${error.fault}${error.detail ? ` (${error.detail})` : ''}.`,
        field: ['uploadId'],
      }),
    ]);
  }
}
