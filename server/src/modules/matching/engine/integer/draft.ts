import { inConflict, type Model } from '../model.js';
import { addEdge, zeroValue, type Value } from '../value.js';

/** A plan under construction that always keeps every rule. */
export class Draft {
  readonly has: Uint8Array;
  readonly value: Value;
  readonly seatsLeft: Int32Array;
  readonly capacityLeft: Float64Array;
  readonly tasksLeft: Int32Array;

  constructor(readonly model: Model) {
    this.has = new Uint8Array(model.edges);
    this.value = zeroValue(model);
    this.seatsLeft = model.seats.slice();
    this.capacityLeft = model.capacity.slice();
    this.tasksLeft = model.taskLimit.slice();
  }

  /** Whether volunteer of edge `e` could take its task now, seats aside. */
  fitsVolunteer(e: number): boolean {
    const { model } = this;
    const v = model.edgeVolunteer[e]!;
    if (this.tasksLeft[v]! <= 0 || model.load[e]! > this.capacityLeft[v]!) return false;
    const t = model.edgeTask[e]!;
    if (model.conflictStart[t] === model.conflictStart[t + 1]) return true;
    for (let p = model.volunteerStart[v]!; p < model.volunteerStart[v + 1]!; p++) {
      const other = model.volunteerEdge[p]!;
      if (this.has[other] === 1 && inConflict(model, t, model.edgeTask[other]!)) return false;
    }
    return true;
  }

  fits(e: number): boolean {
    return this.has[e] === 0 && this.seatsLeft[this.model.edgeTask[e]!]! > 0 && this.fitsVolunteer(e);
  }

  add(e: number): void {
    this.change(e, 1);
  }

  remove(e: number): void {
    this.change(e, -1);
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

  /** Edges that volunteer `v` holds. */
  held(v: number): number[] {
    const { model } = this;
    const list: number[] = [];
    for (let p = model.volunteerStart[v]!; p < model.volunteerStart[v + 1]!; p++) {
      const e = model.volunteerEdge[p]!;
      if (this.has[e] === 1) list.push(e);
    }
    return list;
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

/** Volunteers for whom the edges break a capacity, a limit or a conflict. */
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
    if (model.conflictStart[t]! < model.conflictStart[t + 1]!) {
      const list = mine.get(v) ?? [];
      if (list.some((other) => inConflict(model, t, other))) bad.add(v);
      list.push(t);
      mine.set(v, list);
    }
  }
  return [...bad].sort((a, b) => a - b);
}
