import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { isDateFormat } from './cell-values.js';
import { SpreadsheetError } from './model.js';
import { unpack, type ZipEntry } from './zip.js';

/** Attributes of an element by their names. */
export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Attributes by their local names. */
function localNames(attributes: Attributes): Attributes {
  for (const name in attributes)
    if (name.includes(':')) return Object.fromEntries(Object.entries(attributes).map(([full, value]) => [localName(full), value]));
  return attributes;
}

/** The parts of a workbook, by path inside the zip file. */
export interface Parts {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** An XML reader that calls back with names of elements without their prefix, which some programs write and most do not; attributes keep theirs. */
export function xmlReader(handlers: XmlHandlers): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: false });
  parser.on('error', () => {
    throw new SpreadsheetError('DAMAGED', 'the XML is not well-formed');
  });
  parser.on('opentag', (tag) => handlers.open?.(localName(tag.name), tag.attributes));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
  return { write: (text) => void parser.write(text), end: () => void parser.close() };
}

/** Decoded text of one part, piece by piece. */
export async function* partText(parts: Parts, entry: ZipEntry): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of unpack(parts.bytes, entry)) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8');
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

/** Reads a whole part, with attributes by their local names (`r:id`); a part that is not there has nothing to say. */
async function readPart(parts: Parts, path: string, handlers: XmlHandlers): Promise<void> {
  const entry = parts.entries.get(path);
  if (entry === undefined) return;
  const reader = xmlReader({ ...handlers, open: (name, attributes) => handlers.open?.(name, localNames(attributes)) });
  for await (const text of partText(parts, entry)) reader.write(text);
  reader.end();
}

async function relationships(parts: Parts, path: string): Promise<Attributes[]> {
  const found: Attributes[] = [];
  await readPart(parts, path, { open: (name, attributes) => void (name === 'Relationship' && found.push(attributes)) });
  return found;
}

/** A relationship's target as a path inside the zip file. */
function resolveTarget(base: string, target: string): string {
  return decodeURI(new URL(target, `zip:///${base}`).pathname.slice(1));
}

export interface WorkbookOutline {
  readonly sheetName: string;
  readonly sheet: ZipEntry;
  readonly from1904: boolean;
  /** Whether the cell style of an index shows a date. */
  readonly dateStyles: readonly boolean[];
  readonly sharedStrings: readonly string[];
}

async function dateStylesOf(parts: Parts, path: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inside = false;
  await readPart(parts, path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inside = true;
      if (name === 'xf' && inside) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inside = false;
    },
  });
  return styles;
}

async function sharedStringsOf(parts: Parts, path: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  await readPart(parts, path, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

/** Finds the first visible sheet and what is needed to read its cells. @throws SpreadsheetError */
export async function readOutline(parts: Parts): Promise<WorkbookOutline> {
  const root = (await relationships(parts, '_rels/.rels')).find((item) => item['Type']?.endsWith('/officeDocument') === true);
  const path = resolveTarget('', root?.['Target'] ?? 'xl/workbook.xml');
  if (!parts.entries.has(path) || !path.endsWith('.xml') || !path.startsWith('xl/')) throw new SpreadsheetError('NOT_A_SPREADSHEET');
  const sheets: Attributes[] = [];
  let from1904 = false;
  await readPart(parts, path, {
    open(name, attributes) {
      if (name === 'sheet') sheets.push(attributes);
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
    },
  });
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const related = await relationships(parts, `${folder}_rels/${path.slice(folder.length)}.rels`);
  const targetOf = (test: (item: Attributes) => boolean): string => {
    const target = related.find(test)?.['Target'];
    return target === undefined ? '' : resolveTarget(path, target);
  };
  const visible = sheets.find((sheet) => (sheet['state'] ?? 'visible') === 'visible') ?? sheets[0];
  const sheet = parts.entries.get(targetOf((item) => item['Id'] === visible?.['id']));
  if (visible === undefined || sheet === undefined) throw new SpreadsheetError('DAMAGED', 'the sheet is missing');
  return {
    sheetName: visible['name'] ?? '',
    sheet,
    from1904,
    dateStyles: await dateStylesOf(
      parts,
      targetOf((item) => item['Type']?.endsWith('/styles') === true),
    ),
    sharedStrings: await sharedStringsOf(
      parts,
      targetOf((item) => item['Type']?.endsWith('/sharedStrings') === true),
    ),
  };
}
