import { Seats, type Model } from '../model.js';
import { compare, type Value } from '../value.js';
import { Draft } from './draft.js';

/** Urgent first, then pairs of the earlier plan, then those that take little and are worth much. */
function byWorth(model: Model): (a: number, b: number) => number {
  return (a, b) =>
    model.tier[model.edgeTask[a]!]! - model.tier[model.edgeTask[b]!]! ||
    model.kept[b]! - model.kept[a]! ||
    model.load[a]! - model.load[b]! ||
    model.score[b]! - model.score[a]! ||
    a - b;
}

/** Makes a plan that keeps every rule out of a wish list of edges: first what fits of it, then whatever else fills a seat. */
export function repair(model: Model, wish: Int32Array): Draft {
  const draft = new Draft(model);
  const worth = byWorth(model);
  for (const e of Int32Array.from(wish).sort(worth)) if (draft.fits(e)) draft.add(e);
  emptyHalf(draft);
  fill(draft, Int32Array.from({ length: model.edges }, (_, e) => e).sort(worth));
  return draft;
}

/** Takes out what only half fills a task that wants all its seats. */
export function emptyHalf(draft: Draft): void {
  for (let t = 0; t < draft.model.tasks; t++) if (!draft.isWhole(t)) for (const e of draft.heldBy(t)) draft.remove(e);
}

/** Gives empty seats to whoever has room, in this order of edges. */
export function fill(draft: Draft, order: Int32Array): void {
  const { model } = draft;
  for (const e of order) {
    const t = model.edgeTask[e]!;
    if (draft.seatsLeft[t]! <= 0) continue;
    if (model.whole[t] !== Seats.ANY) fillWhole(draft, t);
    else if (draft.fits(e)) draft.add(e);
  }
}

/** Fills all seats of a task at once, with the best pairs that fit, or none. */
function fillWhole(draft: Draft, t: number): boolean {
  const { model } = draft;
  const fitting: number[] = [];
  for (let e = model.taskStart[t]!; e < model.taskStart[t + 1]!; e++) if (draft.fits(e)) fitting.push(e);
  if (fitting.length < draft.seatsLeft[t]!) return false;
  // Pairs of one task belong to different volunteers, so they do not crowd each other out.
  fitting.sort((a, b) => model.kept[b]! - model.kept[a]! || model.score[b]! - model.score[a]! || a - b);
  for (const e of fitting.slice(0, draft.seatsLeft[t])) draft.add(e);
  return true;
}

/** Tries one change and keeps it when the plan gets better. */
function keepIfBetter(draft: Draft, before: Value, out: readonly number[], into: readonly number[]): boolean {
  for (const e of out) draft.remove(e);
  let added = 0;
  for (const e of into) {
    if (!draft.fits(e)) break;
    draft.add(e);
    added++;
  }
  if (added === into.length && compare(draft.value, before) > 0 && staysWhole(draft, out, into)) {
    before.set(draft.value);
    return true;
  }
  for (const e of into.slice(0, added)) draft.remove(e);
  for (const e of out) draft.add(e);
  return false;
}

function staysWhole(draft: Draft, ...changes: readonly (readonly number[])[]): boolean {
  return changes.every((edges) => edges.every((e) => draft.isWhole(draft.model.edgeTask[e]!)));
}

/** For a task with an empty seat or a poor volunteer: simple insertion, exchange, and moving one other task out of the way. */
function improveTask(draft: Draft, best: Value, t: number, stop: () => boolean): boolean {
  const { model } = draft;
  const from = model.taskStart[t]!,
    to = model.taskStart[t + 1]!;
  let better = false;
  if (model.whole[t] !== Seats.ANY && draft.seatsLeft[t]! > 0) {
    better = fillWhole(draft, t);
    best.set(draft.value);
    return better;
  }
  const mine = draft.heldBy(t);
  for (let e = from; e < to; e++) {
    if (draft.has[e] === 1) continue;
    if (stop()) return better;
    const leavers: (number | undefined)[] = draft.seatsLeft[t]! > 0 ? [undefined] : mine.filter((m) => draft.has[m] === 1);
    for (const leaver of leavers) {
      const out = leaver === undefined ? [] : [leaver];
      if (keepIfBetter(draft, best, out, [e]) || makeRoom(draft, best, out, e)) {
        better = true;
        mine.push(e);
        break;
      }
    }
  }
  return better;
}

/** Most tasks of a volunteer that are tried as the one to give way: somebody with hundreds is no place for small moves. */
const MOST_VICTIMS = 40;

/** Puts edge `e` in by pushing one task of its volunteer elsewhere, or out. */
function makeRoom(draft: Draft, best: Value, out: readonly number[], e: number): boolean {
  const { model } = draft;
  for (const victim of draft.held(model.edgeVolunteer[e]!).slice(0, MOST_VICTIMS)) {
    const other = model.edgeTask[victim]!;
    for (let f = model.taskStart[other]!; f < model.taskStart[other + 1]!; f++) {
      if (draft.has[f] === 1 || f === e) continue;
      if (keepIfBetter(draft, best, [...out, victim], [e, f])) return true;
    }
    if (keepIfBetter(draft, best, [...out, victim], [e])) return true;
  }
  return false;
}

/** Local search until nothing simple helps or `stop` says so. */
export function improve(draft: Draft, stop: () => boolean): void {
  const { model } = draft;
  const best = draft.value.slice();
  const order = Int32Array.from({ length: model.tasks }, (_, t) => t).sort((a, b) => model.tier[a]! - model.tier[b]! || a - b);
  for (let better = true; better;) {
    better = false;
    for (const t of order) {
      if (stop()) return;
      if (improveTask(draft, best, t, stop)) better = true;
    }
  }
}
