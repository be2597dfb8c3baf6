import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../../server/dist/modules/matching/solve-cli.js', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'match-solve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `match:solve` does with a file of these bytes. */
function solved(content: string | Buffer): { code: number | null; out: string; err: string } {
  const file = join(folder, 'problem.json');
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, file], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

const tasks = [
  { id: 't1', tier: 0, seats: 1 },
  { id: 't2', tier: 2, seats: 2 },
];
const volunteers = [
  { id: 'v1', capacity: 3 },
  { id: 'v2', capacity: 0.3 },
];
const edges = [
  { task: 't1', volunteer: 'v1', score: -12.5 },
  { task: 't2', volunteer: 'v1', score: 3 },
  { task: 't2', volunteer: 'v2', score: -1, load: 0.3 },
];

describe('match:solve', () => {
  it('prints one answer and nothing else: seats come before score, a conflict keeps two tasks apart', () => {
    const { code, out, err } = solved(JSON.stringify({ tasks, volunteers, edges, conflicts: [['t1', 't2']], timeLimitMs: 5000 }));
    expect([code, err]).toEqual([0, '']);
    expect(out.endsWith('}\n')).toBe(true);
    const { ms, ...answer } = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toEqual({
      status: 'optimal',
      filled: [1, 0, 1],
      score: -13.5,
      bound: { filled: [1, 0, 1], score: -13.5 },
      gap: 0,
      assigned: [
        ['t1', 'v1'],
        ['t2', 'v2'],
      ],
      unfilled: [{ task: 't2', reason: '1 volunteer is eligible, each held by a conflicting task' }],
    });
    expect(Number.isInteger(ms)).toBe(true);
  });

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['cut off', '{"tasks": ['],
    ['no object', '[]'],
    ['null', 'null'],
    ['nested without end', '['.repeat(1_000_000)],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['without edges', JSON.stringify({ tasks, volunteers })],
    ['with an infinite capacity', '{"tasks":[],"volunteers":[{"id":"v","capacity":1e999}],"edges":[]}'],
    ['with a limit in words', JSON.stringify({ tasks, volunteers, edges, timeLimitMs: 'soon' })],
    ['with lines in its ids', JSON.stringify({ tasks: [{ id: 'a\nb\u2028c\u0085', tier: 'x', seats: 1 }], volunteers, edges })],
    [
      'with a very long id twice',
      JSON.stringify({ tasks: [1, 2].map(() => ({ id: 'x'.repeat(100_000), tier: 0, seats: 1 })), volunteers, edges }),
    ],
  ])('a file that is %s gives code 2, one line of complaint, no answer', (_what, content) => {
    const { code, out, err } = solved(content);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^match:solve: [^\n\u2028\u0085]{1,500}\n$/);
  });

  it('complains the same of a file that is not there, and of none', () => {
    for (const args of [[join(folder, 'missing.json')], []]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^match:solve: [^\n]+\n$/);
    }
  });

  it('keeps its time and still answers with a plan and a bound', () => {
    const many = Array.from({ length: 1500 }, (_, n) => n);
    const problem = {
      tasks: many.map((n) => ({ id: `t${n}`, tier: n % 3, seats: 1 })),
      volunteers: many.slice(0, 500).map((n) => ({ id: `v${n}`, capacity: 30 + ((n * 7) % 40) })),
      edges: many.flatMap((n) =>
        Array.from({ length: 8 }, (_, k) => ({
          task: `t${n}`,
          volunteer: `v${(n * 13 + k * 61) % 500}`,
          score: (n * 37 + k * 11) % 97,
          load: 10 + ((n + k * 3) % 17),
        })),
      ),
      timeLimitMs: 1500,
    };
    const { code, out } = solved(JSON.stringify(problem));
    const answer = JSON.parse(out) as { status: string; filled: number[]; bound: { filled: number[] }; gap: number; ms: number };
    expect(code).toBe(0);
    expect(answer.filled[0]).toBeLessThanOrEqual(answer.bound.filled[0] ?? 0);
    expect(answer.status === 'optimal').toBe(answer.gap === 0);
    // A busy machine may be late with the last step.
    expect(answer.ms).toBeLessThan(6000);
  });
});
