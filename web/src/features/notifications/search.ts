import { compact, flag, oneOf, opaque } from '../../platform/search';

/** The page as its URL says it. */
export function inboxSearch(raw: Record<string, unknown>) {
  return compact({ tab: oneOf(raw, 'tab', ['settings']), unread: flag(raw, 'unread'), after: opaque(raw, 'after') });
}
