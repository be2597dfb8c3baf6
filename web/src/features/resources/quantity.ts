/** What a person reads for a kept quantity: fen as yuan, everything else as it is. */
export function shownQuantity(quantity: number, unit: string, language: string): string {
  const money = unit === 'fen';
  const number = new Intl.NumberFormat(language, money ? { minimumFractionDigits: 0, maximumFractionDigits: 2 } : {}).format(
    money ? quantity / 100 : quantity,
  );
  return money ? `¥${number}` : `${number} ${unit}`;
}

/** What is kept for a number that a person wrote: yuan as fen. */
export function keptQuantity(written: number, unit: string): number {
  return unit === 'fen' ? Math.round(written * 100) : written;
}
