/** Reads and writes instants in business time (Asia/Shanghai), whatever zone the browser is in. */
const ZONE = 'Asia/Shanghai';

type Style = 'dateTime' | 'date' | 'dayTime' | 'time' | 'day' | 'weekday';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  dateTime: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false },
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  dayTime: { month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
  day: { month: 'short', day: 'numeric', weekday: 'short' },
  weekday: { weekday: 'short' },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, style: Style): Intl.DateTimeFormat {
  const key = `${language}/${style}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: ZONE, ...styles[style] });
    formatters.set(key, found);
  }
  return found;
}

/** An instant in words of the given style. */
export function formatInstant(instant: string, language: string, style: Style = 'dateTime'): string {
  return formatter(language, style).format(Date.parse(instant));
}

/** A civil date (`YYYY-MM-DD`) in words of the given style; the date itself has no zone. */
export function formatDate(date: string, language: string, style: Extract<Style, 'date' | 'day' | 'weekday'> = 'day'): string {
  return formatter(language, style).format(Date.parse(`${date}T12:00:00+08:00`));
}

/** `10月12日 周一 09:00–10:00`: a span that ends on the day it starts names the day once. */
export function formatSpan(from: string, until: string, language: string): string {
  const sameDay = civilDate(from) === civilDate(until);
  return `${formatInstant(from, language, 'dayTime')}–${formatInstant(until, language, sameDay ? 'time' : 'dayTime')}`;
}

/** The civil date in Asia/Shanghai of an instant. */
export function civilDate(instant: string | number): string {
  const shifted = new Date((typeof instant === 'number' ? instant : Date.parse(instant)) + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 10);
}

/** The instant of a civil date and a clock time `HH:mm` in Asia/Shanghai, in UTC. China has had no summer time since 1991. */
export function instantOf(date: string, time: string): string {
  return new Date(`${date}T${time}:00+08:00`).toISOString();
}

/** A civil date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
