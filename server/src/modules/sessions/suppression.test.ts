import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppress, withTotals, type Mask, type Table } from './suppression.js';

const LEAST = 5;
const smallIn =
  (table: Table) =>
  ({ row, column }: { row: number; column: number }): boolean => {
    const cell = table[row]?.[column] ?? 0;
    return cell > 0 && cell < LEAST;
  };

/** Fractions without rounding are not needed: coefficients are 0 and 1, and elimination over a prime field shows the same ranks. */
const PRIME = 1_000_003;
const inverse = (value: number): number => {
  let [result, base, power] = [1, value % PRIME, PRIME - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
};

/**
 * The independent judge: writes down every equation that the published table gives (rows and columns add up to their totals)
 * with the hidden cells as unknowns, solves them by elimination, and names the unknowns that have one value only.
 */
function workedOut(table: Table, mask: Mask): string[] {
  const unknowns = table.flatMap((row, at) => row.flatMap((_, column) => (mask[at]?.[column] ? [`${at},${column}`] : [])));
  const place = new Map(unknowns.map((name, at) => [name, at]));
  const [last, edge] = [table.length - 1, (table[0]?.length ?? 0) - 1];
  const equation = (line: readonly (readonly [number, number])[]): number[] => {
    const made = Array<number>(unknowns.length).fill(0);
    line.forEach(([row, column], at) => {
      const index = place.get(`${row},${column}`);
      if (index !== undefined) made[index] = at === line.length - 1 ? PRIME - 1 : 1;
    });
    return made;
  };
  const rows = [
    ...table.map((_, row) => equation(table[0]?.map((__, column) => [row, column] as const) ?? [])),
    ...(table[0] ?? []).map((_, column) => equation(table.map((__, row) => [row, column] as const))),
  ];
  expect([last, edge].every((each) => each > 0)).toBe(true);
  let top = 0;
  const pivots: number[] = [];
  for (let column = 0; column < unknowns.length && top < rows.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= top && row[column] !== 0);
    if (found === -1) continue;
    [rows[top], rows[found]] = [rows[found] as number[], rows[top] as number[]];
    const pivot = rows[top] as number[];
    const scale = inverse(pivot[column] as number);
    pivot.forEach((value, at) => (pivot[at] = (value * scale) % PRIME));
    rows.forEach((row, at) => {
      const factor = row[column] ?? 0;
      if (at === top || factor === 0) return;
      row.forEach((value, index) => (row[index] = (value + (PRIME - factor) * (pivot[index] as number)) % PRIME));
    });
    pivots.push(column);
    top += 1;
  }
  return pivots
    .filter((column, at) => (rows[at] as number[]).every((value, index) => index === column || value === 0))
    .map((column) => unknowns[column] as string);
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([height, width]) =>
    fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 60 })), {
        minLength: width,
        maxLength: width,
      }),
      { minLength: height, maxLength: height },
    ),
  )
  .map(withTotals);

describe('hiding small numbers', () => {
  it('hides every small cell, and nobody works a hidden one out', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const mask = suppress(table, smallIn(table), LEAST);
        table.forEach((row, at) =>
          row.forEach((_, column) => smallIn(table)({ row: at, column }) && expect(mask[at]?.[column]).toBe(true)),
        );
        expect(workedOut(table, mask)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is needed: small cells alone are worked out, as the judge shows', () => {
    const table = withTotals([
      [3, 20],
      [30, 40],
    ]);
    const alone = table.map((row, at) => row.map((_, column) => smallIn(table)({ row: at, column })));
    expect(workedOut(table, alone)).toEqual(['0,0']);
    expect(suppress(table, smallIn(table), LEAST).flat().filter(Boolean).length).toBeGreaterThan(3);
  });

  it('sees what lines cannot: two hidden squares joined by one hidden cell give that cell away', () => {
    const table = withTotals([
      [9, 9, 30, 30],
      [9, 9, 30, 30],
      [30, 9, 9, 30],
      [30, 30, 9, 9],
      [30, 30, 9, 9],
    ]);
    const hidden = new Set(['0,0', '0,1', '1,0', '1,1', '2,1', '2,2', '3,2', '3,3', '4,2', '4,3']);
    const mask = table.map((row, at) => row.map((_, column) => hidden.has(`${at},${column}`)));
    expect(workedOut(table, mask)).toEqual(['2,1', '2,2']);
    expect(
      workedOut(
        table,
        suppress(table, ({ row, column }) => hidden.has(`${row},${column}`), 0),
      ),
    ).toEqual([]);
  });

  it('hides nothing where nothing is small', () => {
    const table = withTotals([
      [12, 0],
      [30, 40],
    ]);
    expect(suppress(table, smallIn(table), LEAST).flat()).not.toContain(true);
  });

  it('does not leave two hidden cells whose sum is small', () => {
    const table = withTotals([
      [1, 1, 50],
      [20, 20, 20],
    ]);
    const mask = suppress(table, smallIn(table), LEAST);
    expect(mask[0]?.[2] || mask[0]?.[3]).toBe(true);
  });
});
