import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, rollHash, sha256, sharesOf, type RollEntry } from './sample.js';

const roll = fc
  .uniqueArray(fc.record({ number: fc.stringMatching(/^[A-Z]\d{1,4}$/), stratum: fc.constantFrom('崂山', '市南', '平度', '即墨') }), {
    selector: (entry) => entry.number,
    maxLength: 120,
  })
  .map((entries): RollEntry[] => entries);

describe('a sample', () => {
  it('is drawn again by anyone from seed and roll, in whatever order the roll comes', () => {
    fc.assert(
      fc.property(
        roll,
        fc.string({ minLength: 1 }),
        fc.integer({ min: 1, max: 60 }),
        fc.infiniteStream(fc.nat()),
        (entries, seed, wanted, keys) => {
          const shuffled = entries
            .map((entry) => ({ entry, key: keys.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ entry }) => entry);
          expect(drawSample(shuffled, seed, wanted)).toEqual(drawSample(entries, seed, wanted));
          expect(rollHash(shuffled)).toBe(rollHash(entries));
        },
      ),
    );
  });

  it('has as many as wanted or as there are, each once, each layer its share and at least one', () => {
    fc.assert(
      fc.property(roll, fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 60 }), (entries, seed, wanted) => {
        const drawn = drawSample(entries, seed, wanted);
        const total = Math.min(wanted, entries.length);
        expect(drawn.length).toBe(total);
        expect(new Set(drawn).size).toBe(total);
        const sizes = new Map<string, number>();
        for (const { stratum } of entries) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
        const chosen = new Set(drawn);
        for (const [name, size] of sizes) {
          const share = entries.filter((entry) => entry.stratum === name && chosen.has(entry.number)).length;
          expect(share).toBeLessThanOrEqual(size);
          if (total >= sizes.size) expect(share).toBeGreaterThanOrEqual(1);
          // Never further from its exact part than whole households and the one that each layer gets make it.
          expect(Math.abs(share - (total * size) / entries.length)).toBeLessThan(sizes.size);
        }
      }),
    );
  });

  it('is another one with another seed, and every household has its chance', () => {
    const entries = Array.from({ length: 50 }, (_, n) => ({ number: `A${n}`, stratum: '崂山' }));
    const often = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1)
      for (const number of drawSample(entries, String(seed), 5)) often.set(number, (often.get(number) ?? 0) + 1);
    const counts = [...often.values()];
    expect(often.size).toBe(50);
    expect(Math.min(...counts)).toBeGreaterThan(140);
    expect(Math.max(...counts)).toBeLessThan(260);
  });

  it('shares 20 among layers of 700, 200, 90 and 10', () =>
    expect([
      ...sharesOf(
        new Map([
          ['a', 700],
          ['b', 200],
          ['c', 90],
          ['d', 10],
        ]),
        20,
      ),
    ]).toEqual([
      ['a', 13],
      ['b', 4],
      ['c', 2],
      ['d', 1],
    ]));

  it('stands on SHA-256 as everybody computes it', () =>
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
});
