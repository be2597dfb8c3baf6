/** A photo as it is kept: pixels and what is needed to draw them, nothing about where, when and with what it was taken. */
export interface CleanPhoto {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** Frames that browsers draw and write: baseline, extended, progressive. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Tables and frames, and the colour transform of APP14, without which colours would change. */
const KEPT: readonly number[] = [...FRAMES, 0xc4, 0xdb, 0xdd, 0xee];
/** No side of a photo is longer; what decodes it could be made to run out of memory. */
const MOST_PIXELS_A_SIDE = 10_000;

/**
 * Takes everything out of a JPEG file that is not needed to draw it: place, time, camera, thumbnails, comments, and
 * whatever follows its end. The pixels stay as they are.
 * @returns null for what is no whole JPEG file
 */
export function cleanJpeg(file: Buffer): CleanPhoto | null {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== START) return null;
  const parts: Buffer[] = [Buffer.from([0xff, START])];
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  let at = 2;
  while (at + 2 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) {
      if (size === undefined || scans === 0) return null;
      parts.push(Buffer.from([0xff, END]));
      return { content: Buffer.concat(parts), ...size };
    }
    if (at + 4 > file.length) return null;
    const next = at + 2 + file.readUInt16BE(at + 2);
    if (next < at + 4 || next > file.length) return null;
    if (FRAMES.includes(marker)) {
      if (size !== undefined || next < at + 10) return null;
      size = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
      if (Math.min(size.width, size.height) < 1 || Math.max(size.width, size.height) > MOST_PIXELS_A_SIDE) return null;
    }
    const end = marker === SCAN ? scanEnd(file, next) : next;
    if (marker === SCAN) scans += 1;
    if (marker === SCAN || KEPT.includes(marker)) parts.push(file.subarray(at, end));
    at = end;
  }
  return null;
}

/** Where the next marker stands after the coded pixels: within them 0xFF is followed by zero or a restart. */
function scanEnd(file: Buffer, from: number): number {
  let at = file.indexOf(0xff, from);
  while (at >= 0 && at + 1 < file.length) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at = file.indexOf(0xff, at + 2);
  }
  return file.length;
}
