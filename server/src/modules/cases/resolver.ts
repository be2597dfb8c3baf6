import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { absenceById, endAbsence, recordAbsence, StaffAbsencePayload } from './absence.js';
import { AssessmentForm } from './assessment.js';
import { activeForm, recordAssessment } from './assessments.js';
import { Case } from './case.js';
import { addTask, finishDuty } from './duties.js';
import {
  CaseCloseInput,
  CaseDutyDoneInput,
  CaseFilter,
  CaseHandOverAnswerInput,
  CaseHandOverInput,
  CaseMoveInput,
  CaseOpenInput,
  CaseReasonInput,
  CaseReopenInput,
  CaseSuspendInput,
  CaseTaskAddInput,
  NeedsAssessmentRecordInput,
  StaffAbsenceEndInput,
  StaffAbsenceRecordInput,
} from './inputs.js';
import { caseWorkers, listCases } from './list.js';
import { caseById } from './loaders.js';
import { answerHandOver, closeCase, handOverCase, moveCase, reopenCase, resumeCase, suspendCase } from './moves.js';
import { openCase } from './open.js';
import { CaseConnection, CasePayload, CaseWorker } from './payloads.js';

/** Runs a change of a case and answers with the case after it. */
function changed(op: Operation, change: () => Promise<string>): Promise<CasePayload> {
  return mutate(op, CasePayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { case: (await op.load(caseById, id)) ?? undefined };
  });
}

/** Runs a change of an absence and answers with it. */
function absenceChanged(op: Operation, change: () => Promise<string>): Promise<StaffAbsencePayload> {
  return mutate(op, StaffAbsencePayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { absence: (await op.load(absenceById, id)) ?? undefined };
  });
}

/** Cases. */
@Resolver()
export class CaseResolver {
  @Query(() => Case, { nullable: true, description: 'One case; null when it does not exist for the viewer.' })
  @Guard('case:read')
  case(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<Case | null> {
    return op.load(caseById, id);
  }

  @Query(() => CaseConnection, { description: 'Cases, the last opened first.' })
  @Guard('case:read')
  async cases(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which cases; all conditions hold together.' }) filter?: CaseFilter,
  ) {
    return CaseConnection.of(await listCases(op, filter ?? {}, page));
  }

  @Query(() => [CaseWorker], { description: 'Who may own cases of an area (at most 200, by name); empty where the viewer keeps no cases.' })
  @Guard('case:edit')
  caseWorkers(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { description: 'Code of the area.' }) areaCode: string,
  ): Promise<CaseWorker[]> {
    return caseWorkers(op, areaCode);
  }

  @Mutation(() => CasePayload, {
    description: 'Opens a case. Codes: NOT_FOUND, NOT_ALLOWED, DUPLICATE (CaseAlreadyOpen), REQUEST_REUSED.',
  })
  @Guard('case:edit')
  caseOpen(@Ctx() { op }: Context, @Arg('input', () => CaseOpenInput) input: CaseOpenInput): Promise<CasePayload> {
    return changed(op, () => openCase(op, input));
  }

  @Mutation(() => CasePayload, {
    description: 'Takes the next step of the work. Codes: REQUIRED, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseMove(@Ctx() { op }: Context, @Arg('input', () => CaseMoveInput) input: CaseMoveInput): Promise<CasePayload> {
    return changed(op, () => moveCase(op, input));
  }

  @Mutation(() => CasePayload, {
    description: 'Sets a case aside until a day. Codes: IN_THE_PAST, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseSuspend(@Ctx() { op }: Context, @Arg('input', () => CaseSuspendInput) input: CaseSuspendInput): Promise<CasePayload> {
    return changed(op, () => suspendCase(op, input));
  }

  @Mutation(() => CasePayload, {
    description: 'Takes a suspended case up again. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseResume(@Ctx() { op }: Context, @Arg('input', () => CaseReasonInput) input: CaseReasonInput): Promise<CasePayload> {
    return changed(op, () => resumeCase(op, input));
  }

  @Mutation(() => CasePayload, {
    description: 'Closes a case without open duties. Codes: IN_USE, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseClose(@Ctx() { op }: Context, @Arg('input', () => CaseCloseInput) input: CaseCloseInput): Promise<CasePayload> {
    return changed(op, () => closeCase(op, input));
  }

  @Mutation(() => CasePayload, {
    description: 'Opens a closed case again. Codes: DUPLICATE, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseReopen(@Ctx() { op }: Context, @Arg('input', () => CaseReopenInput) input: CaseReopenInput): Promise<CasePayload> {
    return changed(op, () => reopenCase(op, input));
  }

  @Mutation(() => CasePayload, {
    description:
      'Hands a case over; by its owner as a proposal. Codes: SAME_PERSON, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseHandOver(@Ctx() { op }: Context, @Arg('input', () => CaseHandOverInput) input: CaseHandOverInput): Promise<CasePayload> {
    return changed(op, () => handOverCase(op, input));
  }

  @Mutation(() => CasePayload, {
    description: 'Answers a proposed hand-over. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseHandOverAnswer(
    @Ctx() { op }: Context,
    @Arg('input', () => CaseHandOverAnswerInput) input: CaseHandOverAnswerInput,
  ): Promise<CasePayload> {
    return changed(op, () => answerHandOver(op, input));
  }

  @Mutation(() => CasePayload, {
    description: 'Writes a task down. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, IN_THE_PAST, REQUEST_REUSED.',
  })
  @Guard('case:edit')
  caseTaskAdd(@Ctx() { op }: Context, @Arg('input', () => CaseTaskAddInput) input: CaseTaskAddInput): Promise<CasePayload> {
    return changed(op, () => addTask(op, input));
  }

  @Mutation(() => CasePayload, {
    description:
      'Finishes a task, or says what was done about a missed visit. Codes: REASON_REQUIRED, NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('case:edit')
  caseDutyDone(@Ctx() { op }: Context, @Arg('input', () => CaseDutyDoneInput) input: CaseDutyDoneInput): Promise<CasePayload> {
    return changed(op, () => finishDuty(op, input));
  }

  @Mutation(() => CasePayload, {
    description:
      'Records a needs assessment. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, REQUIRED, INVALID_CHOICE, OUT_OF_RANGE, REQUEST_REUSED.',
  })
  @Guard('case:edit')
  needsAssessmentRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => NeedsAssessmentRecordInput) input: NeedsAssessmentRecordInput,
  ): Promise<CasePayload> {
    return changed(op, () => recordAssessment(op, input));
  }

  @Query(() => AssessmentForm, { nullable: true, description: 'The form of needs assessments that is answered today.' })
  @Guard('case:read')
  assessmentForm(@Ctx() { op }: Context): Promise<AssessmentForm | null> {
    return activeForm(op);
  }

  @Mutation(() => StaffAbsencePayload, {
    description:
      'Records an absence with cover for every open duty. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, IN_THE_PAST, SAME_PERSON, DUPLICATE, COVER_MISSING (DutiesUncovered), REQUEST_REUSED.',
  })
  @Guard('case:edit')
  staffAbsenceRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => StaffAbsenceRecordInput) input: StaffAbsenceRecordInput,
  ): Promise<StaffAbsencePayload> {
    return absenceChanged(op, () => recordAbsence(op, input));
  }

  @Mutation(() => StaffAbsencePayload, { description: 'Ends an absence. Codes: NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION.' })
  @Guard('case:edit')
  staffAbsenceEnd(
    @Ctx() { op }: Context,
    @Arg('input', () => StaffAbsenceEndInput) input: StaffAbsenceEndInput,
  ): Promise<StaffAbsencePayload> {
    return absenceChanged(op, () => endAbsence(op, input));
  }
}
