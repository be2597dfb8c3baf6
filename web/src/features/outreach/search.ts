import { compact, oneOf, opaque, text } from '../../platform/search';

/** Versions as the URL says them. */
export function outreachesSearch(raw: Record<string, unknown>) {
  return compact({ after: opaque(raw, 'after'), dialog: oneOf(raw, 'dialog', ['publish']) });
}

/** One version as its URL says it: who is left, or who was told. */
export function outreachSearch(raw: Record<string, unknown>) {
  return compact({
    view: oneOf(raw, 'view', ['told']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', ['record']),
  });
}
export type OutreachSearch = ReturnType<typeof outreachSearch>;
