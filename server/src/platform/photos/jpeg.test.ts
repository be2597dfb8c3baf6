import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanJpeg } from './jpeg.js';

/** A green picture of 16 x 8, as a browser's canvas wrote it: tables, frame, one scan. */
const PIXELS = Buffer.from(
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwC4AoP/2Q==',
  'base64',
);

const segment = (marker: number, body: string | Buffer): Buffer => {
  const content = Buffer.from(body as string, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const PLACE = 'Exif\0\0 GPSLatitude 36.1 GPSLongitude 120.5';

describe('a photo that is kept', () => {
  it('has its size and its pixels', () => {
    expect(cleanJpeg(PIXELS)).toEqual({ content: PIXELS, width: 16, height: 8 });
  });

  it('holds nothing of place, camera, comments, and of what was hidden behind its end', () => {
    const told = Buffer.concat([
      PIXELS.subarray(0, 2),
      segment(0xe0, 'JFIF\0'),
      segment(0xe1, PLACE),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPSLatitude="36"/>'),
      segment(0xed, 'Photoshop 3.0'),
      segment(0xfe, 'taken at home'),
      PIXELS.subarray(2),
      Buffer.from(PLACE),
    ]);
    expect(cleanJpeg(told)?.content.equals(PIXELS)).toBe(true);
  });

  it('is no other kind of file and no broken one', () => {
    for (const file of ['', 'GIF89a', '\x89PNG\r\n', '<svg/>', '\xff\xd8', '\xff\xd8\xff\xd9', '\xff\xd8\xff\xe1\x00\x01'])
      expect(cleanJpeg(Buffer.from(file, 'latin1'))).toBeNull();
    for (let length = 0; length < PIXELS.length - 1; length += 1) expect(cleanJpeg(PIXELS.subarray(0, length))).toBeNull();
  });

  it('never throws, and what it keeps is kept whole when asked again', () => {
    fc.assert(
      fc.property(fc.nat(PIXELS.length - 1), fc.uint8Array({ maxLength: 12 }), fc.boolean(), (at, bytes, over) => {
        const file = Buffer.concat([PIXELS.subarray(0, at), bytes, PIXELS.subarray(over ? at + bytes.length : at)]);
        const kept = cleanJpeg(file);
        if (kept !== null) expect(cleanJpeg(kept.content)?.content.equals(kept.content)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
