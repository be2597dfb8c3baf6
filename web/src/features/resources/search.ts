import type { ResourceLinkFilter } from '../../gql/graphql';
import { compact, oneOf, opaque, text } from '../../platform/search';

/** Views of resource linking: promises that are late, open, delivered without an outcome, all; and the register. */
export const VIEWS = ['overdue', 'open', 'outcome', 'all', 'register'] as const;

/** Resource linking as its URL says it. */
export function resourcesSearch(raw: Record<string, unknown>) {
  return compact({
    view: oneOf(raw, 'view', VIEWS),
    area: text(raw, 'area'),
    dialog: oneOf(raw, 'dialog', ['register', 'promise', 'deliver', 'outcome', 'cancel']),
    id: opaque(raw, 'id'),
    after: opaque(raw, 'after'),
  });
}
export type ResourcesSearch = ReturnType<typeof resourcesSearch>;

/** The URL without its dialog. */
export function closed({ dialog: _d, id: _i, ...rest }: ResourcesSearch): ResourcesSearch {
  return rest;
}

/** What the URL asks of the server. */
export function linkFilter({ view, area }: ResourcesSearch): ResourceLinkFilter {
  const place = area === undefined ? {} : { areaCode: area };
  if (view === 'overdue') return { ...place, overdue: true };
  if (view === 'outcome') return { ...place, withoutOutcome: true };
  return view === 'all' ? place : { ...place, states: ['PROMISED'] };
}
