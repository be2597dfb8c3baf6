import { setImmediate as breathe } from 'node:timers/promises';
import { alikeAddresses, alikeDates, alikeNames } from './similar.js';

/** A person of a list as far as people are told apart by it. */
export interface Listed {
  readonly name: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  /** As `plainAddress` makes it. */
  readonly place: string | null;
  /** Keyed hash of a valid identity number. */
  readonly hash: string | null;
}

/** Points and thresholds; data of policy. */
export interface ComparisonPoints {
  readonly name: number;
  readonly birth: number;
  readonly address: number;
  /** Percent of the points that a value counts which one of the lists does not give. */
  readonly missing: number;
  /** From here on two rows are the same person. */
  readonly match: number;
  /** From here on a person decides. */
  readonly unsure: number;
}

/** Why two rows belong together or may. */
export type PairKind = 'IDENTITY' | 'SCORE' | 'UNSURE' | 'IDENTITY_DIFFERS';

/** Two rows, by their places in the lists. */
export interface Pair {
  readonly left: number;
  readonly right: number;
  readonly kind: PairKind;
  /** 0 to 100; 100 for the same identity number. */
  readonly score: number;
}

/** Rows of one key on both sides that are all held against each other; more are told apart by the surname first, then let be. */
const LARGEST_BLOCK = 40_000;
/** Pairs held against each other between two chances for others. */
const BREATH = 50_000;

/**
 * Holds two lists of distinct persons against each other: first by identity number, then by name, birth date and address. Each row is in one
 * pair at most, the best pairs first. Only rows that share a birth date, or a name with the year, the day, or the address, are compared: the
 * work grows with the lists and not with their product.
 */
export async function pairLists(
  left: readonly Listed[],
  right: readonly Listed[],
  points: ComparisonPoints,
  tick: (done: number) => Promise<void> = async () => undefined,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const [leftTaken, rightTaken] = [new Uint8Array(left.length), new Uint8Array(right.length)];
  const byHash = new Map<string, number>();
  right.forEach(({ hash }, at) => hash !== null && byHash.set(hash, at));
  left.forEach(({ hash }, at) => {
    const other = hash === null ? undefined : byHash.get(hash);
    if (other === undefined) return;
    pairs.push({ left: at, right: other, kind: 'IDENTITY', score: 100 });
    leftTaken[at] = 1;
    rightTaken[other] = 1;
  });
  const candidates = await alikeRows(left, right, leftTaken, rightTaken, points, tick);
  for (const pair of candidates.toSorted((a, b) => b.score - a.score || a.left - b.left || a.right - b.right)) {
    if (leftTaken[pair.left] || rightTaken[pair.right]) continue;
    leftTaken[pair.left] = 1;
    rightTaken[pair.right] = 1;
    pairs.push(pair);
  }
  return pairs;
}

async function alikeRows(
  left: readonly Listed[],
  right: readonly Listed[],
  leftTaken: Uint8Array,
  rightTaken: Uint8Array,
  points: ComparisonPoints,
  tick: (done: number) => Promise<void>,
): Promise<Pair[]> {
  const blocks = blocksOf(right, rightTaken);
  const found = new Map<number, Pair>();
  let compared = 0;
  for (const [key, leftRows] of blocksOf(left, leftTaken)) {
    const rightRows = blocks.get(key);
    if (!rightRows) continue;
    for (const [ls, rs] of fitting(left, right, leftRows, rightRows)) {
      for (const l of ls) {
        for (const r of rs) {
          const pair = judge(left, right, l, r, points);
          if (pair) found.set(l * right.length + r, pair);
          compared += 1;
          if (compared % BREATH === 0) {
            await tick(compared);
            await breathe();
          }
        }
      }
    }
  }
  return [...found.values()];
}

/** Rows by what two rows of one person share even when one of name, birth date and address is mistyped. */
function blocksOf(rows: readonly Listed[], taken: Uint8Array): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  const put = (key: string, at: number): void => {
    const block = blocks.get(key);
    if (block) block.push(at);
    else blocks.set(key, [at]);
  };
  rows.forEach(({ name, birthDate, place }, at) => {
    if (taken[at] || name === null) return;
    if (birthDate !== null) {
      put(`d${birthDate}`, at);
      put(`y${birthDate.slice(0, 4)}${name}`, at);
      put(`m${birthDate.slice(5)}${name}`, at);
    }
    if (place !== null) put(`a${place}|${name}`, at);
    else if (birthDate === null) put(`n${name}`, at);
  });
  return blocks;
}

/** A block as it is, or by surname when it is too large: 1 January is the birth date of many. */
function fitting(left: readonly Listed[], right: readonly Listed[], ls: number[], rs: number[]): [number[], number[]][] {
  if (ls.length * rs.length <= LARGEST_BLOCK) return [[ls, rs]];
  const others = bySurname(right, rs);
  return [...bySurname(left, ls)].flatMap(([surname, part]): [number[], number[]][] => {
    const same = others.get(surname) ?? [];
    return part.length * same.length > LARGEST_BLOCK ? [] : [[part, same]];
  });
}

function bySurname(rows: readonly Listed[], places: readonly number[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const at of places) {
    const surname = (rows[at]?.name ?? '').slice(0, 1);
    const group = groups.get(surname);
    if (group) group.push(at);
    else groups.set(surname, [at]);
  }
  return groups;
}

function judge(left: readonly Listed[], right: readonly Listed[], l: number, r: number, points: ComparisonPoints): Pair | undefined {
  const [a, b] = [left[l], right[r]];
  if (!a || !b || a.name === null || b.name === null) return undefined;
  const names = alikeNames(a.name, b.name);
  const missing = points.missing / 100;
  const birth = a.birthDate === null || b.birthDate === null ? missing : alikeDates(a.birthDate, b.birthDate);
  // The dearest part last: an address that cannot change anything any more is not looked at.
  const sure = names * points.name + birth * points.birth;
  if (sure + points.address < points.unsure) return undefined;
  const address = a.place === null || b.place === null ? missing : alikeAddresses(a.place, b.place);
  const score = Math.round(sure + address * points.address);
  if (score < points.unsure) return undefined;
  // Two valid identity numbers are two persons, unless everything else says one.
  if (a.hash !== null && b.hash !== null)
    return names >= 0.9 && score >= points.match ? { left: l, right: r, kind: 'IDENTITY_DIFFERS', score } : undefined;
  return { left: l, right: r, kind: score >= points.match ? 'SCORE' : 'UNSURE', score };
}
