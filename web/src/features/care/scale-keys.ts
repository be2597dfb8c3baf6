/** Answers of a form in the order of its items; null where none was given yet. */
export type Draft = readonly (number | null)[];

/** The draft after an answer, and the item to go on with: the next one, or the same at the end. */
export function answered(draft: Draft, item: number, value: number): { draft: Draft; next: number } {
  return { draft: draft.map((each, at) => (at === item ? value : each)), next: Math.min(item + 1, draft.length - 1) };
}

/** Sum and number of the answers given so far; what is missing is not counted as zero. */
export function runningTotal(draft: Draft, factor: number): { given: number; total: number } {
  const given = draft.filter((each) => each !== null);
  return { given: given.length, total: given.reduce((sum, each) => sum + each, 0) * factor };
}

/** Whether an item that speaks of danger (numbered from 1) is answered above zero. */
export function speaksOfDanger(draft: Draft, riskItems: readonly number[]): boolean {
  return riskItems.some((item) => (draft[item - 1] ?? 0) > 0);
}
