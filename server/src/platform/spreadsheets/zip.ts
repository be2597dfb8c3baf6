import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { SpreadsheetError, type SpreadsheetLimits } from './model.js';

/** One part of a zip file, as the central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UNKNOWN_32 = 0xffffffff;
const MAX_ENTRIES = 2000;
/** Small parts of a workbook, such as its styles, may be packed tightly without harm. */
const RATIO_MATTERS_FROM = 10_000_000;
const SLICE = 65_536;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(detail: string): SpreadsheetError {
  return new SpreadsheetError('DAMAGED', detail);
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw damaged('the end of the zip directory is missing');
}

interface Directory {
  readonly start: number;
  readonly count: number;
}

function directoryOf(view: DataView): Directory {
  const end = findEnd(view);
  if (end >= 20 && view.getUint32(end - 20, true) === END_64_LOCATOR) {
    const at = Number(view.getBigUint64(end - 12, true));
    if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) throw damaged('the zip64 directory is missing');
    return { start: Number(view.getBigUint64(at + 48, true)), count: Number(view.getBigUint64(at + 32, true)) };
  }
  return { start: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
}

/** Sizes and offset that do not fit 32 bits stand in the extra field 1, in this order, only those that are marked unknown. */
function extraSizes(
  view: DataView,
  from: number,
  to: number,
  known: [size: number, packed: number, offset: number],
): [number, number, number] {
  const values = [...known] as [number, number, number];
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const [index, value] of values.entries()) {
      if (value !== UNKNOWN_32) continue;
      if (next + 8 > to) throw damaged('a zip64 field is too short');
      values[index] = Number(view.getBigUint64(next, true));
      next += 8;
    }
  }
  return values;
}

function refuseIfTooLarge(entries: readonly ZipEntry[], limits: SpreadsheetLimits): void {
  if (entries.length > MAX_ENTRIES) throw new SpreadsheetError('TOO_LARGE', 'too many parts');
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.maxUnpackedBytes) throw new SpreadsheetError('TOO_LARGE', 'too large when unpacked');
  const packed = entries.reduce((sum, entry) => sum + entry.packedSize, 0);
  if (total > RATIO_MATTERS_FROM && total > packed * limits.maxRatio) throw new SpreadsheetError('TOO_LARGE', 'packed too tightly');
}

/**
 * Reads the directory of a zip file without unpacking anything, and refuses what would unpack too far.
 * @throws SpreadsheetError `DAMAGED`, `TOO_LARGE` or `PASSWORD_PROTECTED`
 */
export function readZipDirectory(bytes: Uint8Array, limits: SpreadsheetLimits): Map<string, ZipEntry> {
  const view = viewOf(bytes);
  const { start, count } = directoryOf(view);
  if (count > MAX_ENTRIES) throw new SpreadsheetError('TOO_LARGE', 'too many parts');
  const entries: ZipEntry[] = [];
  for (let at = start, index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged('the zip directory is cut off');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) throw damaged('the zip directory is cut off');
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new SpreadsheetError('PASSWORD_PROTECTED');
    const [size, packedSize, offset] = extraSizes(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/');
    entries.push({ name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packedSize, size, offset });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  refuseIfTooLarge(entries, limits);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (byName.size !== entries.length) throw damaged('two parts have the same name');
  return byName;
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/**
 * Unpacks one part piece by piece, never beyond the size that the directory states.
 * @throws SpreadsheetError `DAMAGED` when the content does not match its directory entry
 */
export async function* unpack(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const view = viewOf(bytes);
  const { offset, packedSize } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw damaged('a part is missing');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw damaged('a part is cut off');
  const packed = bytes.subarray(start, start + packedSize);
  if (entry.method !== 0 && entry.method !== 8) throw damaged('a part is packed in an unknown way');
  const source: AsyncIterable<Uint8Array> =
    entry.method === 0 ? Readable.from(slices(packed)) : Readable.from(slices(packed)).compose(createInflateRaw());
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of source) {
      size += piece.length;
      if (size > entry.size) throw damaged('a part is larger than its directory says');
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    throw error instanceof SpreadsheetError ? error : damaged('a part cannot be unpacked');
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged('a part does not match its checksum');
}
