import { Worker } from 'node:worker_threads';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildWorker } from '../../../../tests/testkit/build-worker.js';
import { textRow, workbook } from '../../../../tests/testkit/workbook.js';
import { isDateFormat, serialDate } from './cell-values.js';
import { readSpreadsheet, type SpreadsheetRow } from './index.js';

beforeAll(() => buildWorker('platform/spreadsheets/xlsx-worker.ts'), 60_000);

async function read(bytes: Uint8Array) {
  const { rows, ...sheet } = await readSpreadsheet(bytes);
  const all: SpreadsheetRow[] = [];
  for await (const row of rows) all.push(row);
  return {
    ...sheet,
    rows: all,
    cells: all.map((row) => row.cells),
    warnings: all.flatMap((row) => row.warnings.map(([column, warning]) => [row.number, column, warning])),
  };
}

const csv = (text: string): Promise<Awaited<ReturnType<typeof read>>> => read(Buffer.from(text));

describe('CSV', () => {
  it.each([
    ['utf-8', Buffer.from('姓名,电话\n王秀英,138\n')],
    ['utf-8', Buffer.from('\uFEFF姓名,电话\r\n王秀英,138\r\n')],
    ['gb18030', iconv.encode('姓名,电话\n王秀英,138\n', 'gbk')],
    ['gb18030', iconv.encode('姓名,电话\r王秀英,138', 'gb18030')],
    ['utf-16le', iconv.encode('姓名,电话\n王秀英,138\n', 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode('姓名,电话\n王秀英,138\n', 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode('姓名,电话\n王秀英,138\n', 'utf-16le', { addBOM: false })],
    ['utf-16be', iconv.encode('姓名,电话\n王秀英,138\n', 'utf-16be', { addBOM: false })],
  ])('in %s %#', async (encoding, bytes) => {
    expect(await read(bytes)).toMatchObject({
      format: 'CSV',
      source: encoding,
      header: ['姓名', '电话'],
      headerRow: 1,
      cells: [['王秀英', '138']],
    });
  });

  it('keeps rare characters of GB18030 and of Unicode', async () => {
    expect((await read(iconv.encode('姓名,备注\n𠮷㐀,龦\n', 'gb18030'))).cells).toEqual([['𠮷㐀', '龦']]);
    expect((await csv('姓名,备注\n𠮷田,𬱖\n')).cells).toEqual([['𠮷田', '𬱖']]);
  });

  it.each([
    ['a;b\n1;2,5\n2;3,5\n', ['1', '2,5']],
    ['a\tb\n1\t2;3\n', ['1', '2;3']],
    ['sep=;\na;b\n1;2\n', ['1', '2']],
    ['a,b\n"1;2;3",x\n', ['1;2;3', 'x']],
  ])('finds the delimiter of %j', async (text, first) => {
    expect((await csv(text)).cells[0]).toEqual(first);
  });

  it('numbers rows as a spreadsheet program does and leaves blank ones out', async () => {
    const { rows } = await csv('a,b\n\n"x\ny",2\n , \n3,4\n');
    expect(rows.map((row) => [row.number, row.cells[0]])).toEqual([
      [3, 'x\ny'],
      [5, '3'],
    ]);
  });

  it('makes headers unique, finds them below a title and warns of cells without one', async () => {
    const { header, headerRow, cells, warnings } = await csv(
      '青岛市低保家庭花名册,,,\n单位：崂山区,,,\n姓名, 姓名 ,,\n甲,乙,,\n丙,丁,戊,\n'.concat('己,庚,,,,\n'.repeat(12), '辛,,,,,壬\n'),
    );
    expect({ header, headerRow }).toEqual({ header: ['姓名', '姓名 (2)', '(3)'], headerRow: 3 });
    expect(cells.slice(0, 2)).toEqual([
      ['甲', '乙', ''],
      ['丙', '丁', '戊'],
    ]);
    expect(warnings).toEqual([[18, 5, 'NO_HEADER']]);
  });

  it('takes away the apostrophe that keeps a formula from running', async () => {
    expect((await csv("a,b\n'=1+1,'normal\n")).cells).toEqual([['=1+1', "'normal"]]);
  });

  it('reads one column and a header alone', async () => {
    expect(await csv('姓名\n甲\n乙\n')).toMatchObject({ header: ['姓名'], cells: [['甲'], ['乙']] });
    expect(await csv('姓名,电话\n')).toMatchObject({ header: ['姓名', '电话'], cells: [] });
  });
});

describe('XLSX', () => {
  it('reads shared, rich and inline text without its phonetic guide', async () => {
    const sharedStrings =
      '<si><t>姓名</t></si><si><r><t>王</t></r><r><t xml:space="preserve">秀英 </t></r><rPh sb="0" eb="1"><t>ワン</t></rPh></si>';
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>备注</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>a_x000D_&amp;b</t></is></c></row>`;
    expect(await read(workbook({ rows, sharedStrings }))).toMatchObject({
      format: 'XLSX',
      source: '名单',
      header: ['姓名', '备注'],
      cells: [['王秀英 ', 'a\n&b']],
    });
  });

  it('gives dates as civil text, formulas as their value and numbers without noise', async () => {
    const cells = [
      '<c r="A2" s="1"><v>43922</v></c>',
      '<c r="B2" s="2"><v>43922.354166666664</v></c>',
      '<c r="C2" t="str"><f>A1&amp;B1</f><v>甲乙</v></c>',
      '<c r="D2"><f>1+1</f><v>2</v></c>',
      '<c r="E2"><v>0.30000000000000004</v></c>',
      '<c r="F2"><v>13812345678</v></c>',
      '<c r="G2" t="b"><v>1</v></c>',
      '<c r="H2" t="d"><v>2020-04-01T00:00:00</v></c>',
      '<c r="I2" s="3"><v>0.3541666667</v></c>',
    ];
    const rows = `${textRow(1, ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'])}<row r="2">${cells.join('')}</row>`;
    const formats = '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/>';
    const result = await read(workbook({ rows, numberFormats: formats, styles: [0, 14, 176, 20] }));
    expect(result.cells).toEqual([['2020-04-01', '2020-04-01 08:30', '甲乙', '2', '0.3', '13812345678', 'TRUE', '2020-04-01', '08:30']]);
    expect(result.warnings).toEqual([]);
  });

  it('warns of lost digits, of formulas without a value and of errors', async () => {
    const rows = `${textRow(1, ['A', 'B', 'C'])}<row r="2"><c r="A2"><v>3.70202194912310E+17</v></c><c r="B2"><f>X()</f></c><c r="C2" t="e"><v>#N/A</v></c></row>`;
    const result = await read(workbook({ rows }));
    expect(result.cells).toEqual([['370202194912310016', '', '#N/A']]);
    expect(result.warnings).toEqual([
      [2, 0, 'PRECISION_LOST'],
      [2, 1, 'NO_VALUE'],
      [2, 2, 'NO_VALUE'],
    ]);
  });

  it('reads prefixed XML, missing references, gaps, and the first visible sheet', async () => {
    const prefixed =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>B</x:t></x:is></x:c></x:row><x:row r="5"><x:c r="B5"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const file = workbook({
      rows: textRow(1, ['hidden']),
      sheets: '<sheet name="隐藏" sheetId="1" state="hidden" r:id="rId1"/><sheet name="显示" sheetId="2" r:id="rId2"/>',
      extra: [{ name: 'xl/worksheets/sheet2.xml', content: prefixed }],
    });
    const result = await read(file);
    expect(result).toMatchObject({ source: '显示', header: ['A', 'B'] });
    expect(result.rows).toEqual([{ number: 5, cells: ['', '7'], warnings: [] }]);
  });

  it('counts from 1904 where the workbook says so', async () => {
    const rows = `${textRow(1, ['A', 'B'])}<row r="2"><c r="A2" s="1"><v>42460</v></c><c r="B2"><v>1</v></c></row>`;
    expect((await read(workbook({ rows, styles: [0, 14], workbookPr: 'date1904="1"' }))).cells[0]?.[0]).toBe('2020-04-01');
  });

  it('ends its thread when the loop ends early', async () => {
    const terminate = vi.spyOn(Worker.prototype, 'terminate');
    const rows = Array.from({ length: 5000 }, (_, index) => textRow(index + 1, ['甲', '乙'])).join('');
    const sheet = await readSpreadsheet(workbook({ rows }));
    for await (const row of sheet.rows) if (row.number > 10) break;
    expect(terminate).toHaveBeenCalledTimes(1);
    expect(await terminate.mock.results[0]?.value).toBe(1);
    terminate.mockRestore();
  });
});

describe('serial dates', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [43_922, '2020-04-01'],
    [43_922.999_999, '2020-04-02'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [-1, null],
    [Number.NaN, null],
    [0.5, '12:00'],
    [43_922.524_305_555, '2020-04-01 12:35'],
  ])('%d is %s', (serial, text) => {
    expect(serialDate(serial)).toBe(text);
  });

  it.each([
    ['yyyy-mm-dd', true],
    ['[$-804]yyyy"年"m"月"', true],
    ['[h]:mm', true],
    ['General', false],
    ['0.00"days"', false],
    ['[Red]0', false],
    ['@', false],
    ['#,##0\\d', false],
  ])('format %j is a date: %s', (code, expected) => {
    expect(isDateFormat(176, code)).toBe(expected);
  });
});
