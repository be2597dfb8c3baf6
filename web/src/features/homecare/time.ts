/** A minute of the day as people write it, e.g. 540 as 09:00. */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Minutes as hours with at most one decimal, for sums. */
export function hours(minutes: number, language: string): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { maximumFractionDigits: 1 }).format(minutes / 60);
}
