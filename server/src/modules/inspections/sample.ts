import { createHash, createHmac } from 'node:crypto';

/** A household of the roll from which a sample is drawn. */
export interface RollEntry {
  /** Number that it bears for good. */
  readonly number: string;
  /** Layer that it belongs to. */
  readonly stratum: string;
}

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The fingerprint of a roll: SHA-256 over its lines `stratum,number` in the order of the numbers. */
export function rollHash(roll: readonly RollEntry[]): string {
  return sha256(
    sorted(roll)
      .map((entry) => `${entry.stratum},${entry.number}\n`)
      .join(''),
  );
}

function sorted(roll: readonly RollEntry[]): RollEntry[] {
  return roll.toSorted((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
}

/**
 * How many each layer gives: its share of the whole rounded down, and what is left to the largest remainders; at least one where there is
 * enough, and never more than a layer has. Ties go by the name of the layer, so that everybody comes to the same.
 */
export function sharesOf(sizes: ReadonlyMap<string, number>, wanted: number): Map<string, number> {
  const layers = [...sizes].filter(([, size]) => size > 0).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const whole = layers.reduce((sum, [, size]) => sum + size, 0);
  const total = Math.min(wanted, whole);
  const shares = new Map(layers.map(([name, size]) => [name, Math.floor((total * size) / whole)]));
  const add = (name: string, more: number): void => void shares.set(name, (shares.get(name) ?? 0) + more);
  const left = total - [...shares.values()].reduce((sum, share) => sum + share, 0);
  // Layers are in the order of their names, which a sort by remainder keeps.
  const byRemainder = layers.toSorted(([, a], [, b]) => ((total * b) % whole) - ((total * a) % whole));
  for (const [name] of byRemainder.slice(0, left)) add(name, 1);
  if (total < layers.length) return shares;
  for (const [name] of layers) {
    if (shares.get(name) !== 0) continue;
    // What a layer that is too small for a part gets, the one with the most gives.
    const [most] = [...shares].toSorted(([, a], [, b]) => b - a)[0] ?? [''];
    add(most, -1);
    add(name, 1);
  }
  return shares;
}

/**
 * Draws a sample: within each layer the households with the smallest HMAC-SHA256(seed, number), in hex. Depends on seed, roll and size
 * alone, in whatever order the roll comes: whoever has these draws the same again.
 * @returns the numbers, in the order in which they are visited
 */
export function drawSample(roll: readonly RollEntry[], seed: string, wanted: number): string[] {
  const ranked = roll.map((entry) => ({ ...entry, rank: createHmac('sha256', seed).update(entry.number).digest('hex') }));
  const layers = new Map<string, typeof ranked>();
  for (const entry of ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))) {
    const layer = layers.get(entry.stratum);
    if (layer) layer.push(entry);
    else layers.set(entry.stratum, [entry]);
  }
  const shares = sharesOf(new Map([...layers].map(([name, layer]) => [name, layer.length])), wanted);
  return [...layers]
    .flatMap(([name, layer]) => layer.slice(0, shares.get(name) ?? 0))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map((entry) => entry.number);
}

/** What was committed of a sample, and what was revealed with its start. */
interface Commitment {
  /** Null before the start. */
  readonly seed: string | null;
  readonly seedHash: string;
  readonly rollHash: string | null;
  readonly wanted: number;
}

/** Whether drawing again from seed and roll comes to the same, and both are what was committed; false before the seed is revealed. */
export function isDrawnAsCommitted(
  roll: readonly (RollEntry & { readonly drawn: boolean })[],
  { seed, seedHash, rollHash: hash, wanted }: Commitment,
): boolean {
  if (seed === null) return false;
  const drawn = new Set(drawSample(roll, seed, wanted));
  return sha256(seed) === seedHash && rollHash(roll) === hash && roll.every((entry) => entry.drawn === drawn.has(entry.number));
}
