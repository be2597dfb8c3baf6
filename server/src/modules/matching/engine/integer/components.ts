import type { Model } from '../model.js';

/** Tasks and volunteers that hang together through eligible pairs. */
export interface Component {
  tasks: number[];
  volunteers: number[];
}

/** Connected components that hold at least one of the given volunteers, each sorted; smallest first. */
export function componentsOf(model: Model, volunteers: readonly number[]): Component[] {
  const seenTask = new Uint8Array(model.tasks);
  const seenVolunteer = new Uint8Array(model.volunteers);
  const found: Component[] = [];
  for (const root of volunteers) {
    if (seenVolunteer[root] === 1) continue;
    seenVolunteer[root] = 1;
    const component: Component = { tasks: [], volunteers: [root] };
    for (let k = 0; k < component.volunteers.length; k++) {
      const v = component.volunteers[k]!;
      for (let p = model.volunteerStart[v]!; p < model.volunteerStart[v + 1]!; p++) {
        const t = model.edgeTask[model.volunteerEdge[p]!]!;
        if (seenTask[t] === 1) continue;
        seenTask[t] = 1;
        component.tasks.push(t);
        for (let e = model.taskStart[t]!; e < model.taskStart[t + 1]!; e++) {
          const other = model.edgeVolunteer[e]!;
          if (seenVolunteer[other] === 1) continue;
          seenVolunteer[other] = 1;
          component.volunteers.push(other);
        }
      }
    }
    component.tasks.sort((a, b) => a - b);
    component.volunteers.sort((a, b) => a - b);
    found.push(component);
  }
  return found.sort((a, b) => a.tasks.length - b.tasks.length || (a.tasks[0] ?? 0) - (b.tasks[0] ?? 0));
}
