import { nameReadings } from './pinyin.js';

/**
 * Search tokens. A row keeps the tokens of its texts in a `text[]` column with a GIN index; a query asks with
 * `search @> $1`, where `$1` is `queryTokens(text)`: every token of the query must be among the row's.
 *
 * Han text gives characters and pairs of neighbours, so that any part of a word is found without a dictionary.
 * Names also give their pinyin: every beginning of `wangxiuying`, `xiuying`, `ying`, and the initials `wxy`.
 */

/** Longest beginning of a Latin word that is kept; a longer word in a query is cut to it. */
const LONGEST_WORD = 24;
/** Longest query that is looked at, in characters; more cannot come from a search box. */
const LONGEST_QUERY = 64;

/** Runs of Han characters, of Latin letters and of digits; everything else separates. */
const RUNS = /(\p{Script=Han}+)|([\p{L}\p{M}]+)|(\p{Nd}+)/gu;

interface Run {
  readonly kind: 'HAN' | 'WORD' | 'DIGITS';
  readonly text: string;
}

/** One form for the many ways of typing: full width, upper case, accents and variation marks are dropped. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/[\p{Mn}\p{Variation_Selector}'’]/gu, '')
    .normalize('NFC');
}

function runsOf(text: string): Run[] {
  return Array.from(plain(text).matchAll(RUNS), ([run, han, word]) => ({
    kind: han !== undefined ? 'HAN' : word !== undefined ? 'WORD' : 'DIGITS',
    text: run,
  }));
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}

function hanTokens(text: string): string[] {
  const characters = Array.from(text);
  return [...characters, ...pairs(characters)];
}

function beginnings(word: string): string[] {
  return Array.from({ length: Math.min(word.length, LONGEST_WORD) }, (_, index) => word.slice(0, index + 1));
}

function readingTokens(syllables: readonly string[]): string[] {
  const starts = syllables.map((_, index) => syllables.slice(index).join(''));
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  // One letter alone is a useful beginning only for the surname.
  return [
    ...starts.flatMap((start, index) => beginnings(start).slice(index === 0 ? 0 : 1)),
    ...beginnings(initials).slice(1),
    initials.slice(1),
  ];
}

function unique(tokens: readonly string[]): string[] {
  return [...new Set(tokens)].filter((token) => token !== '');
}

/** Tokens of a person's name: 王秀英 is found by 秀英, wangxiuying, xiuy, wxy; names in letters by the beginning of each word. */
export function nameTokens(name: string): string[] {
  const runs = runsOf(name);
  const han = runs.filter((run) => run.kind === 'HAN').flatMap((run) => Array.from(run.text));
  const readings = han.length === 0 ? [] : nameReadings(han);
  const words = runs.filter((run) => run.kind === 'WORD').flatMap((run) => beginnings(run.text));
  return unique([...hanTokens(han.join('')), ...readings.flatMap(readingTokens), ...words]);
}

/** Tokens of an address: characters and pairs of Han text, whole numbers, beginnings of Latin words. */
export function addressTokens(address: string): string[] {
  return unique(
    runsOf(address).flatMap(({ kind, text }) => (kind === 'HAN' ? hanTokens(text) : kind === 'WORD' ? beginnings(text) : [text])),
  );
}

/** Digits of a telephone number without the country code of China. */
function phoneDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\D/gu, '')
    .replace(/^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/u, '');
}

/** Tokens of a telephone number: the whole, the part after an area code, and the last four digits. */
export function phoneTokens(phone: string): string[] {
  const digits = phoneDigits(phone);
  const local = /^0(?:10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(digits)?.[1] ?? '';
  return unique([digits, local, digits.length >= 7 ? digits.slice(-4) : '']);
}

/** Tokens of a code or number such as a household number: its runs of letters and digits, its parts, and last the whole without separators. */
export function codeTokens(code: string): string[] {
  const parts = plain(code).split(/[^\p{L}\p{Nd}]+/u);
  return unique([...runsOf(code).map((run) => run.text), ...parts, parts.join('')]);
}

function queryRunTokens({ kind, text }: Run): string[] {
  if (kind !== 'HAN') return [text.slice(0, LONGEST_WORD)];
  const characters = Array.from(text);
  return characters.length === 1 ? characters : pairs(characters);
}

/**
 * Tokens that a row must have to match what was typed. Empty when the text holds nothing to search for: the caller
 * must then find nothing, because every array contains the empty one.
 */
export function queryTokens(text: string): string[] {
  const typed = Array.from(text).slice(0, LONGEST_QUERY).join('');
  // A telephone number may be typed in groups, which are no words of their own.
  if (/^[\d\s()+-]{7,}$/u.test(typed.normalize('NFKC')) && phoneDigits(typed).length >= 7) return [phoneDigits(typed)];
  return unique(
    typed
      .split(/\s+/u)
      .filter((word) => word !== '')
      // A code is typed as it is printed or without its separators; short ones are more likely a house and its flat.
      .flatMap((word) => (/^[a-z]+[-\d]*\d{4}$/iu.test(plain(word)) ? codeTokens(word).slice(-1) : runsOf(word).flatMap(queryRunTokens))),
  );
}
