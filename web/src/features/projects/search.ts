import { compact, oneOf, opaque } from '../../platform/search';

/** The list of projects as its URL says it. */
export function projectsSearch(raw: Record<string, unknown>) {
  return compact({
    tab: oneOf(raw, 'tab', ['atRisk', 'supporters']),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', ['project', 'supporter', 'verify']),
    on: opaque(raw, 'on'),
  });
}

const DIALOGS = [
  'edit',
  'milestone',
  'fund',
  'photo',
  'product',
  'order',
  'deliveries',
  'pay',
  'labour',
  'statement',
  'household',
  'agree',
  'consent',
  'activate',
  'suspend',
  'complete',
  'end',
  'contact',
  'measure',
] as const;

/** Tabs of a project. */
export const PROJECT_TABS = ['overview', 'pairings', 'produce', 'payments'] as const;

/** A project as its URL says it: the tab, the pairing that is open, the dialog. */
export function projectSearch(raw: Record<string, unknown>) {
  return compact({
    tab: oneOf(raw, 'tab', PROJECT_TABS),
    pairing: opaque(raw, 'pairing'),
    open: oneOf(raw, 'open', ['orders', 'deliveries']),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', DIALOGS),
    on: opaque(raw, 'on'),
  });
}

export type ProjectDialogName = (typeof DIALOGS)[number];
