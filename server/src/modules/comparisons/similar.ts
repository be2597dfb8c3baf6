import { nameReadings } from '../../platform/search/pinyin.js';

const readings = new Map<string, string>();

/** How a name sounds, without tones; the same for 王秀英 and 王秀瑛. */
function readingOf(name: string): string {
  let reading = readings.get(name);
  if (reading === undefined) {
    if (readings.size > 100_000) readings.clear();
    reading = nameReadings(Array.from(name))[0]?.join(' ') ?? '';
    readings.set(name, reading);
  }
  return reading;
}

/** Least number of characters to insert, remove, replace or swap with their neighbour. */
function distance(a: readonly string[], b: readonly string[]): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let least = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/**
 * How alike two names are, 0 to 1: the same 1, the same sound or two characters swapped 0.9, one character of three
 * wrong 0.5. Brothers and sisters share a surname and often a character: that alone never makes them one person.
 */
export function alikeNames(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [Array.from(a), Array.from(b)];
  if (first.length === second.length && first.toSorted().join('') === second.toSorted().join('')) return 0.9;
  const sound = readingOf(a);
  if (sound !== '' && sound === readingOf(b)) return 0.9;
  const wrong = distance(first, second);
  return wrong === 1 ? (Math.max(first.length, second.length) > 2 ? 0.5 : 0.3) : 0;
}

/** How alike two civil dates are, 0 to 1: one digit wrong, two neighbours or month and day swapped 0.8; the same year 0.3. */
export function alikeDates(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [a.replaceAll('-', ''), b.replaceAll('-', '')];
  if (first.slice(0, 4) === second.slice(0, 4) && first.slice(4, 6) === second.slice(6) && first.slice(6) === second.slice(4, 6))
    return 0.8;
  return distance(Array.from(first), Array.from(second)) === 1 ? 0.8 : first.slice(0, 4) === second.slice(0, 4) ? 0.3 : 0;
}

/** An address as it is compared: without province, city, spaces and signs. */
export function plainAddress(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，.。#＃\-—()（）]/gu, '')
    .replace(/^(?:山东省)?(?:青岛市?)?/u, '');
}

/** How alike two plain addresses are, 0 to 1, by the pairs of neighbouring characters that they share (Dice). */
export function alikeAddresses(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at += 1) pairs.set(a.slice(at, at + 2), (pairs.get(a.slice(at, at + 2)) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at < b.length - 1; at += 1) {
    const left = pairs.get(b.slice(at, at + 2)) ?? 0;
    if (left === 0) continue;
    shared += 1;
    pairs.set(b.slice(at, at + 2), left - 1);
  }
  return (2 * shared) / (a.length + b.length - 2);
}
