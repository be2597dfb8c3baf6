import type { Edge, Pair, Problem, Task, Volunteer } from './types.js';

/** The problem is not of the documented shape; the message is one line and names the place. */
export class MalformedProblem extends Error {
  override name = 'MalformedProblem';
}

const MAX_TIER = 99_999;

type Fields = Record<string, unknown>;

function fail(place: string, what: string): never {
  throw new MalformedProblem(`${place}: ${what}`.replace(/\s+/g, ' '));
}

function fieldsOf(value: unknown, place: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(place, 'must be an object');
  return value as Fields;
}

function listOf(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value)) fail(place, 'must be an array');
  return value;
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') fail(place, 'must be a non-empty string');
  return value;
}

function number(value: unknown, place: string, least = -Infinity): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(place, 'must be a finite number');
  if (value < least) fail(place, `must be at least ${least}`);
  return value;
}

function whole(value: unknown, place: string): number {
  const n = number(value, place, 0);
  if (!Number.isInteger(n) || n > 0x7fffffff) fail(place, 'must be a whole number below 2^31');
  return n;
}

function flag(value: unknown, place: string): boolean {
  if (typeof value !== 'boolean') fail(place, 'must be true or false');
  return value;
}

function distinct(ids: readonly string[], place: string): Set<string> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) fail(place, `id ${JSON.stringify(id)} is used twice`);
    seen.add(id);
  }
  return seen;
}

function pairOf(value: unknown, place: string): [string, string] {
  const list = listOf(value, place);
  if (list.length !== 2) fail(place, 'must have exactly two ids');
  return [text(list[0], `${place}[0]`), text(list[1], `${place}[1]`)];
}

/**
 * Checks a value of unknown origin and returns it as a problem.
 * @throws MalformedProblem when it is not of the documented shape.
 */
export function checkProblem(value: unknown): Problem {
  const root = fieldsOf(value, 'problem');
  const tasks = listOf(root['tasks'], 'tasks').map((item, i): Task => {
    const place = `tasks[${i}]`;
    const f = fieldsOf(item, place);
    const tier = whole(f['tier'], `${place}.tier`);
    if (tier > MAX_TIER) fail(`${place}.tier`, `must be at most ${MAX_TIER}`);
    const task: Task = { id: text(f['id'], `${place}.id`), tier, seats: whole(f['seats'], `${place}.seats`) };
    if (f['allOrNone'] !== undefined) task.allOrNone = flag(f['allOrNone'], `${place}.allOrNone`);
    return task;
  });
  const volunteers = listOf(root['volunteers'], 'volunteers').map((item, i): Volunteer => {
    const place = `volunteers[${i}]`;
    const f = fieldsOf(item, place);
    return { id: text(f['id'], `${place}.id`), capacity: number(f['capacity'], `${place}.capacity`, 0) };
  });
  const taskIds = distinct(
    tasks.map((t) => t.id),
    'tasks',
  );
  const volunteerIds = distinct(
    volunteers.map((v) => v.id),
    'volunteers',
  );

  const known = (task: string, volunteer: string, place: string): void => {
    if (!taskIds.has(task)) fail(place, `unknown task ${JSON.stringify(task)}`);
    if (!volunteerIds.has(volunteer)) fail(place, `unknown volunteer ${JSON.stringify(volunteer)}`);
  };
  const pairs = new Map<string, Set<string>>();
  const edges = listOf(root['edges'], 'edges').map((item, i): Edge => {
    const place = `edges[${i}]`;
    const f = fieldsOf(item, place);
    const task = text(f['task'], `${place}.task`);
    const volunteer = text(f['volunteer'], `${place}.volunteer`);
    known(task, volunteer, place);
    let seen = pairs.get(task);
    if (seen === undefined) pairs.set(task, (seen = new Set()));
    if (seen.has(volunteer)) fail(place, `pair ${JSON.stringify(task)} and ${JSON.stringify(volunteer)} appears twice`);
    seen.add(volunteer);
    const load = f['load'] === undefined ? 1 : number(f['load'], `${place}.load`, 0);
    return { task, volunteer, score: number(f['score'], `${place}.score`), load };
  });
  const optional = (name: string): unknown[] => (root[name] === undefined ? [] : listOf(root[name], name));
  const conflicts = optional('conflicts').map((item, i): [string, string] => {
    const place = `conflicts[${i}]`;
    const pair = pairOf(item, place);
    for (const id of pair) if (!taskIds.has(id)) fail(place, `unknown task ${JSON.stringify(id)}`);
    if (pair[0] === pair[1]) fail(place, 'a task cannot conflict with itself');
    return pair;
  });
  const edgePairs = (name: string): Pair[] =>
    optional(name).map((item, i) => {
      const place = `${name}[${i}]`;
      const pair = pairOf(item, place);
      known(pair[0], pair[1], place);
      return pair;
    });
  const problem: Problem = { tasks, volunteers, edges, conflicts, previous: edgePairs('previous'), frozen: edgePairs('frozen') };
  for (const [i, [task, volunteer]] of (problem.frozen ?? []).entries()) {
    if (pairs.get(task)?.has(volunteer) !== true) fail(`frozen[${i}]`, 'is not among the edges');
  }
  if (root['timeLimitMs'] !== undefined) problem.timeLimitMs = number(root['timeLimitMs'], 'timeLimitMs', 0);
  const limit = root['taskLimit'];
  if (limit !== undefined) problem.taskLimit = limit === 'smallest' ? limit : whole(limit, 'taskLimit');
  return problem;
}
