import { csvRows, decodeText } from './csv.js';
import { DEFAULT_LIMITS, type Spreadsheet, SpreadsheetError, type SpreadsheetLimits } from './model.js';
import { asTable } from './table.js';
import { xlsxRows } from './xlsx.js';

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Whether a file is an XLSX workbook, by how its zip archive begins: with a part, or with its end when it is empty. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06);
}

/** Binary workbooks and encrypted new ones share a container; the latter name their content in UTF-16. */
function containerFault(bytes: Uint8Array): SpreadsheetError {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return new SpreadsheetError(encrypted ? 'PASSWORD_PROTECTED' : 'OLD_FORMAT');
}

function refuseOtherFormats(text: string): void {
  const start = text.slice(0, 1000).trimStart().toLowerCase();
  if (/^<(?:!doctype|html|head|body|table|meta|style|!--)/u.test(start)) throw new SpreadsheetError('WEB_PAGE');
  if (/^(?:<\?xml|%pdf-|\{\\rtf|mime-version:)/u.test(start)) throw new SpreadsheetError('NOT_A_SPREADSHEET');
}

/**
 * Opens a CSV or XLSX file by its content, whatever its name says: CSV in UTF-8, UTF-16 or GB18030 with comma, semicolon
 * or tab; the first visible sheet of a workbook. Formulas give the value that the file holds.
 * The rows must be looped over, or left by `break`: that frees the thread behind a workbook.
 * @throws SpreadsheetError here, and from the loop over the rows
 */
export async function readSpreadsheet(bytes: Uint8Array, limits: SpreadsheetLimits = DEFAULT_LIMITS): Promise<Spreadsheet> {
  if (bytes.length === 0) throw new SpreadsheetError('EMPTY');
  if (bytes.length > limits.maxBytes) throw new SpreadsheetError('TOO_LARGE', 'too many bytes');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw containerFault(bytes);
  if (isWorkbook(bytes)) {
    const { sheet, rows } = await xlsxRows(bytes, limits);
    return { format: 'XLSX', source: sheet, ...(await asTable(rows)) };
  }
  const { text, encoding } = decodeText(bytes);
  refuseOtherFormats(text);
  return { format: 'CSV', source: encoding, ...(await asTable(csvRows(text, limits))) };
}
