/**
 * Where the server's keys come from. An adapter of a key service implements this: asked once at every start, it answers
 * with the keyring as JSON, the same as the key file holds:
 *
 *     { "version": 1, "current": "k2", "index": "k1", "keys": { "k1": "<32 bytes in base64>", "k2": "…" } }
 *
 * `current` seals new values and wraps the keys of cases; the others only open. `index` outlives rotations, for stored
 * look-up hashes hang on it. Keys stay in the memory of the process and are written nowhere. An adapter throws a
 * `VaultError` KEY_UNAVAILABLE when its service does not answer: the server then does not start, and says so. A key that is
 * missing in the answer makes what it sealed KEY_UNAVAILABLE, one by one; nothing is ever shown as a blank.
 *
 * Adapters at hand (see `keyring.ts`): the file, the environment, and the command of a key service's own client.
 */
export interface KeySource {
  /** For messages; names no key. */
  readonly name: string;
  /** The keyring's JSON; null when there is none yet. @throws VaultError KEY_UNAVAILABLE, KEYRING_INVALID */
  read(): Promise<string | null>;
  /** Makes a keyring with a fresh key, once; absent where the operator makes it. Of several processes the first one's key is everybody's. */
  create?(): Promise<void>;
}
