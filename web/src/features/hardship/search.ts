import { compact, oneOf, opaque, text } from '../../platform/search';

/** What is missing or has run out, all cares that go on, households for which none is recorded, the checklist. */
export const HARDSHIP_TABS = ['red', 'all', 'unrecorded', 'checklist'] as const;

/** Dispersed care as its URL says it; without a tab it shows the red list. */
export function hardshipSearch(raw: Record<string, unknown>) {
  return compact({
    tab: oneOf(raw, 'tab', ['all', 'unrecorded', 'checklist']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
    open: opaque(raw, 'open'),
    dialog: oneOf(raw, 'dialog', ['evidence', 'visit', 'check', 'end', 'item']),
    /** The item of the checklist, or the thing, that a dialog is about. */
    about: opaque(raw, 'about'),
  });
}

export type HardshipSearch = ReturnType<typeof hardshipSearch>;
