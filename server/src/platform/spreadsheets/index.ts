export {
  type CellWarning,
  DEFAULT_LIMITS,
  type Spreadsheet,
  SpreadsheetError,
  type SpreadsheetFault,
  type SpreadsheetLimits,
  type SpreadsheetRow,
} from './model.js';
export { isWorkbook, readSpreadsheet } from './read.js';
export { serialDate } from './cell-values.js';
export { type WriteCell, type WriteColumn, type WriteSheet, writeCsv, writeWorkbook, writeXlsx } from './write.js';
