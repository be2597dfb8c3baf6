import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { cleanText } from './cell-values.js';
import { type CellWarning, type RawRow, SpreadsheetError, type SpreadsheetLimits } from './model.js';

const DELIMITERS = [',', ';', '\t'] as const;

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without its mark shows in Latin letters, digits and delimiters: every other byte of them is zero. */
function zeroShare(bytes: Uint8Array, parity: 0 | 1): number {
  const sample = bytes.subarray(0, 2000);
  const zeros = sample.reduce((count, byte, index) => count + (byte === 0 && index % 2 === parity ? 1 : 0), 0);
  return zeros / Math.max(1, sample.length / 2);
}

/** Whether bytes that are not valid UTF-8 were meant to be: cut off or damaged, most of it still reads well. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split('\uFFFD').length - 1;
  const whole = text.replace(/[\0-\u007F\uFFFD]/gu, '').length;
  return whole > 2 * broken;
}

function encodingsToTry(bytes: Uint8Array): string[] {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ['utf-8'];
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  if (bytes.length >= 4 && zeroShare(bytes, 1) > 0.15 && zeroShare(bytes, 0) < 0.02) return ['utf-16le'];
  if (bytes.length >= 4 && zeroShare(bytes, 0) > 0.15 && zeroShare(bytes, 1) < 0.02) return ['utf-16be'];
  // Text in GB18030 is next to never valid UTF-8, while nearly anything passes for GB18030: so this order.
  return ['utf-8', 'gb18030'];
}

/** Text of a file in UTF-8, UTF-16 or GB18030 (which covers GBK and GB2312). @throws SpreadsheetError */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  for (const encoding of encodingsToTry(bytes)) {
    const text = tryDecode(encoding, bytes);
    if (text === null && encoding === 'utf-8' && isDamagedUtf8(bytes)) break;
    if (text === null) continue;
    if (text.includes('\0')) throw new SpreadsheetError('NOT_A_SPREADSHEET', 'it holds zero bytes');
    return { text, encoding };
  }
  throw new SpreadsheetError('ENCODING');
}

/** The delimiter that the first lines hold most evenly, quoted text aside; a first line `sep=;` decides by itself. */
function detectDelimiter(text: string): string {
  const stated = /^sep=(.)\r?\n/iu.exec(text)?.[1];
  if (stated !== undefined) return stated;
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r\n|\n|\r/u)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const linesWith = (delimiter: string): number => lines.filter((line) => line.includes(delimiter)).length;
  return DELIMITERS.reduce((best, delimiter) => (linesWith(delimiter) > linesWith(best) ? delimiter : best));
}

/** The mark that `writeCsv` puts before text that a spreadsheet program would take for a formula. */
const GUARDED = /^'(?=[=+\-@\t＝＋－＠])/u;

function rawRow(number: number, record: readonly string[], limits: SpreadsheetLimits): RawRow {
  const warnings: [number, CellWarning][] = [];
  const cells = record.map((cell, column) => {
    if (cell.length > limits.maxCellCharacters) warnings.push([column, 'CUT']);
    return cleanText(cell.slice(0, limits.maxCellCharacters)).replace(GUARDED, '');
  });
  return { number, cells, warnings };
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536);
}

function csvFault(error: CsvError): SpreadsheetError {
  const { lines } = error as { lines?: number };
  return new SpreadsheetError(/QUOTE/u.test(error.code) ? 'QUOTES' : 'DAMAGED', `line ${lines ?? '?'}`);
}

/** Rows of delimited text, each record as one row; numbers count records as spreadsheet programs do. */
export async function* csvRows(text: string, limits: SpreadsheetLimits): AsyncGenerator<RawRow> {
  const body = text.replace(/^sep=.\r?\n/iu, '');
  const parser = Readable.from(pieces(body)).pipe(
    parse({
      delimiter: detectDelimiter(text),
      relax_column_count: true,
      // A quotation mark inside an unquoted cell is part of the text.
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      // A quotation that is never closed would swallow the rest of the file as one record.
      max_record_size: 4_000_000,
    }),
  );
  let number = body === text ? 0 : 1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      if (number > limits.maxRows) throw new SpreadsheetError('TOO_LARGE', 'too many rows');
      if (record.length > limits.maxColumns && record.slice(limits.maxColumns).some((cell) => cell !== '')) {
        throw new SpreadsheetError('TOO_LARGE', 'too many columns');
      }
      yield rawRow(number, record.slice(0, limits.maxColumns), limits);
    }
  } catch (error) {
    throw error instanceof CsvError ? csvFault(error) : error;
  } finally {
    parser.destroy();
  }
}
