import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorker } from '../../../../tests/testkit/build-worker.js';
import { DEFAULT_LIMITS, readSpreadsheet, type WriteCell, type WriteColumn, writeCsv, writeXlsx } from './index.js';
import { readZipDirectory, unpack } from './zip.js';

beforeAll(() => buildWorker('platform/spreadsheets/xlsx-worker.ts'), 60_000);

const columns: WriteColumn[] = [
  { header: '姓名', kind: 'TEXT' },
  { header: '身份证号', kind: 'TEXT', width: 22 },
  { header: '分钟', kind: 'NUMBER' },
  { header: '日期', kind: 'DATE' },
];
const rows: WriteCell[][] = [
  ['王秀英', '11010519491231002X', 90, '2020-04-01'],
  ['=1+1', '370202194912310016', -5, '2020-12-31'],
  ['@SUM(A1)', '+8613812345678', 0.5, ''],
  ['-cmd|calc', '＝HYPERLINK("x")', null, null],
  ['a "b", c\nd', '13812345678', 0, 'no date'],
  ['𠮷田\u0001', "'quoted", 1, '2020-02-29'],
];
const expected = [
  ['王秀英', '11010519491231002X', '90', '2020-04-01'],
  ['=1+1', '370202194912310016', '-5', '2020-12-31'],
  ['@SUM(A1)', '+8613812345678', '0.5', ''],
  ['-cmd|calc', '＝HYPERLINK("x")', '', ''],
  ['a "b", c\nd', '13812345678', '0', 'no date'],
  ['𠮷田', "'quoted", '1', '2020-02-29'],
];

async function written(write: (out: PassThrough) => Promise<void>): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), write(out)]);
  return bytes;
}

async function readBack(bytes: Uint8Array) {
  const sheet = await readSpreadsheet(bytes);
  const cells: (readonly string[])[] = [];
  const warnings: unknown[] = [];
  for await (const row of sheet.rows) {
    cells.push(row.cells);
    warnings.push(...row.warnings);
  }
  return { header: sheet.header, cells, warnings };
}

describe('writeXlsx', () => {
  it('is read back as it was written, with every text as a text cell and no formula', async () => {
    const bytes = await written((out) => writeXlsx(out, '名单', columns, rows));
    expect(await readBack(bytes)).toEqual({ header: columns.map((column) => column.header), cells: expected, warnings: [] });
    const entry = readZipDirectory(bytes, DEFAULT_LIMITS).get('xl/worksheets/sheet1.xml');
    expect.assert(entry !== undefined);
    let xml = '';
    for await (const piece of unpack(bytes, entry)) xml += Buffer.from(piece).toString();
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toMatch(/<c r="B3"[^>]* t="(?:str|inlineStr)"/);
  });
});

describe('writeCsv', () => {
  it('begins with the mark of UTF-8, guards formulas and is read back as it was written', async () => {
    const bytes = await written((out) => writeCsv(out, columns, rows));
    const text = bytes.toString();
    expect(text.startsWith('\uFEFF姓名,身份证号,分钟,日期\r\n王秀英,')).toBe(true);
    expect(text).toContain("\r\n'=1+1,370202194912310016,-5,");
    expect(text).toContain("\r\n'@SUM(A1),+8613812345678,");
    expect(text).toContain(`"'＝HYPERLINK(""x"")"`);
    expect(await readBack(bytes)).toEqual({ header: columns.map((column) => column.header), cells: expected, warnings: [] });
  });

  it('takes rows that come one after another', async () => {
    async function* source(): AsyncGenerator<WriteCell[]> {
      for (let index = 0; index < 3000; index += 1) yield [`人${index}`, 'x'.repeat(20), index, '2020-01-01'];
    }
    const csv = await readBack(await written((out) => writeCsv(out, columns, source())));
    const xlsx = await readBack(await written((out) => writeXlsx(out, '名单', columns, source())));
    expect([csv.cells.length, xlsx.cells.length]).toEqual([3000, 3000]);
    expect(csv.cells[2999]).toEqual(xlsx.cells[2999]);
  });
});
