/** Where the server's notion of now comes from, so that tests can set it. */
export interface Clock {
  /** The present instant (UTC). */
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until a test moves it. */
export class SettableClock implements Clock {
  constructor(private instant: Date) {}
  now(): Date {
    return new Date(this.instant);
  }
  /** Moves the clock to an instant. */
  set(instant: Date): void {
    this.instant = instant;
  }
  /** Moves the clock forward by some milliseconds. */
  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}

const civil = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The civil date (YYYY-MM-DD) of an instant in Asia/Shanghai. */
export function civilDate(instant: Date): string {
  return civil.format(instant);
}
