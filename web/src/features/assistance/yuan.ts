/** Fen as yuan for people, with the thousands apart; never rounded. */
export function yuan(fen: number, language: string): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { minimumFractionDigits: 0, maximumFractionDigits: 2 }).format(
    fen / 100,
  );
}

/** What a person wrote in yuan, as whole fen; null for nothing. */
export function fen(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value * 100);
}
