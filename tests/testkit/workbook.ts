import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip file; `claim` lets the directory lie about it. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  readonly claim?: { readonly size?: number; readonly crc?: number; readonly flags?: number; readonly method?: number };
}

/** Builds a zip file by hand, so that tests can make broken ones too. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored, claim } of parts) {
    const raw = Buffer.from(content);
    const packed = stored === true ? raw : deflateRawSync(raw);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(claim?.flags ?? 0, 2);
    head.writeUInt16LE(claim?.method ?? (stored === true ? 0 : 8), 4);
    head.writeUInt32LE(claim?.crc ?? crc32(raw), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claim?.size ?? raw.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), head, tail, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Content of a workbook: the XML inside `sheetData`, and what stands in the other parts. */
export interface WorkbookContent {
  readonly rows: string;
  readonly sharedStrings?: string;
  readonly numberFormats?: string;
  /** One `numFmtId` per cell style. */
  readonly styles?: readonly number[];
  readonly workbookPr?: string;
  readonly extra?: readonly ZipPart[];
  readonly sheets?: string;
}

/** The parts of a small workbook with one sheet. */
export function workbookParts(content: WorkbookContent): ZipPart[] {
  const sheets = content.sheets ?? '<sheet name="名单" sheetId="1" r:id="rId1"/>';
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return [
    { name: '_rels/.rels', content: `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr ${content.workbookPr ?? ''}/><sheets>${sheets}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml')}${relation('rId3', 'styles', 'styles.xml')}${relation('rId4', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${MAIN}><numFmts>${content.numberFormats ?? ''}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${(content.styles ?? [0]).map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst ${MAIN}>${content.sharedStrings ?? ''}</sst>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${content.rows}</sheetData></worksheet>`,
    },
    ...(content.extra ?? []),
  ];
}

/** A small workbook as a file. */
export function workbook(content: WorkbookContent): Buffer {
  return zip(workbookParts(content));
}

/** A row of text cells, as XML. */
export function textRow(number: number, cells: readonly string[]): string {
  const cell = (text: string, column: number): string =>
    `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  return `<row r="${number}">${cells.map(cell).join('')}</row>`;
}
