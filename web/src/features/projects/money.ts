/** Fen as yuan in the reader's way of writing, e.g. ¥1,234.50. */
export function yuan(fen: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' }).format(fen / 100);
}

/** Whole fen of an amount that was typed in yuan: 18.35 is 1835, whatever a double makes of it. */
export function toFen(amount: number): number {
  return Math.round(amount * 100);
}

/** Share of a target in whole percent, 0 without a target; may exceed 100. */
export function share(value: number, target: number): number {
  return target <= 0 ? 0 : Math.floor((value * 100) / target);
}
