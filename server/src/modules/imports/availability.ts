/** Hours of one weekday in which somebody can serve. */
export interface ParsedWindow {
  /** 1 = Monday to 7 = Sunday. */
  readonly weekday: number;
  /** Minutes after 00:00 Asia/Shanghai; `toMinute` at most 1440. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

const DAY_NAMES = ['', '一1', '二2', '三3', '四4', '五5', '六6', '日天末7'];
const ENGLISH_DAYS = ['', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const GROUPS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:每天|每日|天天|everyday|every day|daily)/u, [1, 2, 3, 4, 5, 6, 7]],
  [/^(?:工作日|weekdays?)/u, [1, 2, 3, 4, 5]],
  [/^(?:双休日|周末|weekends?)/u, [6, 7]],
];
const DAY = /^(?:(?:周|星期|礼拜)([一二三四五六日天1-7])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)/u;
/** A further day of a list whose 周 is said once: 周一三五, 周一至五. */
const BARE_DAY = /^([一二三四五六日天])/u;
const TO = /^(?:至|到|-|~|—|–)/u;
const CLOCK = String.raw`(\d{1,2})(?:[:点时](\d{2}|半)?分?)`;
const TIMES = new RegExp(String.raw`^${CLOCK}\s*(?:至|到|-|~|—|–)\s*${CLOCK}`, 'u');
const SEPARATOR = /^[\s,;、。|/和及与]+/u;

function dayOf(match: RegExpExecArray): number {
  const han = match[1];
  if (han !== undefined) return DAY_NAMES.findIndex((names) => names.includes(han));
  return ENGLISH_DAYS.indexOf(match[2] ?? '');
}

function minuteOf(hour: string | undefined, minute: string | undefined): number {
  return Number(hour) * 60 + (minute === '半' ? 30 : Number(minute ?? 0));
}

/** Days from one weekday to another, over the end of the week where need be. */
function span(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1);
}

interface Segment {
  readonly days: Set<number>;
  readonly times: (readonly [number, number])[];
}

/** Reads the days at the start of a text. */
function readDays(text: string, allowBare: boolean): { days: number[]; length: number } | null {
  for (const [pattern, days] of GROUPS) {
    const group = pattern.exec(text);
    if (group !== null) return { days: [...days], length: group[0].length };
  }
  const first = DAY.exec(text) ?? (allowBare ? BARE_DAY.exec(text) : null);
  if (first === null) return null;
  const from = dayOf(first);
  const rest = text.slice(first[0].length).trimStart();
  const to = TO.exec(rest);
  const tail = to === null ? '' : rest.slice(to[0].length).trimStart();
  const last = DAY.exec(tail) ?? BARE_DAY.exec(tail);
  if (last === null) return { days: [from], length: first[0].length };
  return { days: span(from, dayOf(last)), length: text.length - tail.length + last[0].length };
}

function segmentsOf(text: string): Segment[] | null {
  const segments: Segment[] = [];
  for (let rest = text; rest !== '';) {
    const separator = SEPARATOR.exec(rest);
    const current = segments.at(-1);
    const days = readDays(rest, current !== undefined && current.times.length === 0);
    const times = TIMES.exec(rest);
    if (separator !== null) rest = rest.slice(separator[0].length);
    else if (days !== null) {
      if (current === undefined || current.times.length > 0) segments.push({ days: new Set(days.days), times: [] });
      else for (const day of days.days) current.days.add(day);
      rest = rest.slice(days.length);
    } else if (times !== null && current !== undefined) {
      current.times.push([minuteOf(times[1], times[2]), minuteOf(times[3], times[4])]);
      rest = rest.slice(times[0].length);
    } else return null;
  }
  return segments;
}

/** Windows of one weekday that touch or overlap become one. */
function merge(windows: readonly ParsedWindow[]): ParsedWindow[] {
  const merged: ParsedWindow[] = [];
  for (const window of windows.toSorted((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute)) {
    const last = merged.at(-1);
    if (last !== undefined && last.weekday === window.weekday && window.fromMinute <= last.toMinute) {
      merged[merged.length - 1] = { ...last, toMinute: Math.max(last.toMinute, window.toMinute) };
    } else merged.push(window);
  }
  return merged;
}

/**
 * Reads hours of the week such as 周一至周五 08:30-11:30, 14:00-17:00；周六 9点-12点. Null when any part of the text is
 * not understood: words such as 上午 name no hours and are not guessed.
 */
export function parseAvailability(text: string): ParsedWindow[] | null {
  const segments = segmentsOf(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\s*([:])\s*/gu, '$1')
      .trim(),
  );
  if (segments === null || segments.length === 0) return null;
  const windows = segments.flatMap(({ days, times }) =>
    [...days].flatMap((weekday) => times.map(([fromMinute, toMinute]) => ({ weekday, fromMinute, toMinute }))),
  );
  const sound = segments.every(({ times }) => times.length > 0 && times.every(([from, to]) => from < to && to <= 1440));
  return sound ? merge(windows) : null;
}
