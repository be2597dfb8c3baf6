import type { TrainingSearch } from './search';

/** Rows of a page. */
export const PAGE = 50;

/** What each list of the page gets. */
export interface ListProps {
  readonly search: TrainingSearch;
  readonly go: (change: (before: TrainingSearch) => TrainingSearch) => void;
  readonly close: () => void;
}

/** Goes to another page of the list. */
export const turning =
  (go: ListProps['go']) =>
  (after: string | undefined): void =>
    go(({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }));
