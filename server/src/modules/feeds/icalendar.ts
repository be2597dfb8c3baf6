/** When something comes back. */
interface Recurrence {
  /** Every so many weeks. */
  readonly weeks: number;
  /** Last instant; null: without end. */
  readonly until: Date | null;
  /** Starts that are left out. */
  readonly except: readonly Date[];
}

/** What every entry of a feed has. */
interface Entry {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
}

/** Time that is offered and takes nothing; null: once. */
export interface FreeTime extends Entry {
  readonly recurs: Recurrence | null;
}

/** One event of a feed. */
export interface FeedEvent extends Entry {
  readonly cancelled: boolean;
  /** Grows with each change, so that calendars take the newest. */
  readonly sequence: number;
}

/** An instant as RFC 5545 writes it in UTC. */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Text with the characters escaped that mean something in a content line (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');

/** A content line folded to at most 75 octets (RFC 5545, 3.1), never inside a character. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // A folded line begins with a space, which counts.
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** The lines between which the others of an entry stand. */
function entry({ id, startsAt, endsAt, summary }: Entry, now: Date, lines: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@finemesh`,
    `DTSTAMP:${instant(now)}`,
    `DTSTART:${instant(startsAt)}`,
    `DTEND:${instant(endsAt)}`,
    ...lines,
    'CLASS:PRIVATE',
    `SUMMARY:${escaped(summary)}`,
    'END:VEVENT',
  ];
}

/** A rule as iCalendar writes it: in UTC, which China keeps eight hours behind all year, so that weeks stay weeks. */
function recurrence({ weeks, until, except }: Recurrence): string[] {
  return [
    `RRULE:FREQ=WEEKLY;INTERVAL=${weeks}${until === null ? '' : `;UNTIL=${instant(until)}`}`,
    ...(except.length === 0 ? [] : [`EXDATE:${except.map(instant).join(',')}`]),
  ];
}

/** A feed as iCalendar (RFC 5545). */
export function calendar(name: string, events: readonly FeedEvent[], free: readonly FreeTime[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Finemesh//Volunteer//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
  ];
  for (const event of events)
    lines.push(...entry(event, now, [`SEQUENCE:${event.sequence}`, `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`]));
  for (const time of free)
    lines.push(...entry(time, now, ['TRANSP:TRANSPARENT', ...(time.recurs === null ? [] : recurrence(time.recurs))]));
  return [...lines, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}
