import type { Action } from './catalogue.js';

/** Half-open intervals of 15-digit area codes; null bounds reach everything. */
type Ranges = [low: number, high: number][];

/** Who acts in an operation, and where. Built from what the database answered at its first statement. */
export class Actor {
  private readonly parsed = new Map<string, Ranges>();

  constructor(
    /** The account, or null for someone who is not signed in. */
    readonly accountId: string | null,
    readonly sessionId: string | null,
    private readonly scopes: Readonly<Record<string, string>>,
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
