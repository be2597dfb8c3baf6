import { pinyin, polyphonic } from 'pinyin-pro';

/** Most readings of one character that are worth finding; later ones are literary. */
const READINGS_PER_CHARACTER = 3;
/** Most readings of a whole name: names of several characters with several readings each would multiply. */
const READINGS_PER_NAME = 8;

const characterReadings = new Map<string, readonly string[]>();
const surnameReadings = new Map<string, readonly string[]>();

/** Readings worth typing: `v` stands for ü as on keyboards, and many people type `u` after l and n. */
function typed(readings: readonly string[]): string[] {
  return readings.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading]));
}

/** Results depend on the characters alone, of which there are some thousands: each is worked out once per process. */
function remember(cache: Map<string, readonly string[]>, key: string, find: () => readonly string[]): readonly string[] {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const found = find();
  if (cache.size > 50_000) cache.clear();
  cache.set(key, found);
  return found;
}

function readingsOf(character: string): readonly string[] {
  return remember(characterReadings, character, () =>
    (polyphonic(character, { toneType: 'none', type: 'array', v: true })[0] ?? []).filter((text) => /^[a-z]+$/.test(text)),
  );
}

/** Syllables of the first two characters read as the beginning of a name: 单 is shan, 尉迟 is yu chi. */
function surnameOf(start: string): readonly string[] {
  return remember(surnameReadings, start, () => pinyin(start, { toneType: 'none', type: 'array', surname: 'head', v: true }));
}

/**
 * The ways in which a name of Han characters may be typed, each as syllables without tones, the likeliest first.
 * Characters without a known reading are left out.
 */
export function nameReadings(characters: readonly string[]): string[][] {
  const surname = surnameOf(characters.slice(0, 2).join(''));
  let all: string[][] = [[]];
  for (const [index, character] of characters.entries()) {
    const asSurname = index < 2 ? surname[index] : undefined;
    const readings = readingsOf(character);
    const first = asSurname !== undefined && readings.includes(asSurname) ? [asSurname] : [];
    const options = [...new Set(typed([...first, ...readings]))].slice(0, READINGS_PER_CHARACTER);
    if (options.length === 0) continue;
    all = options.flatMap((option) => all.map((start) => [...start, option])).slice(0, READINGS_PER_NAME);
  }
  return all.filter((syllables) => syllables.length > 0);
}
