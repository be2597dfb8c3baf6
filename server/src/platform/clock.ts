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

/** China keeps UTC+8 all year since 1992, in milliseconds; business instants here are all later than that. */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The civil date (YYYY-MM-DD) of an instant in Asia/Shanghai, whatever the time zone of the process. */
export function civilDate(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}
