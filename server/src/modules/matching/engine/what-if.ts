import { byTier, scoreOf, solveFully, type Solved } from './answer.js';
import { force, insertCol, insertRow, snapshot, widenCol, type NewEdge } from './flow/change.js';
import { usedEdges } from './flow/plan.js';
import { draftOf, halfFilled, overloaded } from './integer/draft.js';
import { edgeBetween } from './model.js';
import { MalformedProblem } from './problem.js';
import { fromWhole } from './scale.js';
import { shortageGroups } from './shortage.js';
import type { Answer, Edge, Pair, Problem, SolveOptions, Task, Volunteer } from './types.js';
import { valueOf, type Value } from './value.js';
import { tierWeights } from './weights.js';

/** Most eligible pairs of a task or volunteer that can be inserted without solving anew. */
const SPARE_EDGES = 4_096;

/** What changes when something is forced, added or widened: new plan minus the present one. */
export interface Difference {
  /** False when no plan allows it. */
  possible: boolean;
  /** Whether both plans are proven optimal, so that the difference is exact. */
  exact: boolean;
  /** Filled seats by tier, new minus present. */
  filled: number[];
  /** Kept pairs of the earlier plan, new minus present. */
  kept: number;
  /** Score, new minus present: the price of forcing is its negative. */
  score: number;
  added: Pair[];
  removed: Pair[];
}

/** Tasks that want the same full volunteers, by id. */
export interface Shortage {
  tasks: string[];
  volunteers: string[];
  /** How many seats the group lacks. */
  missing: number;
}

/** One unit more for a volunteer, and what it would bring. */
export interface Relaxation {
  volunteer: string;
  /** Capacity to add, in the unit of the problem's loads. */
  capacity: number;
  difference: Difference;
}

/** Sum without the dust of binary fractions. */
function sum(a: number, b: number): number {
  return Number((a + b).toFixed(9));
}

/** A solved problem that answers questions. Every answer leaves the plan as it is. */
export class OpenPlan {
  /** Whether volunteers are limited by the number of tasks alone, so that a change can be made inside the solved flow. */
  private readonly plain: boolean;

  private constructor(
    private readonly problem: Problem,
    private readonly options: SolveOptions,
    private readonly solved: Solved,
  ) {
    this.plain =
      (problem.conflicts ?? []).length === 0 &&
      problem.taskLimit === undefined &&
      options.together === undefined &&
      problem.tasks.every((task) => task.allOrNone !== true) &&
      problem.edges.every((edge) => (edge.load ?? 1) === 1);
  }

  /** Solves the problem and keeps it open. Parameters and errors as `solve`. */
  static async open(problem: Problem, options: SolveOptions = {}): Promise<OpenPlan> {
    return new OpenPlan(problem, options, await solveFully(problem, options, SPARE_EDGES));
  }

  get answer(): Answer {
    return this.solved.answer;
  }

  /**
   * What it costs to make this pair stand.
   * @throws MalformedProblem when the ids are unknown or the pair is not eligible.
   */
  async force(task: string, volunteer: string): Promise<Difference> {
    const { reading, plan } = this.solved;
    const e = this.edge(task, volunteer);
    if (e < 0) return this.impossible();
    if (plan.chosen.includes(e)) return this.difference(plan.chosen);
    const own = reading.edgeOf.indexOf(e);
    if (own < 0) return this.impossible();
    if (plan.flow === undefined) return this.anew({ ...this.problem, frozen: [...(this.problem.frozen ?? []), [task, volunteer]] });
    const { network, augmenter } = plan.flow;
    const restore = snapshot(network);
    force(network, augmenter, own);
    const chosen = Int32Array.from([e, ...this.inUse()]);
    restore();
    // The flow left aside what only some choices break: then the forced plan has to be found as an integer program.
    if (overloaded(reading.whole, chosen).length + halfFilled(reading.whole, chosen).length > 0)
      return this.anew({ ...this.problem, frozen: [...(this.problem.frozen ?? []), [task, volunteer]] });
    return this.difference(chosen);
  }

  /** The plan with one more task. Its id must be new; its edges name known volunteers. */
  async addTask(task: Task, edges: readonly Omit<Edge, 'task'>[]): Promise<Difference> {
    const all = edges.map((edge): Edge => ({ ...edge, task: task.id }));
    const problem = { ...this.problem, tasks: [...this.problem.tasks, task], edges: [...this.problem.edges, ...all] };
    const { reading, plan } = this.solved;
    const { volunteerIndex } = reading;
    const tier = reading.tiers.indexOf(task.tier);
    const places = all.map((edge): [Edge, number, number | undefined] => [edge, tier, volunteerIndex.get(edge.volunteer)]);
    const quick = tier >= 0 && task.allOrNone !== true ? this.newEdges(places) : undefined;
    if (plan.flow === undefined || quick === undefined) return this.anew(problem);
    const { network, augmenter } = plan.flow;
    return this.inserted(
      all,
      () => {
        for (const { other } of quick) this.roomAsGiven(other);
        return insertRow(network, augmenter, task.seats, quick);
      },
      task.tier,
    );
  }

  /** The plan with one more volunteer. The id must be new; the edges name known tasks. */
  async addVolunteer(volunteer: Volunteer, edges: readonly Omit<Edge, 'volunteer'>[]): Promise<Difference> {
    const all = edges.map((edge): Edge => ({ ...edge, volunteer: volunteer.id }));
    const problem = { ...this.problem, volunteers: [...this.problem.volunteers, volunteer], edges: [...this.problem.edges, ...all] };
    const { reading, plan } = this.solved;
    const places = all.map((edge): [Edge, number, number | undefined] => {
      const t = reading.taskIndex.get(edge.task);
      return [edge, t === undefined ? 0 : reading.whole.tier[t]!, t];
    });
    const quick = this.newEdges(places);
    if (plan.flow === undefined || quick === undefined) return this.anew(problem);
    const { network, augmenter } = plan.flow;
    return this.inserted(all, () => insertCol(network, augmenter, Math.floor(volunteer.capacity), quick));
  }

  /** The plan when a volunteer has `capacity` more, in the unit of the loads. */
  async widen(volunteer: string, capacity: number): Promise<Difference> {
    const { reading, plan } = this.solved;
    const j = reading.volunteerIndex.get(volunteer);
    if (j === undefined) throw new MalformedProblem(`unknown volunteer ${JSON.stringify(volunteer)}`);
    const held = plan.flow?.network.cols;
    const full = held !== undefined && held.count[j]! > 0 && held.count[j] === held.cap[j];
    const whole = capacity === 1 && Number.isInteger(this.problem.volunteers.find((v) => v.id === volunteer)?.capacity);
    if (plan.flow === undefined || !this.plain || !whole || !full) {
      const volunteers = this.problem.volunteers.map((v) => (v.id === volunteer ? { ...v, capacity: v.capacity + capacity } : v));
      return this.anew({ ...this.problem, volunteers });
    }
    const { network, augmenter } = plan.flow;
    const restore = snapshot(network);
    widenCol(network, augmenter, j);
    const chosen = this.inUse();
    restore();
    return this.difference(chosen);
  }

  /**
   * Smallest relaxations that fill a seat of this task: single eligible volunteers with just enough capacity more. Each is
   * tried before it is named. Best first, at most `most`.
   */
  async relaxations(task: string, most = 3): Promise<Relaxation[]> {
    const { reading, plan } = this.solved;
    const { whole } = reading;
    const t = reading.taskIndex.get(task);
    if (t === undefined) throw new MalformedProblem(`unknown task ${JSON.stringify(task)}`);
    const draft = draftOf(whole, plan.chosen);
    if (draft.seatsLeft[t]! <= 0) return [];
    const loads = new Map(this.problem.edges.filter((edge) => edge.task === task).map((edge) => [edge.volunteer, edge.load ?? 1]));
    const spare = new Map(this.problem.volunteers.map((v) => [v.id, v.capacity]));
    const byId = new Map(this.problem.edges.map((edge) => [`${edge.task}\n${edge.volunteer}`, edge.load ?? 1]));
    for (const [other, v] of this.answer.assigned) spare.set(v, (spare.get(v) ?? 0) - (byId.get(`${other}\n${v}`) ?? 0));
    const held = new Set(this.answer.assigned.filter(([other]) => other === task).map(([, v]) => v));
    const candidates = [...loads]
      .filter(([v]) => !held.has(v))
      .map(([v, load]) => ({ volunteer: v, capacity: Math.max(0, Math.round((load - (spare.get(v) ?? 0)) * 1e9) / 1e9) }))
      .filter(({ capacity }) => capacity > 0)
      .sort((a, b) => a.capacity - b.capacity || (a.volunteer < b.volunteer ? -1 : 1));
    const found: Relaxation[] = [];
    for (const { volunteer, capacity } of candidates.slice(0, 4 * most)) {
      const difference = await this.widen(volunteer, capacity);
      if (difference.filled.some((n) => n !== 0)) found.push({ volunteer, capacity, difference });
    }
    return found.sort((a, b) => a.capacity - b.capacity || b.difference.score - a.difference.score).slice(0, most);
  }

  /** The binding shortages: groups of tasks with empty seats and the full volunteers for whom they compete. */
  shortages(): Shortage[] {
    const { reading, plan } = this.solved;
    const groups = shortageGroups(reading.whole, draftOf(reading.whole, plan.chosen));
    return groups.map(({ tasks, volunteers, missing }) => ({
      tasks: tasks.map((t) => reading.taskIds[t] ?? ''),
      volunteers: volunteers.map((v) => reading.volunteerIds[v] ?? ''),
      missing,
    }));
  }

  private edge(task: string, volunteer: string): number {
    const { reading } = this.solved;
    const t = reading.taskIndex.get(task),
      v = reading.volunteerIndex.get(volunteer);
    if (t === undefined || v === undefined) throw new MalformedProblem(`unknown pair ${task} and ${volunteer}`);
    const e = edgeBetween(reading.whole, t, v);
    // A pair that the reading left out fits in no plan.
    if (e < 0 && !this.problem.edges.some((edge) => edge.task === task && edge.volunteer === volunteer)) {
      throw new MalformedProblem(`${task} and ${volunteer} is not an eligible pair`);
    }
    return e;
  }

  /** Weights of edges to insert, or undefined when they do not fit into the solved network and it has to be solved anew. */
  private newEdges(places: readonly [Edge, number, number | undefined][]): NewEdge[] | undefined {
    const { whole, decimals } = this.solved.reading;
    if (places.length > SPARE_EDGES || !this.plain) return undefined;
    const { step, slackness } = tierWeights(whole);
    const result: NewEdge[] = [];
    let least = Infinity,
      most = -Infinity;
    for (const [edge, tier, other] of places) {
      if (other === undefined) throw new MalformedProblem(`unknown pair ${edge.task} and ${edge.volunteer}`);
      const score = Math.round(edge.score * 10 ** decimals);
      if (fromWhole(score, decimals) !== edge.score || (edge.load ?? 1) !== 1) return undefined;
      least = Math.min(least, score);
      most = Math.max(most, score);
      result.push({ other, weight: score + step * (whole.tiers - tier) });
    }
    // Only while one path through the new node stays below the step between tiers.
    return most - least + 2 * Math.max(Math.abs(most), Math.abs(least)) < slackness ? result : undefined;
  }

  private inserted(edges: readonly Edge[], insert: () => number, tier?: number): Difference {
    const { reading, plan } = this.solved;
    if (plan.flow === undefined) throw new Error('only a flow takes an insertion');
    const { network } = plan.flow;
    const restore = snapshot(network);
    const first = insert();
    const chosen = this.inUse();
    const more = edges.filter((_, k) => network.used[first + k] === 1);
    restore();
    const result = this.difference(chosen);
    for (const edge of more) {
      const t = tier ?? reading.tiers[reading.whole.tier[reading.taskIndex.get(edge.task)!]!]!;
      result.filled[t]! += 1;
      result.score = sum(result.score, edge.score);
      result.added.push([edge.task, edge.volunteer]);
    }
    return result;
  }

  /** Edges of the whole problem that stand now: frozen ones and what the network uses. */
  private inUse(): Int32Array {
    const { reading, plan } = this.solved;
    const used = plan.flow === undefined ? plan.chosen : usedEdges(plan.flow.network).map((k) => reading.edgeOf[k]!);
    return Int32Array.from([...reading.frozen, ...used]);
  }

  /** A volunteer's room in the network stops at what the known tasks could use; a new task may use one unit more. */
  private roomAsGiven(j: number): void {
    const { reading, plan } = this.solved;
    if (plan.flow === undefined) return;
    const { network, augmenter } = plan.flow;
    const room = Math.floor(reading.model.capacity[j]! / 10 ** reading.loadDecimals);
    if (network.cols.cap[j]! < room) widenCol(network, augmenter, j);
  }

  private async anew(problem: Problem): Promise<Difference> {
    let other: Answer;
    try {
      other = (await solveFully(problem, this.options)).answer;
    } catch (error) {
      if (error instanceof MalformedProblem && error.message.startsWith('frozen')) return this.impossible();
      throw error;
    }
    const { answer } = this;
    const key = (pair: Pair): string => pair.join('\n');
    const before = new Set(answer.assigned.map(key)),
      after = new Set(other.assigned.map(key));
    return {
      possible: true,
      exact: answer.status === 'optimal' && other.status === 'optimal',
      filled: other.filled.map((n, k) => n - (answer.filled[k] ?? 0)),
      kept: other.kept - answer.kept,
      score: sum(other.score, -answer.score),
      added: other.assigned.filter((pair) => !before.has(key(pair))),
      removed: answer.assigned.filter((pair) => !after.has(key(pair))),
    };
  }

  private impossible(): Difference {
    const filled = this.answer.filled.map(() => 0);
    return { possible: false, exact: true, filled, kept: 0, score: 0, added: [], removed: [] };
  }

  private difference(chosen: Int32Array): Difference {
    const { reading, plan } = this.solved;
    const { whole, taskIds, volunteerIds } = reading;
    const value: Value = valueOf(whole, chosen);
    const before = new Set(plan.chosen),
      after = new Set(chosen);
    const pair = (e: number): Pair => [taskIds[whole.edgeTask[e]!] ?? '', volunteerIds[whole.edgeVolunteer[e]!] ?? ''];
    return {
      possible: true,
      exact: true,
      filled: byTier(reading, value).map((n, k) => n - this.answer.filled[k]!),
      kept: value[whole.tiers]! - plan.value[whole.tiers]!,
      score: sum(scoreOf(reading, after), -this.answer.score),
      added: [...after]
        .filter((e) => !before.has(e))
        .sort((a, b) => a - b)
        .map(pair),
      removed: [...before]
        .filter((e) => !after.has(e))
        .sort((a, b) => a - b)
        .map(pair),
    };
  }
}
