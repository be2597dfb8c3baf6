import { addressTokens, codeTokens, nameTokens, phoneTokens } from '../../platform/search/tokens.js';

/** What a household can be found by. */
export interface Findable {
  number: string;
  /** Name of its head; found before the other members. */
  head: string;
  /** Names of its present members. */
  names: readonly string[];
  address: string | null;
  phones: readonly (string | null)[];
}

/** The tokens stored with a household, in the order in which a search ranks them; identity numbers are found by their keyed hash alone and are never among them. */
export function householdTokens({ number, head, names, address, phones }: Findable): string[] {
  const tokens = new Set<string>(codeTokens(number));
  for (const name of [head, ...names]) for (const token of nameTokens(name)) tokens.add(token);
  for (const token of addressTokens(address ?? '')) tokens.add(token);
  for (const phone of phones) for (const token of phoneTokens(phone ?? '')) tokens.add(token);
  return [...tokens];
}
