import { VerificationDeclared } from './catalogue.js';

/** What was answered about a person, as far as it is held against anything. */
export interface Held {
  readonly personId: string;
  readonly item: string;
  readonly declared: VerificationDeclared | null;
  readonly sameAs: string | null;
  /** Whole fen or things. */
  readonly value: number | null;
}

/** What was declared and what was answered of one thing. */
export interface Line {
  readonly declared: VerificationDeclared;
  /** Null: nothing was declared. */
  readonly declaredValue: number | null;
  /** Null: nobody has answered yet. */
  readonly answeredValue: number | null;
  /** How much more may be answered than was declared, without contradicting it. */
  readonly tolerance: number;
  readonly contradicts: boolean;
}

/** What a household declared, null where it said nothing. */
export type Declaration = Readonly<Record<VerificationDeclared, number | null>>;

/**
 * Holds what was declared against what was answered, of all persons together. Two departments that speak of the same wage or the same car count
 * once, with the larger figure. More than was declared, beyond the tolerance, contradicts it; less does not, for departments do not know everything.
 */
export function compareDeclared(declaration: Declaration, answers: readonly Held[], tolerance: Partial<Declaration>): Line[] {
  return Object.values(VerificationDeclared).map((declared) => {
    const largest = new Map<string, number>();
    for (const answer of answers) {
      if (answer.declared !== declared || answer.value === null) continue;
      const key = `${answer.personId} ${answer.sameAs === null ? answer.item : `=${answer.sameAs}`}`;
      largest.set(key, Math.max(largest.get(key) ?? 0, answer.value));
    }
    const answered = largest.size === 0 ? null : [...largest.values()].reduce((sum, value) => sum + value, 0);
    const allowed = tolerance[declared] ?? 0;
    return {
      declared,
      declaredValue: declaration[declared],
      answeredValue: answered,
      tolerance: allowed,
      contradicts: answered !== null && answered > (declaration[declared] ?? 0) + allowed,
    };
  });
}
