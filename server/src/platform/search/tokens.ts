/** One- and two-character pieces of a text: what the array index can answer for Chinese, where words have no spaces. */
function grams(text: string, longest: number): string[] {
  const tokens = new Set<string>();
  for (const run of text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    const characters = [...run];
    for (let size = 1; size <= longest; size += 1) for (let at = 0; at + size <= characters.length; at += 1) tokens.add(characters.slice(at, at + size).join(''));
  }
  return [...tokens];
}

/** Tokens of a person's name. */
export function nameTokens(name: string): string[] {
  return grams(name, 2);
}

/** Tokens of an address. */
export function addressTokens(address: string): string[] {
  return grams(address, 2);
}

/** Tokens of a telephone number: the whole number and its last four digits. */
export function phoneTokens(phone: string): string[] {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length < 5 ? [] : [digits, digits.slice(-4)];
}

/** Tokens that a stored row must all have to fit a query. */
export function queryTokens(query: string): string[] {
  const tokens = new Set<string>();
  for (const run of query.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    const characters = [...run];
    if (characters.length === 0) continue;
    if (/^[a-z0-9]+$/.test(run) || characters.length === 1) tokens.add(run);
    else for (let at = 0; at + 2 <= characters.length; at += 1) tokens.add(characters.slice(at, at + 2).join(''));
  }
  return [...tokens];
}
