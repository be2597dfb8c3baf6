/** Why a file cannot be read; the console has a sentence for each. */
export type SpreadsheetFault =
  /** Not one cell holds anything. */
  | 'EMPTY'
  /** A workbook that asks for a password. */
  | 'PASSWORD_PROTECTED'
  /** The binary .xls of Excel 97: to be saved as .xlsx. */
  | 'OLD_FORMAT'
  /** A web page saved or sent under the name of a spreadsheet. */
  | 'WEB_PAGE'
  /** Neither a workbook nor text. */
  | 'NOT_A_SPREADSHEET'
  /** Cut off, altered, or not what its own directory says; `detail` tells where. */
  | 'DAMAGED'
  /** Text in none of UTF-8, UTF-16 and GB18030. */
  | 'ENCODING'
  /** A quotation mark that is opened and never closed; `detail` gives the line. */
  | 'QUOTES'
  /** More bytes, unpacked bytes, rows or columns than the limits allow. */
  | 'TOO_LARGE'
  /** Reading took longer than the limits allow. */
  | 'TIMEOUT';

/** A file that cannot be read. `code` is the one of the API's closed list. Carries nothing of the file's content. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError';
  readonly code: 'FILE_UNREADABLE' | 'FILE_TOO_LARGE';

  constructor(
    readonly fault: SpreadsheetFault,
    readonly detail = '',
  ) {
    super(detail === '' ? `spreadsheet: ${fault}` : `spreadsheet: ${fault} (${detail})`);
    this.code = fault === 'TOO_LARGE' || fault === 'TIMEOUT' ? 'FILE_TOO_LARGE' : 'FILE_UNREADABLE';
  }
}

/** Bounds that keep a hostile or mistaken file from harming the server. */
export interface SpreadsheetLimits {
  readonly maxBytes: number;
  /** Sum of the sizes that a workbook's parts have unpacked. */
  readonly maxUnpackedBytes: number;
  /** How many times larger a part of more than 10 MB may be unpacked than packed. */
  readonly maxRatio: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Longer cells are cut and marked. */
  readonly maxCellCharacters: number;
  /** Memory of the thread that reads a workbook, in MB. */
  readonly heapMegabytes: number;
  /** Time that the thread may work, in milliseconds; waiting for the reader of the rows does not count. */
  readonly maxMilliseconds: number;
}

export const DEFAULT_LIMITS: SpreadsheetLimits = {
  // 200,000 rows of 240 bytes: a city's roster with full addresses in Chinese takes 221 a row.
  maxBytes: 48 * 1024 * 1024,
  maxUnpackedBytes: 400_000_000,
  maxRatio: 100,
  maxRows: 200_000,
  maxColumns: 256,
  maxCellCharacters: 32_767,
  heapMegabytes: 256,
  maxMilliseconds: 60_000,
};

/** What reading could not keep: to be shown to whoever brought the file. */
export type CellWarning =
  /** A whole number of more than 15 digits was stored as a number: its last digits are lost in the file itself. */
  | 'PRECISION_LOST'
  /** The text was longer than the limit. */
  | 'CUT'
  /** A formula whose value the file does not hold, or an error such as #N/A. */
  | 'NO_VALUE'
  /** A filled cell right of the last headed column; it is not among the cells. */
  | 'NO_HEADER';

/** One row below the header. */
export interface SpreadsheetRow {
  /** Number of the row in the file, from 1, as a spreadsheet program shows it. */
  readonly number: number;
  /** One text per header; '' where the cell is empty. Dates are `YYYY-MM-DD` or `YYYY-MM-DD HH:mm`. */
  readonly cells: readonly string[];
  /** Column index (from 0) and warning. */
  readonly warnings: readonly (readonly [column: number, warning: CellWarning])[];
}

/** An opened file: the header is known, the rows are still to come and can be read once. */
export interface Spreadsheet {
  readonly format: 'CSV' | 'XLSX';
  /** Headers, trimmed and made unique: 姓名, 姓名 (2); an empty one over filled cells is (3) by its column. */
  readonly header: readonly string[];
  /** Number of the header's row; rows above it were titles. */
  readonly headerRow: number;
  /** Encoding of a CSV file, or the name of the workbook's sheet that is read. */
  readonly source: string;
  /** Ends early and frees everything when the loop over it ends early. Throws SpreadsheetError when the rest is unreadable. */
  readonly rows: AsyncIterable<SpreadsheetRow>;
}

/** A row as it comes from a file, before the header is known. */
export interface RawRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly warnings: readonly (readonly [column: number, warning: CellWarning])[];
}
