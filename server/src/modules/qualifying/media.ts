const KINDS: readonly (readonly [type: string, first: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a file is by its first bytes, whatever it calls itself; null for anything but JPEG, PNG and PDF. */
export function mediaTypeOf(content: Buffer): string | null {
  return KINDS.find(([, first]) => first.every((byte, at) => content[at] === byte))?.[0] ?? null;
}
