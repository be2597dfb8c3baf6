import { graphql } from '../gql';
import type { LiveChangesSubscription } from '../gql/graphql';
import { hashes } from '../gql/hashes.js';
import { CSRF_HEADERS } from './headers';

graphql(`
  subscription LiveChanges {
    changes {
      resync
      changes {
        kind
        id
      }
    }
  }
`);

/** What the server tells: ids of what changed, or that one had better ask for everything anew. */
export type Told = LiveChangesSubscription['changes'];

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

const listeners = new Set<(told: Told) => void>();
let end: (() => void) | undefined;

/** Hears of changes while somebody looks; all who look share one stream. @returns what ends it */
export function watch(tell: (told: Told) => void): () => void {
  listeners.add(tell);
  end ??= open((told) => listeners.forEach((each) => each(told)));
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    end?.();
    end = undefined;
  };
}

/** Opens a stream. When it breaks it is opened again, and what may have been missed meanwhile is told as a resync. @returns what ends it */
function open(tell: (told: Told) => void): () => void {
  const ending = new AbortController();
  let failures = 0;
  let missed = false;

  async function listen(): Promise<void> {
    const response = await fetch('/graphql/stream', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...CSRF_HEADERS },
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hashes.get('LiveChanges') } } }),
      signal: ending.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`no stream: ${response.status}`);
    failures = 0;
    if (missed) tell({ __typename: 'Changes', resync: true, changes: [] });
    missed = true;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1];
        const told = data === undefined ? null : (JSON.parse(data) as { data?: LiveChangesSubscription | null }).data;
        if (told != null) tell(told.changes);
      }
    }
  }

  async function keep(): Promise<void> {
    while (!ending.signal.aborted) {
      // Whatever broke it, the way on is the same: wait, and try again.
      await listen().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures)));
      failures += 1;
    }
  }

  void keep();
  return () => ending.abort();
}
