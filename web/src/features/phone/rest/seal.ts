/** What rests on the phone in sealed form; clear only where the browser has no cryptography (a page without https). */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer } | { readonly clear: string };

/** A key that cannot be read out of the browser; deleting it makes everything sealed with it unreadable. Null without https. */
export async function newKey(): Promise<CryptoKey | null> {
  // Pages without https have no `subtle`, whatever its type says.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  return subtle === undefined ? null : subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Seals a value. */
export async function seal(key: CryptoKey | null, value: unknown): Promise<Sealed> {
  const text = JSON.stringify(value);
  if (key === null) return { clear: text };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)) };
}

/** Opens what {@link seal} sealed. @throws DOMException when it was sealed with another key */
export async function unseal<T>(key: CryptoKey | null, sealed: Sealed): Promise<T> {
  if ('clear' in sealed) return JSON.parse(sealed.clear) as T;
  if (key === null) throw new Error('sealed, and no key');
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}
