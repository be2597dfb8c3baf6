import { useSyncExternalStore } from 'react';

/** The few places of the volunteer's view; too few for a router of forty kilobytes on a weak network. */
export type Place =
  | { readonly name: 'home' }
  | { readonly name: 'past' }
  | { readonly name: 'me' }
  | { readonly name: 'outbox' }
  | { readonly name: 'report' }
  | { readonly name: 'times' }
  | { readonly name: 'inbox' }
  | { readonly name: 'learn' }
  | { readonly name: 'team' }
  | { readonly name: 'task'; readonly id: string }
  | { readonly name: 'unknown' };

/** Reads a path below `/m`. */
export function placeOf(path: string): Place {
  if (path === '/m' || path === '/m/') return { name: 'home' };
  if (path === '/m/past') return { name: 'past' };
  if (path === '/m/me') return { name: 'me' };
  if (path === '/m/outbox') return { name: 'outbox' };
  if (path === '/m/report') return { name: 'report' };
  if (path === '/m/times') return { name: 'times' };
  if (path === '/m/inbox') return { name: 'inbox' };
  if (path === '/m/learn') return { name: 'learn' };
  if (path === '/m/team') return { name: 'team' };
  const task = /^\/m\/tasks\/([^/]+)$/.exec(path);
  if (task?.[1] !== undefined) return { name: 'task', id: decodeURIComponent(task[1]) };
  return { name: 'unknown' };
}

const listeners = new Set<() => void>();

/** Goes to a path below `/m` without loading the page anew. */
export function go(path: string): void {
  history.pushState(null, '', path);
  for (const notify of listeners) notify();
  scrollTo(0, 0);
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  addEventListener('popstate', notify);
  return () => {
    listeners.delete(notify);
    removeEventListener('popstate', notify);
  };
}

/** Where the volunteer is. */
export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => location.pathname));
}
