/**
 * Why the vault refused:
 * - `KEY_UNAVAILABLE`: the keyring lacks the key that the value names, or there is no keyring where one is needed.
 * - `MALFORMED`: the text is no sealed value, or names an algorithm that this version does not know.
 * - `NOT_AUTHENTIC`: the value was altered, or moved to another table, row, column or version.
 * - `KEYRING_INVALID`: the key file exists but cannot be used; it is never overwritten.
 */
export type VaultErrorCode = 'KEY_UNAVAILABLE' | 'MALFORMED' | 'NOT_AUTHENTIC' | 'KEYRING_INVALID';

/** Carries no plain text, key or sealed value, so that it may be logged. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(
    readonly code: VaultErrorCode,
    message: string,
  ) {
    super(message);
  }
}
