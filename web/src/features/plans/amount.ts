/** Money is kept in fen and read in yuan; every other unit is shown as it is kept. */
export const FEN = '分';
const YUAN = '元';

interface Amount {
  readonly value: number | null;
  readonly unit: string | null;
}

/** What a person reads and writes for a kept value: fen as yuan. */
export function shownAmount({ value, unit }: Amount): Amount {
  return unit === FEN ? { value: value === null ? null : value / 100, unit: YUAN } : { value, unit };
}

/** What is kept for a value that a person wrote: yuan as fen, whole. */
export function keptAmount({ value, unit }: Amount): Amount {
  return unit === YUAN ? { value: value === null ? null : Math.round(value * 100), unit: FEN } : { value, unit };
}

/** A kept value in words, or null where there is none. */
export function amountText(amount: Amount): string | null {
  const { value, unit } = shownAmount(amount);
  return value === null ? null : `${value}${unit === null ? '' : ` ${unit}`}`;
}
