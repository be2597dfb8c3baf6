import { compact, oneOf, opaque, text } from '../../platform/search';

/** What has to be confirmed or mended, and all arrangements that go on. */
export const HOMECARE_TABS = ['mend', 'all'] as const;

/** Care arrangements as their URL says it; without a tab it shows what has to be confirmed or mended. */
export function homecareSearch(raw: Record<string, unknown>) {
  return compact({
    tab: oneOf(raw, 'tab', ['all']),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
    open: opaque(raw, 'open'),
    dialog: oneOf(raw, 'dialog', ['hours', 'quality', 'end']),
  });
}

export type HomecareSearch = ReturnType<typeof homecareSearch>;
