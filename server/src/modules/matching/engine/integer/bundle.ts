import { inConflict, type Model } from '../model.js';

/**
 * Best set of tasks for one volunteer when every pair has a profit: a small knapsack with conflicts, solved exactly by
 * depth-first search with the fractional knapsack as bound.
 */
export class BundleSearch {
  private readonly items: Int32Array;
  private readonly clash: Uint8Array;
  private readonly gain: Float64Array;
  private readonly taken: Int32Array;
  private best = 0;
  /** Edges of the best set after `run`. */
  readonly chosen: Int32Array;
  chosenCount = 0;
  private visits = 0;

  /** @param widest most edges of any volunteer. */
  constructor(
    private readonly model: Model,
    widest: number,
    private readonly maxVisits = 20_000,
  ) {
    this.items = new Int32Array(widest);
    this.gain = new Float64Array(widest);
    this.clash = new Uint8Array(widest * widest);
    this.taken = new Int32Array(widest);
    this.chosen = new Int32Array(widest);
  }

  /**
   * @param profit by edge; only positive ones are worth taking.
   * @returns an upper bound of the best total profit; exact unless the search was cut short.
   */
  run(v: number, profit: Float64Array): number {
    const { model, items, gain } = this;
    let n = 0;
    for (let p = model.volunteerStart[v]!; p < model.volunteerStart[v + 1]!; p++) {
      const e = model.volunteerEdge[p]!;
      if (profit[e]! > 0) items[n++] = e;
    }
    // Densest first; what takes nothing comes first of all.
    items.subarray(0, n).sort((a, b) => profit[b]! * model.load[a]! - profit[a]! * model.load[b]! || a - b);
    for (let i = 0; i < n; i++) {
      gain[i] = profit[items[i]!]!;
      for (let k = 0; k < i; k++) {
        this.clash[i * n + k] = inConflict(model, model.edgeTask[items[i]!]!, model.edgeTask[items[k]!]!) ? 1 : 0;
      }
    }
    this.best = 0;
    this.chosenCount = 0;
    this.visits = 0;
    const ceiling = this.fraction(0, n, model.capacity[v]!, model.taskLimit[v]!);
    this.visit(0, n, 0, model.capacity[v]!, model.taskLimit[v]!, 0);
    return this.visits > this.maxVisits ? ceiling : this.best;
  }

  /** Most that the items from `i` on can still bring, conflicts aside. */
  private fraction(i: number, n: number, room: number, limit: number): number {
    let sum = 0;
    for (let k = i; k < n && limit > 0; k++) {
      const load = this.model.load[this.items[k]!]!;
      if (load > room) return sum + (this.gain[k]! * room) / load;
      room -= load;
      sum += this.gain[k]!;
      // Densest first is not the best order under a limit on the number: then no bound by number is used.
    }
    return limit > 0 ? sum : this.sumFrom(i, n);
  }

  private sumFrom(i: number, n: number): number {
    let sum = 0;
    for (let k = i; k < n; k++) sum += this.gain[k]!;
    return sum;
  }

  private visit(i: number, n: number, depth: number, room: number, limit: number, value: number): void {
    if (value > this.best) {
      this.best = value;
      this.chosenCount = depth;
      for (let k = 0; k < depth; k++) this.chosen[k] = this.items[this.taken[k]!]!;
    }
    if (i >= n || limit <= 0 || this.visits++ > this.maxVisits) return;
    if (value + this.fraction(i, n, room, limit) <= this.best + 1e-12) return;
    const load = this.model.load[this.items[i]!]!;
    if (load <= room) {
      let free = true;
      for (let k = 0; k < depth && free; k++) free = this.clash[i * n + this.taken[k]!] === 0;
      if (free) {
        this.taken[depth] = i;
        this.visit(i + 1, n, depth + 1, room - load, limit - 1, value + this.gain[i]!);
      }
    }
    this.visit(i + 1, n, depth, room, limit, value);
  }
}
