import { compact, oneOf, opaque, text } from '../../platform/search';

/** The price-linked subsidy as its URL says it: without a month the newest, without `roll` those who were not told. */
export function subsidySearch(raw: Record<string, unknown>) {
  return compact({
    trigger: opaque(raw, 'trigger'),
    roll: oneOf(raw, 'roll', ['all']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', ['record', 'tell']),
  });
}

export type SubsidySearch = ReturnType<typeof subsidySearch>;
