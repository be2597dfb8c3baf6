import { inConflict, type Model } from '../model.js';

/** With more tasks worth having than this, a volunteer's set is taken greedily and bounded by the fractional knapsack. */
const MOST_ITEMS = 400;
/** Limits on the number of tasks up to this one sharpen the bound. */
const MOST_COUNTED = 12;

/**
 * Best set of tasks for one volunteer when every pair has a profit: a small knapsack with conflicts, solved exactly by
 * depth-first search with the fractional knapsack as bound.
 */
export class BundleSearch {
  private readonly items: Int32Array;
  private readonly clash: Uint8Array;
  private readonly gain: Float64Array;
  private readonly taken: Int32Array;
  private readonly top = new Float64Array((MOST_ITEMS + 1) * (MOST_COUNTED + 1));
  private held: number[] = [];
  private best = 0;
  /** Edges of the best set after `run`. */
  readonly chosen: Int32Array;
  chosenCount = 0;
  private work = 0;
  private volunteer = 0;

  /** @param widest most edges of any volunteer. */
  constructor(
    private readonly model: Model,
    widest: number,
    private readonly maxWork = 200_000,
  ) {
    this.items = new Int32Array(widest);
    this.gain = new Float64Array(widest);
    this.clash = new Uint8Array(Math.min(widest, MOST_ITEMS) ** 2);
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
    this.best = 0;
    this.chosenCount = 0;
    if (n > MOST_ITEMS) {
      for (let i = 0; i < n; i++) gain[i] = profit[items[i]!]!;
      this.greedy(n, model.capacity[v]!, model.taskLimit[v]!);
      return this.fraction(0, n, model.capacity[v]!, model.taskLimit[v]!);
    }
    for (let i = 0; i < n; i++) {
      gain[i] = profit[items[i]!]!;
      for (let k = 0; k < i; k++) {
        this.clash[i * n + k] = inConflict(model, model.edgeTask[items[i]!]!, model.edgeTask[items[k]!]!) ? 1 : 0;
      }
    }
    this.countGains(n);
    this.work = 0;
    this.held = [];
    this.volunteer = v;
    const ceiling = this.fraction(0, n, model.capacity[v]!, model.taskLimit[v]!);
    this.visit(0, n, 0, model.capacity[v]!, model.taskLimit[v]!, 0);
    return this.work > this.maxWork ? ceiling : this.best;
  }

  /** Most that the items from `i` on can still bring, conflicts aside: by room alone, or by number alone, whichever is less. */
  private fraction(i: number, n: number, room: number, limit: number): number {
    const byNumber = limit <= MOST_COUNTED && n <= MOST_ITEMS ? this.top[i * (MOST_COUNTED + 1) + limit]! : Infinity;
    let sum = 0;
    for (let k = i; k < n && sum < byNumber; k++) {
      this.work++;
      const load = this.model.load[this.items[k]!]!;
      if (load > room) return Math.min(byNumber, sum + (this.gain[k]! * room) / load);
      room -= load;
      sum += this.gain[k]!;
    }
    return Math.min(byNumber, sum);
  }

  /** For every suffix of the items and every small number, the sum of that many largest gains. */
  private countGains(n: number): void {
    const best: number[] = [];
    const width = MOST_COUNTED + 1;
    this.top.fill(0, n * width, (n + 1) * width);
    for (let i = n - 1; i >= 0; i--) {
      const gain = this.gain[i]!;
      let k = best.length;
      while (k > 0 && best[k - 1]! < gain) k--;
      if (k < MOST_COUNTED) best.splice(k, 0, gain);
      if (best.length > MOST_COUNTED) best.pop();
      let sum = 0;
      for (let count = 0; count < width; count++) {
        this.top[i * width + count] = sum;
        sum += best[count] ?? 0;
      }
    }
  }

  /** Densest first, what fits; conflicts aside. */
  private greedy(n: number, room: number, limit: number): void {
    for (let i = 0; i < n && limit > this.chosenCount; i++) {
      const load = this.model.load[this.items[i]!]!;
      if (load > room) continue;
      room -= load;
      this.chosen[this.chosenCount++] = this.items[i]!;
    }
  }

  private visit(i: number, n: number, depth: number, room: number, limit: number, value: number): void {
    if (value > this.best) {
      this.best = value;
      this.chosenCount = depth;
      for (let k = 0; k < depth; k++) this.chosen[k] = this.items[this.taken[k]!]!;
    }
    if (i >= n || limit <= 0 || this.work++ > this.maxWork) return;
    if (value + this.fraction(i, n, room, limit) <= this.best + 1e-12) return;
    const load = this.model.load[this.items[i]!]!;
    if (load <= room) {
      let free = true;
      for (let k = 0; k < depth && free; k++) free = this.clash[i * n + this.taken[k]!] === 0;
      const { together, edgeTask } = this.model;
      const t = edgeTask[this.items[i]!]!;
      if (free && together !== undefined && depth > 0) {
        this.work += 20;
        free = together(this.volunteer, [...this.held, t]);
      }
      if (free) {
        this.taken[depth] = i;
        this.held.push(t);
        this.visit(i + 1, n, depth + 1, room - load, limit - 1, value + this.gain[i]!);
        this.held.pop();
      }
    }
    this.visit(i + 1, n, depth, room, limit, value);
  }
}
