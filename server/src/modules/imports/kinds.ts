import type { Operation } from '../../platform/database/operation.js';
import type { Keyring } from '../../platform/vault/keys.js';
import { ImportKind } from './batch.js';
import type { Draft } from './draft.js';
import { householdRules } from './household-rules.js';
import { needRules } from './need-rules.js';
import { orderRules } from './order-rules.js';
import { volunteerRules } from './volunteer-rules.js';

/** What judging knows besides the rows. */
export interface JudgeContext {
  /** Fields that a column stands for. */
  readonly mapped: ReadonlySet<string>;
  readonly keyring: Keyring;
  /** Civil date of the check. */
  readonly today: string;
  /** Lets other requests be answered; called every so many rows. */
  readonly breathe: () => Promise<void>;
}

/** How rows of one kind are judged together and written. */
export interface KindRules {
  /** Adds faults that only the other rows or the database show, marks duplicates, and resolves what apply will write. */
  judge(op: Operation, drafts: Draft[], context: JudgeContext): Promise<void>;
  /** Writes a chunk of resolved records. */
  write(op: Operation, records: readonly object[], batchId: string): Promise<void>;
}

const RULES: Record<ImportKind, KindRules> = {
  [ImportKind.HOUSEHOLDS]: householdRules,
  [ImportKind.VOLUNTEERS]: volunteerRules,
  [ImportKind.NEEDS]: needRules,
  [ImportKind.ORDERS]: orderRules,
};

/** Whether the actor may import files of a kind: rosters of people, or orders of projects. */
export function mayImport(op: Operation, kind: ImportKind): boolean {
  return op.actor.can(kind === ImportKind.ORDERS ? 'project:work' : 'import:run');
}

/** The rules of a kind. */
export function rulesOf(kind: ImportKind): KindRules {
  return RULES[kind];
}
