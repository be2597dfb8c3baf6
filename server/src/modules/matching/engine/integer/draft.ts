import { edgeBetween, inConflict, Seats, type Model } from '../model.js';
import { addEdge, zeroValue, type Value } from '../value.js';

/** A plan under construction that always keeps every rule of the volunteers; `isWhole` tells about tasks that want all their seats. */
export class Draft {
  readonly has: Uint8Array;
  readonly value: Value;
  readonly seatsLeft: Int32Array;
  readonly capacityLeft: Float64Array;
  readonly tasksLeft: Int32Array;
  /** Edges that each volunteer holds, in the order in which they came. */
  private readonly mine: number[][];

  constructor(readonly model: Model) {
    this.has = new Uint8Array(model.edges);
    this.value = zeroValue(model);
    this.seatsLeft = model.seats.slice();
    this.capacityLeft = model.capacity.slice();
    this.tasksLeft = model.taskLimit.slice();
    this.mine = Array.from({ length: model.volunteers }, () => []);
  }

  /** Whether volunteer of edge `e` could take its task now, seats aside. */
  fitsVolunteer(e: number): boolean {
    const { model } = this;
    const v = model.edgeVolunteer[e]!;
    if (this.tasksLeft[v]! <= 0 || model.load[e]! > this.capacityLeft[v]!) return false;
    const t = model.edgeTask[e]!;
    const held = this.mine[v]!;
    if (held.length === 0) return true;
    const first = model.conflictStart[t]!,
      last = model.conflictStart[t + 1]!;
    if (last - first > held.length) {
      for (const other of held) if (inConflict(model, t, model.edgeTask[other]!)) return false;
    } else {
      for (let k = first; k < last; k++) {
        const other = edgeBetween(model, model.conflictWith[k]!, v);
        if (other >= 0 && this.has[other] === 1) return false;
      }
    }
    if (model.together === undefined) return true;
    return model.together(v, [...held.map((other) => model.edgeTask[other]!), t]);
  }

  fits(e: number): boolean {
    return this.has[e] === 0 && this.seatsLeft[this.model.edgeTask[e]!]! > 0 && this.fitsVolunteer(e);
  }

  add(e: number): void {
    this.change(e, 1);
    this.mine[this.model.edgeVolunteer[e]!]!.push(e);
  }

  remove(e: number): void {
    this.change(e, -1);
    const held = this.mine[this.model.edgeVolunteer[e]!]!;
    held.splice(held.indexOf(e), 1);
  }

  private change(e: number, sign: 1 | -1): void {
    const { model } = this;
    const t = model.edgeTask[e]!,
      v = model.edgeVolunteer[e]!;
    this.has[e] = sign === 1 ? 1 : 0;
    this.seatsLeft[t]! -= sign;
    this.tasksLeft[v]! -= sign;
    this.capacityLeft[v]! -= sign * model.load[e]!;
    addEdge(this.value, model, e, sign);
  }

  /** Edges that volunteer `v` holds, ascending. */
  held(v: number): number[] {
    return this.mine[v]!.toSorted((a, b) => a - b);
  }

  /** Edges of task `t` in the plan, ascending. */
  heldBy(t: number): number[] {
    const list: number[] = [];
    for (let e = this.model.taskStart[t]!; e < this.model.taskStart[t + 1]!; e++) if (this.has[e] === 1) list.push(e);
    return list;
  }

  /** Whether the seats of task `t` are filled as it wants them. */
  isWhole(t: number): boolean {
    const kind = this.model.whole[t]!;
    return kind === Seats.ANY || this.seatsLeft[t] === 0 || (kind === Seats.ALL_OR_NONE && this.seatsLeft[t] === this.model.seats[t]);
  }

  /** All edges in the plan, ascending. */
  chosen(): Int32Array {
    const list: number[] = [];
    for (let e = 0; e < this.model.edges; e++) if (this.has[e] === 1) list.push(e);
    return Int32Array.from(list);
  }
}

/** A plan as a draft, to ask what would fit. */
export function draftOf(model: Model, chosen: Int32Array): Draft {
  const draft = new Draft(model);
  for (const e of chosen) draft.add(e);
  return draft;
}

/** Volunteers for whom the edges break a capacity, a limit, a conflict, or what goes together. */
export function overloaded(model: Model, chosen: Int32Array): number[] {
  const load = new Float64Array(model.volunteers);
  const count = new Int32Array(model.volunteers);
  const mine = new Map<number, number[]>();
  const bad = new Set<number>();
  for (const e of chosen) {
    const v = model.edgeVolunteer[e]!,
      t = model.edgeTask[e]!;
    load[v]! += model.load[e]!;
    count[v]!++;
    if (load[v]! > model.capacity[v]! || count[v]! > model.taskLimit[v]!) bad.add(v);
    if (model.together !== undefined || model.conflictStart[t]! < model.conflictStart[t + 1]!) {
      const list = mine.get(v) ?? [];
      if (list.some((other) => inConflict(model, t, other))) bad.add(v);
      list.push(t);
      mine.set(v, list);
    }
  }
  const { together } = model;
  if (together !== undefined) for (const [v, tasks] of mine) if (tasks.length > 1 && !bad.has(v) && !together(v, tasks)) bad.add(v);
  return [...bad].sort((a, b) => a - b);
}

/** Tasks that want all their seats and get only some. */
export function halfFilled(model: Model, chosen: Int32Array): number[] {
  if (!model.whole.some((kind) => kind !== Seats.ANY)) return [];
  const count = new Int32Array(model.tasks);
  for (const e of chosen) count[model.edgeTask[e]!]!++;
  const bad: number[] = [];
  for (let t = 0; t < model.tasks; t++) {
    const [kind, n, seats] = [model.whole[t]!, count[t]!, model.seats[t]!];
    if (kind !== Seats.ANY && n < seats && (n > 0 || kind === Seats.ALL)) bad.push(t);
  }
  return bad;
}
