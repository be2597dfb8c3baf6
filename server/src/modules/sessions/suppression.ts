/**
 * Hiding small numbers in a table of areas by teams that is published with its totals. A cell under the least number is
 * hidden, and so many others with it that nobody can work a hidden one out from those that are shown.
 */

/** Numbers by area and team; the last row and the last column are the totals. */
export type Table = readonly (readonly number[])[];

/** Which cells are hidden, in the shape of the table. */
export type Mask = boolean[][];

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Adds totals to the numbers of areas (rows) by teams (columns). */
export function withTotals(cells: readonly (readonly number[])[]): number[][] {
  const rows = cells.map((row) => [...row, row.reduce((sum, cell) => sum + cell, 0)]);
  const width = rows[0]?.length ?? 0;
  return [...rows, Array.from({ length: width }, (_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))];
}

/**
 * Hides what must be hidden and, beside it, what would give it away.
 *
 * Every row and every column is an equation: its cells add up to its total. In the graph of which rows and columns are the
 * nodes and hidden cells the edges, a hidden cell can be worked out exactly when its edge is a bridge. Cells are added,
 * the smallest first, until no edge is a bridge and the hidden cells of each line come to the least number together.
 * @param small whether a cell must be hidden for its own sake
 * @param least hidden cells of a row or column come to this much at least, so that their sum is no small number either
 */
export function suppress(table: Table, small: (place: Place) => boolean, least: number): Mask {
  const mask: Mask = table.map((row, at) => row.map((_, column) => small({ row: at, column })));
  for (let found = exposed(table, mask, least); found !== null; found = exposed(table, mask, least)) {
    const next = companion(table, mask, found);
    // Whole lines are hidden: there is nothing left that gives anything away.
    if (next === null) return table.map((row) => row.map(() => true));
    (mask[next.row] as boolean[])[next.column] = true;
  }
  return mask;
}

/** Places of all cells. */
function places(table: Table): Place[] {
  return table.flatMap((row, at) => row.map((_, column) => ({ row: at, column })));
}

/** A hidden cell that the others give away; null when there is none. */
function exposed(table: Table, mask: Mask, least: number): Place | null {
  const hidden = places(table).filter(({ row, column }) => mask[row]?.[column] === true);
  return hidden.find((place) => isBridge(place, hidden) || thin(table, hidden, place, least)) ?? null;
}

/** Whether taking a hidden cell's edge away parts its row from its column. */
function isBridge(place: Place, hidden: readonly Place[]): boolean {
  const seen = new Set([`r${place.row}`]);
  const queue = [`r${place.row}`];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const edge of hidden) {
      if (edge === place) continue;
      const [row, column] = [`r${edge.row}`, `c${edge.column}`];
      const other = node === row ? column : node === column ? row : null;
      if (other === null || seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  return !seen.has(`c${place.column}`);
}

/** Whether the hidden cells of its row or column, which anybody adds up by subtraction, are a small number together. */
function thin(table: Table, hidden: readonly Place[], place: Place, least: number): boolean {
  const lines = [hidden.filter((each) => each.row === place.row), hidden.filter((each) => each.column === place.column)];
  return lines.some((line) => {
    // The total stands on the other side of the equation: what is known of a line without it is the sum of its hidden cells.
    const inner = line.filter((each) => !isTotal(table, each, line === lines[0]));
    return inner.length === line.length && sum(table, inner) < least;
  });
}

function isTotal(table: Table, place: Place, inRow: boolean): boolean {
  return inRow ? place.column === (table[0]?.length ?? 0) - 1 : place.row === table.length - 1;
}

const sum = (table: Table, line: readonly Place[]): number =>
  line.reduce((total, { row, column }) => total + (table[row]?.[column] ?? 0), 0);

/** The smallest cell that is shown in the row or the column of an exposed one; cells with nobody in them protect nobody. */
function companion(table: Table, mask: Mask, exposedCell: Place): Place | null {
  const shown = places(table).filter(({ row, column }) => mask[row]?.[column] === false);
  const near = shown.filter((place) => place.row === exposedCell.row || place.column === exposedCell.column);
  const worth = (place: Place): number => table[place.row]?.[place.column] ?? 0;
  const rank = (place: Place): number => (worth(place) === 0 ? Number.MAX_SAFE_INTEGER : worth(place));
  const [first] = (near.length > 0 ? near : shown).toSorted((a, b) => rank(a) - rank(b) || a.row - b.row || a.column - b.column);
  return first ?? null;
}
