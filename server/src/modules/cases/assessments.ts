import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { byKey, columns, manyBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { AssessmentForm, NeedsAssessment } from './assessment.js';
import { CaseEventKind, CaseState } from './case.js';
import { assessed } from './clocks.js';
import { recordCaseEvent } from './events.js';
import type { NeedsAssessmentRecordInput } from './inputs.js';
import { caseById } from './loaders.js';

constraintMeans('needs_assessment_number_once', UserErrorCode.DUPLICATE, 'Another assessment was recorded at the same moment.');

/** Assessments of a case, the last first. */
export const assessmentsByCase = manyBy<NeedsAssessment>(() => NeedsAssessment, 'caseId', 't.number desc');
/** A form by id. */
export const formById = byKey<AssessmentForm>(() => AssessmentForm);

/** The form that is answered today. */
export async function activeForm(op: Operation): Promise<AssessmentForm | null> {
  const found = await op.row<AssessmentForm>(
    `select ${columns(op, AssessmentForm, 'f')} from assessment_form f where f.active order by f.code, f.number desc limit 1`,
  );
  return found ?? null;
}

/**
 * Records an assessment: every question is answered, a missing answer is never taken for none.
 * @throws Refusal NOT_FOUND (case, form), NOT_ALLOWED, ILLEGAL_TRANSITION (closed), REQUIRED (questions), INVALID_CHOICE, OUT_OF_RANGE, REQUEST_REUSED
 */
export async function recordAssessment(op: Operation, input: NeedsAssessmentRecordInput): Promise<string> {
  const found = await op.load(caseById, input.caseId);
  if (!found) refuse(UserErrorCode.NOT_FOUND, 'No such case.', ['caseId']);
  if (!op.actor.can('case:edit', found.areaCode)) refuse(UserErrorCode.NOT_ALLOWED, 'This case is outside what you may change.');
  if (found.state === CaseState.CLOSED) refuse(UserErrorCode.ILLEGAL_TRANSITION, 'A closed case is not assessed.');
  const form = await op.load(formById, input.formId);
  if (!form) refuse(UserErrorCode.NOT_FOUND, 'No such form.', ['formId']);
  const stray = input.answers.findIndex((answer) => !form.items.some((item) => item.code === answer.code));
  if (stray >= 0) refuse(UserErrorCode.INVALID_CHOICE, 'The form has no such question.', ['answers', String(stray), 'code']);
  const answers = form.items.map((item) => {
    const given = input.answers.filter((answer) => answer.code === item.code);
    if (given.length !== 1) refuse(UserErrorCode.REQUIRED, 'Every question is answered once.', ['answers', item.code]);
    return { code: item.code, level: given[0]?.level ?? 0, note: given[0]?.note?.trim() || null };
  });
  await once(op, input.requestId, 'needsAssessmentRecord', input, async () => {
    const id = newId();
    const before = await op.load(assessmentsByCase, found.id);
    await op.manager.insert(NeedsAssessment, {
      id,
      caseId: found.id,
      formId: form.id,
      number: (before[0]?.number ?? 0) + 1,
      answers,
      strengths: input.strengths?.trim() || null,
      conclusion: input.conclusion.trim(),
      assessedOn: civilDate(op.now),
      assessorId: op.accountId,
    });
    await assessed(op, found.id);
    await recordCaseEvent(op, { caseId: found.id, kind: CaseEventKind.ASSESSED });
    return id;
  });
  return found.id;
}
