import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { addMonths } from '../calendars/index.js';
import type { CareRetentionRunInput } from './inputs/retention.js';

/** What a run found, or erased. */
export interface RetentionRun {
  before: string;
  cases: number;
  alerts: number;
  papers: number;
  erased: boolean;
}

/**
 * The end of retention. A dry run counts the papers of cases that ended longer ago than policy keeps them; the run itself destroys their
 * keys, after which nobody reads them, and only when the number is still the one that the dry run showed. Cases with an alert or a
 * review that is unfinished wait. @throws Refusal REQUIRED, OUT_OF_RANGE, NOT_ALLOWED
 */
export async function runRetention(op: Operation, input: CareRetentionRunInput): Promise<RetentionRun> {
  const years = await policyParameter(op, 'care.retention.years');
  const before = addMonths(civilDate(op.now), -12 * years);
  if (!input.dryRun && (input.expectedPapers ?? null) === null)
    refuse(UserErrorCode.REQUIRED, 'Say how many papers the dry run showed.', ['expectedPapers']);
  const run = await op.row<Omit<RetentionRun, 'before'>>('select cases, alerts, papers, erased from vault.erase_due($1::date, $2, $3)', [
    before,
    !input.dryRun,
    input.expectedPapers ?? 0,
  ]);
  if (!run) refuse(UserErrorCode.NOT_ALLOWED, 'Only an administrator runs the end of retention.');
  if (!input.dryRun && !run.erased)
    refuse(UserErrorCode.OUT_OF_RANGE, 'Another number of papers is due now than the dry run showed.', ['expectedPapers']);
  return { before, ...run };
}
