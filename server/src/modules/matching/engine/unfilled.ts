import type { Draft } from './integer/draft.js';
import type { Model } from './model.js';
import type { Unfilled, UnfilledCode } from './types.js';

/** Every task with empty seats and why they stay empty, in the order of task ids. */
export function unfilledOf(model: Model, draft: Draft, taskIds: readonly string[], proven: boolean): Unfilled[] {
  const list: Unfilled[] = [];
  for (let t = 0; t < model.tasks; t++) {
    const missing = draft.seatsLeft[t]!;
    if (missing <= 0) continue;
    const [code, reason] = why(model, draft, t, proven);
    list.push({ task: taskIds[t] ?? '', missing, code, reason });
  }
  return list;
}

function why(model: Model, draft: Draft, t: number, proven: boolean): [UnfilledCode, string] {
  const from = model.taskStart[t]!,
    to = model.taskStart[t + 1]!;
  const eligible = to - from;
  if (eligible === 0) return ['no-eligible-volunteer', 'no volunteer is eligible with enough capacity'];
  let free = 0,
    clashing = 0;
  for (let e = from; e < to; e++) {
    if (draft.has[e] === 1) free--;
    const v = model.edgeVolunteer[e]!;
    if (draft.has[e] === 0 && draft.tasksLeft[v]! > 0 && model.load[e]! <= draft.capacityLeft[v]!) clashing++;
  }
  const others = eligible + free;
  if (others === 0) return ['no-eligible-volunteer', `all ${eligible} eligible volunteers are already assigned to this task`];
  if (clashing === others) return ['conflict', `${volunteers(others)} eligible, each held by a conflicting task`];
  if (!proven) return ['not-proven', `${volunteers(others)} eligible, none with room in the best plan found in time`];
  const rest = clashing > 0 ? `, ${clashing} of them held by a conflicting task` : '';
  return ['eligible-volunteers-full', `${volunteers(others)} eligible, all taken by tasks that are as urgent or more${rest}`];
}

function volunteers(n: number): string {
  return n === 1 ? '1 volunteer is' : `${n} volunteers are`;
}
