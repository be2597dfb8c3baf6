import type { UserError } from '../../../platform/user-errors';

/** What a volunteer can do without network. */
export type Deed = 'accept' | 'decline' | 'start' | 'finish' | 'concern' | 'photo' | 'absence' | 'report' | 'hours' | 'hoursRemove';

/** The row that a deed is about, as the server knows it. */
export interface Subject {
  readonly id: string;
  readonly version: number;
}

/**
 * One deed on its way to the server. Its key is the idempotency key: however often it is sent, it is done once.
 * `S` is what was written, sealed; the rules below never look into it.
 */
export interface Entry<S = unknown> {
  readonly key: string;
  /** Place in the order in which things were done on this phone. */
  readonly seq: number;
  readonly deed: Deed;
  /** Null while only the answer to `after` will say what it is about. */
  readonly subject: Subject | null;
  /** The deed that has to arrive first. */
  readonly after: string | null;
  readonly sealed: S;
  /** When it was done, in milliseconds of the server's clock as far as this phone knows it. */
  readonly at: number;
  /** `held`: what it rests on was refused. `done` ones stay until the view has caught up with the server. */
  readonly state: 'waiting' | 'refused' | 'held' | 'done';
  readonly attempts: number;
  /** Until when a tab is at it. */
  readonly leasedUntil: number;
  /** Not to be sent again before this instant: the last attempt failed. */
  readonly notBefore: number;
  readonly reasons: readonly UserError[];
  /** When the server's answer came. */
  readonly settledAt: number | null;
}

/** What was written down before it is in the outbox. */
export type NewEntry<S> = Pick<Entry<S>, 'key' | 'deed' | 'subject' | 'after' | 'sealed' | 'at'>;

/** What came of sending one. */
export type Verdict =
  | { readonly kind: 'done'; readonly subject: Subject | null }
  | { readonly kind: 'refused'; readonly reasons: readonly UserError[] }
  /** No network, no server, too many requests: it is not known whether it arrived. */
  | { readonly kind: 'later' }
  | { readonly kind: 'signedOut' };

/** How long one tab may be at a deed before another takes it up. */
export const LEASE_MS = 30_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** How long to wait after some failed attempts. */
export function backOff(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 20));
}

/** Adds a deed behind the others, with what has become of the one it rests on. The same key is never added twice. */
export function added<S>(entries: readonly Entry<S>[], fresh: NewEntry<S>): Entry<S>[] {
  if (entries.some((each) => each.key === fresh.key)) return [];
  const seq = entries.reduce((most, each) => Math.max(most, each.seq), 0) + 1;
  const entry: Entry<S> = { ...fresh, seq, state: 'waiting', attempts: 0, leasedUntil: 0, notBefore: 0, reasons: [], settledAt: null };
  return [carried(entry, entries)];
}

/** An entry after what became of the one it rests on. */
function carried<S>(entry: Entry<S>, entries: readonly Entry<S>[]): Entry<S> {
  const first = entry.after === null ? undefined : entries.find((each) => each.key === entry.after);
  if (first?.state === 'refused' || first?.state === 'held') return { ...entry, state: 'held' };
  if (first?.state === 'done') return { ...entry, after: null, subject: first.subject ?? entry.subject };
  return entry;
}

/** Whether an instant is still to come, and not merely left by a clock that has been set back since. */
const ahead = (instant: number, now: number, most: number): boolean => instant > now && instant - now <= most;

/** The next deed whose turn it is, taken for a while. */
export function taken<S>(entries: readonly Entry<S>[], now: number): Entry<S> | undefined {
  const waiting = new Map(entries.filter((each) => each.state === 'waiting').map((each) => [each.key, each]));
  const next = [...waiting.values()]
    .filter((each) => !ahead(each.leasedUntil, now, LEASE_MS) && !ahead(each.notBefore, now, LONGEST_WAIT_MS))
    .filter((each) => each.after === null || !waiting.has(each.after))
    .sort((a, b) => a.seq - b.seq)[0];
  return next === undefined ? undefined : { ...next, attempts: next.attempts + 1, leasedUntil: now + LEASE_MS };
}

/** The entries that a verdict changes: the one that was sent, and those that rest on it. */
export function settled<S>(entries: readonly Entry<S>[], key: string, verdict: Verdict, now: number): Entry<S>[] {
  const sent = entries.find((each) => each.key === key);
  if (sent === undefined || sent.state !== 'waiting') return [];
  if (verdict.kind === 'later') return [{ ...sent, leasedUntil: 0, notBefore: now + backOff(sent.attempts) }];
  // Whoever signs in again sends it at once.
  if (verdict.kind === 'signedOut') return [{ ...sent, attempts: 0, leasedUntil: 0, notBefore: 0 }];
  const over: Entry<S> =
    verdict.kind === 'done'
      ? { ...sent, state: 'done', subject: verdict.subject ?? sent.subject, settledAt: now }
      : { ...sent, state: 'refused', reasons: verdict.reasons, settledAt: now };
  const changed = [over];
  // Whatever rests on a refused deed is held, and what rests on that too.
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    if (entry.state !== 'waiting' || !changed.some((each) => each.key === entry.after)) continue;
    const next = carried(entry, changed);
    if (next !== entry) changed.push(next);
  }
  return changed;
}

/** Waiting deeds without their wait: the network is back, or somebody asked. What a tab is at is left to it. */
export function hurried<S>(entries: readonly Entry<S>[]): Entry<S>[] {
  return entries.filter((each) => each.state === 'waiting' && each.notBefore > 0).map((each) => ({ ...each, notBefore: 0 }));
}
