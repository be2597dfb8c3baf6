import type { Action } from './catalogue.js';

/** Half-open intervals of 15-digit area codes; null bounds reach everything. */
type Ranges = [low: number, high: number][];

/** Scopes by action, as the database writes ranges of codes. */
type Scopes = Readonly<Record<string, string>>;

/** Texts of scopes read so far: most accounts share theirs with the colleagues of their area, and each operation begins with one. */
const read = new Map<string, Scopes>();
const MOST_READ = 2000;

/** Reads the scopes of an actor from the database's text: each reach once, after the actions that it is for. */
export function scopesOf(text: string): Scopes {
  let scopes = read.get(text);
  if (!scopes) {
    if (read.size >= MOST_READ) read.clear();
    scopes = Object.fromEntries(
      [...text.matchAll(/\|([^=]+)\|=([^;]*);/g)].flatMap(([, actions = '', reach = '']) =>
        actions.split('|').map((action) => [action, reach]),
      ),
    );
    read.set(text, scopes);
  }
  return scopes;
}

/** Who acts in an operation, and where. Built from what the database answered at its first statement. */
export class Actor {
  private readonly parsed = new Map<string, Ranges>();

  constructor(
    /** The account, or null for someone who is not signed in. */
    readonly accountId: string | null,
    readonly sessionId: string | null,
    private readonly scopes: Scopes,
  ) {}

  /** Whether the actor may do this: anywhere, or in the given area. */
  can(action: Action, areaCode?: number): boolean {
    const text = this.scopes[action];
    if (text === undefined) return false;
    if (areaCode === undefined) return true;
    return this.ranges(action, text).some(([low, high]) => areaCode >= low && areaCode < high);
  }

  /** Actions held in any scope, sorted. */
  get actions(): string[] {
    return Object.keys(this.scopes).toSorted();
  }

  private ranges(action: Action, text: string): Ranges {
    const known = this.parsed.get(action);
    if (known) return known;
    const ranges = [...text.matchAll(/[[(](\d*),(\d*)[\])]/g)].map(([, low, high]): [number, number] => [
      low ? Number(low) : 0,
      high ? Number(high) : Infinity,
    ]);
    this.parsed.set(action, ranges);
    return ranges;
  }
}

/** Nobody: what an operation without a valid session acts as. */
export const nobody = new Actor(null, null, {});
