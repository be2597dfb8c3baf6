import { type CellWarning, type RawRow, SpreadsheetError, type SpreadsheetRow } from './model.js';

/** How many rows are looked at to tell titles from the header. */
const LOOK_AHEAD = 12;

function filled(row: RawRow): number {
  return row.cells.filter((cell) => cell.trim() !== '').length;
}

/** The header is the first row that is at least half as full as the fullest near the top: titles fill one cell. */
function headerIndex(rows: readonly RawRow[]): number {
  const widest = Math.max(...rows.map(filled));
  return rows.findIndex((row) => filled(row) >= Math.max(1, widest / 2));
}

function uniqueHeaders(cells: readonly string[]): string[] {
  const used = new Set<string>();
  return cells.map((cell, index) => {
    const plain = cell.replace(/\s+/gu, ' ').trim();
    let name = plain === '' ? `(${index + 1})` : plain;
    for (let count = 2; used.has(name); count += 1) name = `${plain} (${count})`;
    used.add(name);
    return name;
  });
}

/** Columns count up to the last one with a header, or with anything in the rows near the top. */
function headerOf(header: RawRow, below: readonly RawRow[]): string[] {
  const width = Math.max(...[header, ...below].map((row) => row.cells.findLastIndex((cell) => cell.trim() !== '') + 1));
  return uniqueHeaders(Array.from({ length: width }, (_, index) => header.cells[index] ?? ''));
}

function shape(row: RawRow, width: number): SpreadsheetRow {
  const extra = row.cells.flatMap((cell, index): [number, CellWarning][] =>
    index >= width && cell.trim() !== '' ? [[index, 'NO_HEADER']] : [],
  );
  const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? '');
  return { number: row.number, cells, warnings: [...row.warnings.filter(([column]) => column < width), ...extra] };
}

/** Finds the header and gives the rows below it; blank rows are left out. @throws SpreadsheetError `EMPTY` */
export async function asTable(
  raw: AsyncIterable<RawRow>,
): Promise<{ header: string[]; headerRow: number; rows: AsyncGenerator<SpreadsheetRow> }> {
  const source = raw[Symbol.asyncIterator]();
  const first: RawRow[] = [];
  let ended = false;
  while (!ended && first.length < LOOK_AHEAD) {
    const next = await source.next();
    if (next.done === true) ended = true;
    else if (filled(next.value) > 0) first.push(next.value);
  }
  if (first.length === 0) throw new SpreadsheetError('EMPTY');
  const at = headerIndex(first);
  const headed = first[at] ?? { number: 1, cells: [], warnings: [] };
  const below = first.slice(at + 1);
  const header = headerOf(headed, below);

  async function* rows(): AsyncGenerator<SpreadsheetRow> {
    try {
      for (const row of below) yield shape(row, header.length);
      while (!ended) {
        const next = await source.next();
        if (next.done === true) ended = true;
        else if (filled(next.value) > 0) yield shape(next.value, header.length);
      }
    } finally {
      await source.return?.();
    }
  }
  return { header, headerRow: headed.number, rows: rows() };
}
