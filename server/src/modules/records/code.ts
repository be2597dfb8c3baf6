import { randomBytes } from 'node:crypto';

/** Letters and digits that nobody mistakes for each other. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** 16 characters from {@link LETTERS}: 79 bits, not to be guessed. */
export function newCode(): string {
  let code = '';
  while (code.length < 16) {
    // Bytes beyond the last whole round would make the first letters likelier than others.
    for (const byte of randomBytes(24)) if (byte < 248 && code.length < 16) code += LETTERS[byte % LETTERS.length];
  }
  return code;
}

/** A code as it was typed or scanned, in the form in which it is kept; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return code.length === 16 && Array.from(code).every((letter) => LETTERS.includes(letter)) ? code : null;
}

/** A code as people read it: `ABCD-EFGH-JKMN-PQRS`. */
export function showCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}
