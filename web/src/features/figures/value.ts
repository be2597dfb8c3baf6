import type { FigureUnit } from '../../gql/graphql';

/** A figure as it is read: money in yuan, shares to one digit. */
export function shownValue(value: number, unit: FigureUnit, language: string): string {
  if (unit === 'FEN') return (value / 100).toLocaleString(language, { minimumFractionDigits: 0, maximumFractionDigits: 2 });
  if (unit === 'PERCENT') return value.toLocaleString(language, { maximumFractionDigits: 1 });
  if (unit === 'POINT') return `${value > 0 ? '+' : ''}${value.toLocaleString(language)}`;
  return value.toLocaleString(language);
}
