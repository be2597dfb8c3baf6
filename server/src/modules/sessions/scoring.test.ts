import { describe, expect, it } from 'vitest';
import { careScales } from '../../migrations/data/care-scales.js';
import { answerFault, changeOf, scoreOf, type Answers } from './scoring.js';

const rule = (code: string) => {
  const found = careScales.find((scale) => scale.code === code);
  if (!found) throw new Error(code);
  return found.definition;
};

/** Cut-offs as printed in the papers, written down here a second time and looked up by score, not searched. */
const PHQ9 = [...Array(5).fill(0), ...Array(5).fill(1), ...Array(5).fill(2), ...Array(5).fill(3), ...Array(8).fill(4)] as number[];
const GAD7 = [...Array(5).fill(0), ...Array(5).fill(1), ...Array(5).fill(2), ...Array(7).fill(3)] as number[];
/** WHO-5 by raw sum 0 to 25: up to 28 of 100 are raw 0 to 7, up to 50 raw 8 to 12. */
const WHO5 = [...Array(8).fill(0), ...Array(5).fill(1), ...Array(13).fill(2)] as number[];

/** Every vector of answers, its sum and last answer kept by counting, not by adding up. */
function* vectors(items: number, values: number): Generator<{ answers: number[]; sum: number }> {
  const answers = Array<number>(items).fill(0);
  let sum = 0;
  for (;;) {
    yield { answers, sum };
    let at = items - 1;
    while (at >= 0 && answers[at] === values - 1) {
      answers[at] = 0;
      sum -= values - 1;
      at -= 1;
    }
    if (at < 0) return;
    answers[at] = (answers[at] ?? 0) + 1;
    sum += 1;
  }
}

describe('every vector of answers equals the published table', () => {
  it.each([
    { code: 'PHQ9', items: 9, values: 4, count: 262_144, bands: PHQ9, factor: 1, last: true },
    { code: 'GAD7', items: 7, values: 4, count: 16_384, bands: GAD7, factor: 1, last: false },
    { code: 'WHO5', items: 5, values: 6, count: 7_776, bands: WHO5, factor: 4, last: false },
  ])('$code: $count vectors', ({ code, items, values, count, bands, factor, last }) => {
    const definition = rule(code);
    let seen = 0;
    const faults: string[] = [];
    for (const { answers, sum } of vectors(items, values)) {
      seen += 1;
      const got = scoreOf(definition, answers);
      const risk = last && answers[8] !== 0;
      if (got.score !== sum * factor || got.band !== bands[sum] || got.risk !== risk || got.missing !== 0) faults.push(answers.join(''));
    }
    expect(seen).toBe(count);
    expect(faults).toEqual([]);
  });
});

describe('missing answers', () => {
  const phq9 = rule('PHQ9');
  it('are never zero: one or two are filled with the mean of the others', () => {
    expect(scoreOf(phq9, [2, 2, 2, 2, 2, 2, 2, 2, null])).toEqual({ score: 18, band: 3, missing: 1, risk: false });
    expect(scoreOf(phq9, [1, 1, 1, 1, 1, 1, 1, null, null]).score).toBe(9);
    expect(scoreOf(phq9, [3, 0, 0, 0, 0, 0, 0, 0, null]).score).toBe(3);
  });
  it('give no score when there are more, and the danger is still seen', () => {
    const answers: Answers = [null, null, null, null, null, null, null, null, 1];
    expect(scoreOf(phq9, answers)).toEqual({ score: null, band: null, missing: 8, risk: true });
    expect(scoreOf(rule('WHO5'), [5, 5, 5, 5, null]).score).toBeNull();
    expect(scoreOf(phq9, Array<null>(9).fill(null)).score).toBeNull();
  });
});

it('refuses answers that the version does not know', () => {
  const gad7 = rule('GAD7');
  expect(answerFault(gad7, [0, 1, 2, 3, 0, 1, 2])).toBeNull();
  expect(answerFault(gad7, [0, 1, 2, 4, 0, 1, 2])).toBe(3);
  expect(answerFault(gad7, [0, 1, 2, 3, 0, 1])).toBe(-1);
  expect(answerFault(gad7, [0, 1, 0.5, 3, 0, 1, null])).toBe(2);
});

it('calls a change reliable from the published difference on, in the direction of the scale', () => {
  expect([changeOf(rule('PHQ9'), 18, 12), changeOf(rule('PHQ9'), 18, 13), changeOf(rule('PHQ9'), 12, 18)]).toEqual([
    'IMPROVED',
    'NOT_RELIABLE',
    'WORSENED',
  ]);
  expect([changeOf(rule('WHO5'), 40, 52), changeOf(rule('WHO5'), 52, 40)]).toEqual(['IMPROVED', 'WORSENED']);
});

it('bands cover every score once', () => {
  for (const { definition } of careScales) {
    const top = definition.items.length * Math.max(...definition.options.map((option) => option.value)) * definition.factor;
    expect(definition.bands.map((band) => band.from)).toEqual([0, ...definition.bands.slice(0, -1).map((band) => band.to + 1)]);
    expect(definition.bands.at(-1)?.to).toBe(top);
  }
});
