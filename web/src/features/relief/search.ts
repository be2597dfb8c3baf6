import { compact, oneOf, opaque, text } from '../../platform/search';

/** The queues of the desk: relief that is awaited, paperwork owed, proxy orders under way; then everything, and what ended. */
export const RELIEF_VIEWS = ['awaited', 'owed', 'orders', 'reliefs', 'ended'] as const;
export type ReliefView = (typeof RELIEF_VIEWS)[number];

/** The desk of relief and proxy service as its URL says it. */
export function reliefSearch(raw: Record<string, unknown>) {
  return compact({
    view: oneOf(raw, 'view', ['owed', 'orders', 'reliefs', 'ended']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
  });
}

export type ReliefSearch = ReturnType<typeof reliefSearch>;
