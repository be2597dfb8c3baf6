import type { Model } from './model.js';
import type { Fairness } from './types.js';

/** How evenly a plan spreads tasks over the volunteers who are eligible for at least one. */
export function fairnessOf(model: Model, chosen: Int32Array): Fairness {
  const count = new Int32Array(model.volunteers);
  for (const e of chosen) count[model.edgeVolunteer[e]!]!++;
  const tasks = count.filter((_, v) => model.volunteerStart[v]! < model.volunteerStart[v + 1]!).sort();
  let sum = 0,
    ranked = 0,
    idle = 0;
  for (const [i, c] of tasks.entries()) {
    sum += c;
    ranked += (i + 1) * c;
    if (c === 0) idle++;
  }
  const n = tasks.length;
  return {
    gini: sum === 0 ? 0 : (2 * ranked) / (n * sum) - (n + 1) / n,
    neverAsked: n === 0 ? 0 : idle / n,
    mostTasks: n === 0 ? 0 : tasks[n - 1]!,
  };
}
