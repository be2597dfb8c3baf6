import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import exceljs from 'exceljs';
import { cleanText } from './cell-values.js';

/** A column to be written. Identity and telephone numbers are `TEXT`: as numbers they would lose digits. */
export interface WriteColumn {
  readonly header: string;
  readonly kind: 'TEXT' | 'NUMBER' | 'DATE';
  /** Whether each figure is also drawn as a bar in its cell; of the first 26 columns. */
  readonly bars?: boolean;
  /** Width in characters; by default enough for the header. */
  readonly width?: number;
}

/** A cell to be written: text, a number, a civil date `YYYY-MM-DD` as text in a DATE column, or nothing. */
export type WriteCell = string | number | null;
export type WriteRows = Iterable<readonly WriteCell[]> | AsyncIterable<readonly WriteCell[]>;

const MAX_CELL = 32_767;
const FORMATS = { TEXT: '@', NUMBER: 'General', DATE: 'yyyy-mm-dd' } as const;

function xlsxCell(value: WriteCell | undefined, kind: WriteColumn['kind']): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'DATE' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
  if (kind === 'NUMBER' && typeof value === 'number' && Number.isFinite(value)) return value;
  return cleanText(String(value)).slice(0, MAX_CELL);
}

/** A sheet of a workbook. */
export interface WriteSheet {
  readonly name: string;
  readonly columns: readonly WriteColumn[];
  readonly rows: WriteRows;
}

/**
 * Writes a workbook of one sheet, row by row, and ends the stream. Text is written as text cells, which no spreadsheet
 * program evaluates: `=1+1` stays what it is.
 */
export function writeXlsx(out: Writable, sheetName: string, columns: readonly WriteColumn[], rows: WriteRows): Promise<void> {
  return writeWorkbook(out, [{ name: sheetName, columns, rows }]);
}

/** The same with several sheets. A column with bars shows its figures as bars in their cells as well. */
export async function writeWorkbook(out: Writable, sheets: readonly WriteSheet[]): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ header, kind, width }) => ({
      header,
      width: width ?? Math.max(10, header.length * 2 + 2),
      style: { numFmt: FORMATS[kind] },
    }));
    sheet.getRow(1).font = { bold: true };
    let written = 1;
    for await (const row of rows) {
      sheet.addRow(columns.map(({ kind }, index) => xlsxCell(row[index], kind))).commit();
      written += 1;
      if (out.writableNeedDrain) await once(out, 'drain');
    }
    for (const [index, column] of columns.entries()) if (column.bars && written > 1) addBars(sheet, index, written);
    sheet.commit();
  }
  await workbook.commit();
}

/** A bar in each cell of a column, as long as its figure: the one chart that a sheet written row by row can hold. */
function addBars(sheet: exceljs.Worksheet, column: number, rows: number): void {
  const letter = String.fromCharCode(65 + column);
  sheet.addConditionalFormatting({
    ref: `${letter}2:${letter}${rows}`,
    rules: [
      {
        type: 'dataBar',
        priority: 1,
        cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
        // The colour stands beside what the library's own types know of a bar.
        ...({ color: { argb: 'FF6FBCD9' } } as object),
      },
    ],
  });
}

/** Characters with which a spreadsheet program begins a formula, full-width ones included. */
const FORMULA = /^[=+\-@\t＝＋－＠]/u;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/u;

function csvCell(value: WriteCell | undefined): string {
  const text = value === null || value === undefined ? '' : cleanText(String(value));
  // An apostrophe keeps programs from evaluating it; `readSpreadsheet` takes it away again.
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Writes comma-separated UTF-8 with its mark, so that Excel shows Chinese, and ends the stream. */
export async function writeCsv(out: Writable, columns: readonly WriteColumn[], rows: WriteRows): Promise<void> {
  const line = (cells: readonly (WriteCell | undefined)[]): string => stringify([cells.map(csvCell)], { record_delimiter: '\r\n' });
  out.write(`\uFEFF${line(columns.map((column) => column.header))}`);
  for await (const row of rows) {
    if (!out.write(line(columns.map((_, index) => row[index])))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
