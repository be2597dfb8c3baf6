import { maskAddress, maskIdentity, maskName, maskPhone } from '../households/index.js';

/** How values of these fields are masked. */
const BY_FIELD: Readonly<Record<string, (text: string) => string>> = {
  name: maskName,
  headName: maskName,
  address: maskAddress,
  phone: maskPhone,
  identityNumber: maskIdentity,
};

/**
 * A cell as it may be kept and shown. What a column means may be unknown or guessed wrong, so whatever looks like an
 * identity or telephone number is masked wherever it stands.
 */
export function showCell(text: string, field: string | null): string {
  const byField = field === null ? undefined : BY_FIELD[field];
  const shown = byField ? byField(text) : text;
  return shown
    .replace(/(?<!\d)\d{17}[\dXx]|(?<!\d)\d{15}(?!\d)/gu, (number) => maskIdentity(number))
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/gu, (number) => maskPhone(number))
    .slice(0, 200);
}
