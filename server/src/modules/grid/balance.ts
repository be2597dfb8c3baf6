/** A cell with its weight. */
export interface BalanceCell {
  readonly code: number;
  readonly workerId: string | null;
  readonly households: number;
  /** Who may take it. */
  readonly able: readonly string[];
}

/** A move of a cell, with both shares before it. */
export interface BalanceMove {
  readonly cellCode: number;
  readonly fromId: string | null;
  readonly toId: string;
  readonly households: number;
  readonly fromHouseholds: number;
  readonly toHouseholds: number;
}

/**
 * Moves that make shares fairer, the most useful first, each computed after the ones before it. First every cell without a
 * worker goes to whoever has least; then a cell moves only when the larger of the two shares becomes smaller by it, so
 * that each move is worth the change of face for its households.
 * @param limit the most moves to propose
 */
export function balance(cells: readonly BalanceCell[], limit: number): BalanceMove[] {
  const shares = new Map<string, number>();
  for (const cell of cells) for (const worker of cell.able) shares.set(worker, shares.get(worker) ?? 0);
  for (const cell of cells) if (cell.workerId !== null) shares.set(cell.workerId, (shares.get(cell.workerId) ?? 0) + cell.households);
  const owner = new Map(cells.map((cell) => [cell.code, cell.workerId]));
  const share = (worker: string | null): number => (worker === null ? 0 : (shares.get(worker) ?? 0));
  const lightest = (cell: BalanceCell): string | undefined =>
    cell.able.filter((worker) => worker !== owner.get(cell.code)).toSorted((a, b) => share(a) - share(b) || (a < b ? -1 : 1))[0];

  const moves: BalanceMove[] = [];
  const move = (cell: BalanceCell, toId: string): void => {
    const fromId = owner.get(cell.code) ?? null;
    moves.push({
      cellCode: cell.code,
      fromId,
      toId,
      households: cell.households,
      fromHouseholds: share(fromId),
      toHouseholds: share(toId),
    });
    if (fromId !== null) shares.set(fromId, share(fromId) - cell.households);
    shares.set(toId, share(toId) + cell.households);
    owner.set(cell.code, toId);
  };
  const heaviestFirst = cells.toSorted((a, b) => b.households - a.households || a.code - b.code);
  for (const cell of heaviestFirst) {
    const to = cell.workerId === null && moves.length < limit ? lightest(cell) : undefined;
    if (to !== undefined) move(cell, to);
  }
  const gain = (cell: BalanceCell, to: string): number => share(owner.get(cell.code) ?? null) - (share(to) + cell.households);
  while (moves.length < limit) {
    let best: { cell: BalanceCell; to: string; gain: number } | undefined;
    for (const cell of heaviestFirst) {
      if (cell.households === 0 || owner.get(cell.code) === null) continue;
      const to = lightest(cell);
      if (to === undefined) continue;
      // A cell that is the whole of a share only trades places with the other.
      const gained = Math.min(gain(cell, to), cell.households);
      if (gained > 0 && gained > (best?.gain ?? 0)) best = { cell, to, gain: gained };
    }
    if (!best) break;
    move(best.cell, best.to);
  }
  return moves;
}
