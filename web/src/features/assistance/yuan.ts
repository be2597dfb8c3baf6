/** Fen as yuan for people, with the thousands apart; never rounded. */
export function yuan(amount: number, language: string): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { minimumFractionDigits: 0, maximumFractionDigits: 2 }).format(
    amount / 100,
  );
}

/** What a person wrote in yuan, as whole fen; null for nothing. */
export function fen(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value * 100);
}
