import iconv from 'iconv-lite';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorker } from '../../../../tests/testkit/build-worker.js';
import { textRow, workbook, workbookParts, zip } from '../../../../tests/testkit/workbook.js';
import { DEFAULT_LIMITS, readSpreadsheet, SpreadsheetError, type SpreadsheetFault, type SpreadsheetLimits } from './index.js';

beforeAll(() => buildWorker('platform/spreadsheets/xlsx-worker.ts'), 60_000);

const LIMITS: SpreadsheetLimits = { ...DEFAULT_LIMITS, maxRows: 5000, maxColumns: 50, maxMilliseconds: 20_000 };

/** Reads a file to its end: the number of rows, or the fault. Any other error fails the test. */
async function outcome(bytes: Uint8Array, limits = LIMITS): Promise<number | SpreadsheetFault> {
  let count = 0;
  try {
    const sheet = await readSpreadsheet(bytes, limits);
    for await (const row of sheet.rows) {
      if (row.cells.length !== sheet.header.length) throw new Error('a row does not fit its header');
      count += 1;
    }
  } catch (error) {
    if (error instanceof SpreadsheetError) return error.fault;
    throw error;
  }
  return count;
}

const roster = '姓名,身份证号\n王秀英,11010519491231002X\n';
const good = workbook({ rows: textRow(1, ['姓名', '电话']) + textRow(2, ['王秀英', '13812345678']) });
const goodParts = workbookParts({ rows: textRow(1, ['姓名', '电话']) + textRow(2, ['王秀英', '13812345678']) });
const change = (name: string, content: string) => zip(goodParts.map((part) => (part.name === name ? { ...part, content } : part)));
const sheetXml = (inside: string): Buffer => change('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${inside}</sheetData></worksheet>`);
const container = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from(text, 'utf16le')]);
const large = Buffer.alloc(30_000_000, '<c><v>1</v></c>');
const lie = (claim: object): Buffer => zip(goodParts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, claim } : part)));

const corpus: readonly (readonly [string, Uint8Array, number | SpreadsheetFault])[] = [
  ['nothing at all', Buffer.alloc(0), 'EMPTY'],
  ['a byte order mark alone', Buffer.from('\uFEFF'), 'EMPTY'],
  ['blank lines and delimiters', Buffer.from('\n\n , ,\r\n\n'), 'EMPTY'],
  ['UTF-8', Buffer.from(roster), 1],
  ['UTF-8 with mark', Buffer.from(`\uFEFF${roster}`), 1],
  ['GBK', iconv.encode(roster, 'gbk'), 1],
  ['GB18030 with a rare character', iconv.encode(`${roster}𠮷田,1\n`, 'gb18030'), 2],
  ['UTF-16 LE', iconv.encode(roster, 'utf-16le', { addBOM: true }), 1],
  ['UTF-16 BE', iconv.encode(roster, 'utf-16be', { addBOM: true }), 1],
  ['UTF-16 with half a character', iconv.encode(roster, 'utf-16le', { addBOM: true }).subarray(0, -1), 'ENCODING'],
  ['UTF-8 cut inside a character', Buffer.from('姓名,电话\n王').subarray(0, -1), 'ENCODING'],
  ['bytes of no encoding', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 'ENCODING'],
  ['zero bytes in text', Buffer.from(`${roster.repeat(20)}a,b\n1,\u00002\n`), 'NOT_A_SPREADSHEET'],
  ['an opened quotation', Buffer.from('a,b\n"1,2\n3,4\n'), 'QUOTES'],
  ['a quotation mark in the middle', Buffer.from('a,b\n1"2,3\n'), 1],
  ['text after a closed quotation', Buffer.from('a,b\n"1"2,3\n'), 1],
  ['a cell of a million characters', Buffer.from(`a,b\n${'长'.repeat(1_000_000)},2\n`), 1],
  ['a line of five million characters', Buffer.from(`a,b\n${'x'.repeat(5_000_000)},2\n`), 'DAMAGED'],
  ['duplicate headers', Buffer.from('姓名,姓名,姓名\n1,2,3\n'), 1],
  ['no header text', Buffer.from(',,\n1,2,3\n'), 0],
  ['one column', Buffer.from('姓名\n甲\n乙\n'), 2],
  ['short and long rows', Buffer.from('a,b,c\n1\n1,2,3,4,5\n'), 2],
  ['a header alone', Buffer.from('a,b,c'), 0],
  ['too many rows', Buffer.from(`a\n${'1\n'.repeat(6000)}`), 'TOO_LARGE'],
  ['too many columns', Buffer.from(`${'a,'.repeat(60)}a\n1\n`), 'TOO_LARGE'],
  ['too many bytes', Buffer.alloc(DEFAULT_LIMITS.maxBytes + 1, 'a'), 'TOO_LARGE'],
  ['formulas in text', Buffer.from('a,b\n=1+1,@SUM(A1)\n+1,-1\n'), 2],
  ['a web page named .xls', Buffer.from('\uFEFF <html><table><tr><td>姓名</td></tr></table>'), 'WEB_PAGE'],
  ['XML of Excel 2003', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'NOT_A_SPREADSHEET'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'NOT_A_SPREADSHEET'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'NOT_A_SPREADSHEET'],
  ['an old .xls', container('Workbook'), 'OLD_FORMAT'],
  ['a workbook with a password', container('EncryptedPackage'), 'PASSWORD_PROTECTED'],
  ['a small workbook', good, 1],
  ['a workbook whose parts are stored', zip(goodParts.map((part) => ({ ...part, stored: true }))), 1],
  ['a workbook without rows', workbook({ rows: '' }), 'EMPTY'],
  ['a workbook of empty cells', workbook({ rows: '<row r="1"><c r="A1"/><c r="B1" s="0"/></row>' }), 'EMPTY'],
  ['half a workbook', good.subarray(0, good.length / 2), 'DAMAGED'],
  ['a workbook without its last byte', good.subarray(0, -1), 'DAMAGED'],
  ['a zip file of something else', zip([{ name: 'word/document.xml', content: '<w/>' }]), 'NOT_A_SPREADSHEET'],
  ['an empty zip file', zip([]), 'NOT_A_SPREADSHEET'],
  [
    'an open document sheet',
    zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
    'NOT_A_SPREADSHEET',
  ],
  ['an encrypted zip file', lie({ flags: 1 }), 'PASSWORD_PROTECTED'],
  ['a wrong checksum', lie({ crc: 1 }), 'DAMAGED'],
  ['a part packed in an unknown way', lie({ method: 12 }), 'DAMAGED'],
  ['a bomb that admits its size', zip([...goodParts, { name: 'xl/media/bomb', content: large }]), 'TOO_LARGE'],
  [
    'a bomb that hides its size',
    zip(goodParts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, content: large, claim: { size: 1000 } } : part))),
    'DAMAGED',
  ],
  ['two parts of one name', zip([...goodParts, { name: 'xl/workbook.xml', content: '<x/>' }]), 'DAMAGED'],
  ['five thousand parts', zip(Array.from({ length: 5000 }, (_, index) => ({ name: `${index}`, content: '' }))), 'TOO_LARGE'],
  ['a missing sheet', zip(goodParts.filter((part) => !part.name.endsWith('sheet1.xml'))), 'DAMAGED'],
  ['broken XML', sheetXml('<row r="1"><c r="A1"><v>1</c></row>'), 'DAMAGED'],
  ['XML that stops', change('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1">'), 'DAMAGED'],
  [
    'entities that multiply',
    change(
      'xl/worksheets/sheet1.xml',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ),
    'DAMAGED',
  ],
  ['a shared string that is not there', sheetXml('<row><c t="s"><v>99</v></c><c t="str"><v>x</v></c></row>'), 0],
  ['a row number beyond all', sheetXml('<row r="99999999"><c><v>1</v></c></row>'), 'TOO_LARGE'],
  ['rows out of order', sheetXml('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'), 'DAMAGED'],
  ['a column beyond all', sheetXml('<row><c r="XFD1"><v>1</v></c></row>'), 'TOO_LARGE'],
  ['numbers that are none', sheetXml('<row><c><v>abc</v></c><c><v>1e999</v></c></row>'), 0],
  [
    'a path that leaves the file',
    change(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>',
    ),
    'DAMAGED',
  ],
  [
    'a target that is no path',
    change(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://[bad"/></Relationships>',
    ),
    'DAMAGED',
  ],
];

describe('a corpus of bad and odd files', () => {
  it.each(corpus)('%s', async (_, bytes, expected) => {
    expect(await outcome(bytes)).toBe(expected);
  });

  it('has at least 40 files', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(40);
  });

  it('stops a reader that needs too much memory, or too long', async () => {
    // Few packed bytes, many strings to keep: within the limits of the zip directory, beyond those of the thread.
    const strings = Array.from({ length: 400_000 }, (_, index) => `<si><t>${index * 7919}-${(index * 104_729) % 99_991}</t></si>`).join('');
    const greedy = workbook({ rows: textRow(1, ['a', 'b']), sharedStrings: strings });
    expect(await outcome(greedy, { ...LIMITS, heapMegabytes: 8 })).toBe('TOO_LARGE');
    expect(await outcome(greedy, { ...LIMITS, maxMilliseconds: 60 })).toBe('TIMEOUT');
  });

  it('meets any damage to a workbook with an outcome, never with a crash', async () => {
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(good.length), async (changes, length) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        await outcome(bytes);
        await outcome(good.subarray(0, length));
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('meets any bytes and any text with an outcome', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => void (await outcome(bytes))),
      { numRuns: 500 },
    );
    const unit = fc.constantFrom(',', ';', '\t', '"', '\n', '\r', 'a', '姓', '=', "'", '\uFEFF', '𠮷');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 100 }), async (text) => void (await outcome(Buffer.from(text)))),
      { numRuns: 500 },
    );
  }, 60_000);
});
