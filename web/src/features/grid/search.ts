import { compact, flag, oneOf, opaque, text } from '../../platform/search';

/** The grid as its URL says it: a view, an area, a dialog about a cell. */
export function gridSearch(raw: Record<string, unknown>) {
  return compact({
    view: oneOf(raw, 'view', ['mine', 'cells', 'loads']),
    area: text(raw, 'area'),
    unassigned: flag(raw, 'unassigned'),
    dialog: oneOf(raw, 'dialog', ['assign', 'cover']),
    cell: text(raw, 'cell'),
    after: opaque(raw, 'after'),
  });
}
export type GridSearch = ReturnType<typeof gridSearch>;

/** The URL without its dialog. */
export function closed({ dialog: _d, cell: _c, ...rest }: GridSearch): GridSearch {
  return rest;
}
