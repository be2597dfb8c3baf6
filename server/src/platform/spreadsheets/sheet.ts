import { cleanText, numberText, serialDate, unescapeText } from './cell-values.js';
import { type CellWarning, type RawRow, SpreadsheetError, type SpreadsheetLimits } from './model.js';
import { type Attributes, type Parts, partText, type WorkbookOutline, xmlReader } from './workbook.js';

/** Column index, from 0, of a reference such as AB12; -1 when there is none. */
function columnOf(reference = ''): number {
  let column = 0;
  let at = 0;
  let code = reference.charCodeAt(at);
  for (; at < 3 && code >= 65 && code <= 90; code = reference.charCodeAt((at += 1))) column = column * 26 + code - 64;
  return code >= 48 && code <= 57 ? column - 1 : -1;
}

/** Collects the cells of one row after another while the XML goes by. */
class RowCollector {
  readonly finished: RawRow[] = [];
  private number = 0;
  private cells: string[] = [];
  private warnings: [number, CellWarning][] = [];
  private column = -1;
  private attributes: Attributes = {};
  private text = '';
  private hasFormula = false;
  private collecting = false;
  private phonetic = 0;

  constructor(
    private readonly outline: WorkbookOutline,
    private readonly limits: SpreadsheetLimits,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.startRow(attributes);
    else if (name === 'c') this.startCell(attributes);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.phonetic += 1;
    else if ((name === 'v' || name === 't') && this.phonetic === 0) this.collecting = true;
  }

  take(text: string): void {
    if (this.collecting && this.text.length <= this.limits.maxCellCharacters) this.text += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.cells.length > 0)
      this.finished.push({ number: this.number, cells: this.cells, warnings: this.warnings });
  }

  private startRow(attributes: Attributes): void {
    const given = Number(attributes['r'] ?? this.number + 1);
    if (!(given > this.number)) throw new SpreadsheetError('DAMAGED', 'the rows are out of order');
    if (given > this.limits.maxRows) throw new SpreadsheetError('TOO_LARGE', 'too many rows');
    this.number = given;
    this.cells = [];
    this.warnings = [];
    this.column = -1;
  }

  private startCell(attributes: Attributes): void {
    const given = columnOf(attributes['r']);
    this.column = given >= 0 ? given : this.column + 1;
    this.attributes = attributes;
    this.text = '';
    this.hasFormula = false;
    this.phonetic = 0;
  }

  private endCell(): void {
    const { text, warning } = this.value();
    if (text === '' && warning === undefined) return;
    if (this.column >= this.limits.maxColumns) throw new SpreadsheetError('TOO_LARGE', 'too many columns');
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = cleanText(text.slice(0, this.limits.maxCellCharacters));
    const cut = text.length > this.limits.maxCellCharacters ? 'CUT' : warning;
    if (cut !== undefined) this.warnings.push([this.column, cut]);
  }

  private value(): { text: string; warning?: CellWarning } {
    const raw = this.text;
    switch (this.attributes['t'] ?? 'n') {
      case 's':
        return { text: unescapeText(this.outline.sharedStrings[Number(raw)] ?? '') };
      case 'inlineStr':
      case 'str':
        return { text: unescapeText(raw) };
      case 'b':
        return { text: raw === '' ? '' : raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE' };
      case 'e':
        return { text: raw, warning: 'NO_VALUE' };
      case 'd':
        return { text: raw.replace('T', ' ').replace(/[ ]00:00(?::00(?:\.0+)?)?Z?$/u, '') };
      default:
        return this.numberValue(raw);
    }
  }

  private numberValue(raw: string): { text: string; warning?: CellWarning } {
    if (raw.trim() === '') return this.hasFormula ? { text: '', warning: 'NO_VALUE' } : { text: '' };
    const date =
      this.outline.dateStyles[Number(this.attributes['s'] ?? 0)] === true ? serialDate(Number(raw), this.outline.from1904) : null;
    if (date !== null) return { text: date };
    const { text, exact } = numberText(raw);
    return exact ? { text } : { text, warning: 'PRECISION_LOST' };
  }
}

/** Rows of the sheet, in batches as its XML is unpacked; empty rows are left out. @throws SpreadsheetError */
export async function* sheetRows(parts: Parts, outline: WorkbookOutline, limits: SpreadsheetLimits): AsyncGenerator<RawRow[]> {
  const rows = new RowCollector(outline, limits);
  const reader = xmlReader({
    open: (name, attributes) => rows.open(name, attributes),
    text: (text) => rows.take(text),
    close: (name) => rows.close(name),
  });
  for await (const text of partText(parts, outline.sheet)) {
    reader.write(text);
    if (rows.finished.length >= 200) yield rows.finished.splice(0);
  }
  reader.end();
  yield rows.finished.splice(0);
}
