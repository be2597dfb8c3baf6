import { compact, oneOf, opaque } from '../../platform/search';

/** Courses, calls to be made, spot checks, and the bank of questions. */
export const TRAINING_TABS = ['courses', 'calls', 'checks', 'bank'] as const;
export type TrainingTab = (typeof TRAINING_TABS)[number];

/** Training as its URL says it; without a tab it shows courses. */
export function trainingSearch(raw: Record<string, unknown>) {
  return compact({
    tab: oneOf(raw, 'tab', ['calls', 'checks', 'bank']),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', ['course', 'attend', 'quiz', 'check', 'cancel', 'call', 'question']),
    id: opaque(raw, 'id'),
  });
}
export type TrainingSearch = ReturnType<typeof trainingSearch>;
