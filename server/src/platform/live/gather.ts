import type { Announcement, LiveHub } from './hub.js';

/** Ids by kind that were announced together; `resync` when some may have been missed or were too many to name. */
export interface Gathered {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly resync: boolean;
}

/** How long announcements are gathered before they are told: one look at the database instead of many. */
const GATHER_MS = 150;
/** Ids that one telling names; more are told as a resync. */
const MOST = 500;

/** What a hub announces, gathered, until the signal ends it. */
export async function* gather(hub: LiveHub, signal: AbortSignal): AsyncGenerator<Gathered> {
  let ids = new Map<string, Set<string>>();
  let resync = false;
  let wake: (() => void) | undefined;
  const hear = (heard: Announcement | 'resync'): void => {
    if (heard === 'resync' || heard.ids.length === 0) resync = true;
    else {
      const known = ids.get(heard.kind) ?? new Set<string>();
      for (const id of heard.ids) known.add(id);
      ids.set(heard.kind, known);
    }
    wake?.();
  };
  const silence = hub.listen(hear);
  const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  try {
    while (!signal.aborted) {
      if (ids.size === 0 && !resync) {
        const woken = new Promise<void>((resolve) => (wake = resolve));
        await Promise.race([woken, ended]);
      }
      if (signal.aborted) return;
      await Promise.race([new Promise((resolve) => setTimeout(resolve, GATHER_MS)), ended]);
      const told = ids;
      const many = [...told.values()].reduce((sum, each) => sum + each.size, 0) > MOST;
      const missed = resync || many;
      ids = new Map();
      resync = false;
      yield { ids: many ? new Map() : new Map([...told].map(([kind, each]) => [kind, [...each]])), resync: missed };
    }
  } finally {
    silence();
  }
}
