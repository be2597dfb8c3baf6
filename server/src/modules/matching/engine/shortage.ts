import type { Draft } from './integer/draft.js';
import type { Model } from './model.js';

/**
 * Tasks that compete for the same full volunteers, with empty seats among them. No exchange helps: only more capacity of
 * these volunteers, or one more volunteer who is eligible for any of these tasks, fills another seat.
 */
export interface ShortageGroup {
  /** Task indices, ascending. */
  tasks: number[];
  /** Volunteer indices, ascending. */
  volunteers: number[];
  /** Empty seats of the group, all tiers. */
  missing: number;
}

/**
 * Groups the empty seats of a plan. From each task with an empty seat the group grows over its eligible volunteers and the
 * tasks that they hold; groups that meet are one.
 */
export function shortageGroups(model: Model, draft: Draft): ShortageGroup[] {
  const taskGroup = new Int32Array(model.tasks).fill(-1);
  const volunteerGroup = new Int32Array(model.volunteers).fill(-1);
  const parent: number[] = [];
  const rootOf = (g: number): number => {
    while (parent[g] !== undefined && parent[g] !== g) g = parent[g]!;
    return g;
  };
  for (let t = 0; t < model.tasks; t++) {
    if (draft.seatsLeft[t]! <= 0 || taskGroup[t]! >= 0) continue;
    const group = parent.length;
    parent.push(group);
    taskGroup[t] = group;
    const queue = [t];
    for (let task = queue.pop(); task !== undefined; task = queue.pop()) {
      for (let e = model.taskStart[task]!; e < model.taskStart[task + 1]!; e++) {
        const v = model.edgeVolunteer[e]!;
        if (draft.has[e] === 1) continue;
        if (volunteerGroup[v]! >= 0) {
          join(parent, rootOf(volunteerGroup[v]!), rootOf(group));
          continue;
        }
        volunteerGroup[v] = group;
        for (const held of draft.held(v)) {
          const other = model.edgeTask[held]!;
          if (taskGroup[other]! >= 0) join(parent, rootOf(taskGroup[other]!), rootOf(group));
          else {
            taskGroup[other] = group;
            queue.push(other);
          }
        }
      }
    }
  }
  const groups = new Map<number, ShortageGroup>();
  const groupOf = (g: number): ShortageGroup => {
    const root = rootOf(g);
    let group = groups.get(root);
    if (group === undefined) groups.set(root, (group = { tasks: [], volunteers: [], missing: 0 }));
    return group;
  };
  for (let t = 0; t < model.tasks; t++) {
    if (taskGroup[t]! < 0) continue;
    const group = groupOf(taskGroup[t]!);
    group.tasks.push(t);
    group.missing += Math.max(0, draft.seatsLeft[t]!);
  }
  for (let v = 0; v < model.volunteers; v++) if (volunteerGroup[v]! >= 0) groupOf(volunteerGroup[v]!).volunteers.push(v);
  return [...groups.values()];
}

function join(parent: number[], a: number, b: number): void {
  if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
}
