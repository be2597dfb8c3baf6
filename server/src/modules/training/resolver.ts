import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { parseAreaCode } from '../areas/index.js';
import { cancelCheck, closeCheck, createCheck, recordCall, startCheck } from './checks.js';
import { beginQuiz, createCourse, recordAttendance, saveQuestion, submitQuiz } from './courses.js';
import { TrainingFigures } from './fields.js';
import {
  SpotCallFilter,
  SpotCallRecordInput,
  SpotCheckCancelInput,
  SpotCheckCreateInput,
  SpotCheckMoveInput,
  TrainingAttendanceRecordInput,
  TrainingCourseCreateInput,
  TrainingQuestionSaveInput,
  TrainingQuizBeginInput,
  TrainingQuizSubmitInput,
} from './inputs.js';
import { listCalls, listChecks, listCourses, listQuestions } from './list.js';
import { attemptById, callById, checkById, courseById, questionById } from './loaders.js';
import {
  SpotCallConnection,
  SpotCallPayload,
  SpotCheckConnection,
  SpotCheckPayload,
  TrainingAttemptPayload,
  TrainingCourseConnection,
  TrainingCoursePayload,
  TrainingQuestionConnection,
  TrainingQuestionPayload,
} from './payloads.js';

/** Runs a change of a spot check and answers with it. */
function checked(op: Operation, change: () => Promise<string>): Promise<SpotCheckPayload> {
  return mutate(op, SpotCheckPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { check: (await op.load(checkById, id)) ?? undefined };
  });
}

/** Runs a change of a course and answers with it. */
function taught(op: Operation, change: () => Promise<string>): Promise<TrainingCoursePayload> {
  return mutate(op, TrainingCoursePayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { course: (await op.load(courseById, id)) ?? undefined };
  });
}

/** Runs a step of a quiz and answers with it. */
function examined(op: Operation, change: () => Promise<string>): Promise<TrainingAttemptPayload> {
  return mutate(op, TrainingAttemptPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { attempt: (await op.load(attemptById, id)) ?? undefined };
  });
}

/** Courses and quizzes. */
@Resolver()
export class TrainingResolver {
  @Query(() => TrainingCourseConnection, { description: 'Courses that touch the areas of the viewer, the newest first.' })
  @Guard('training:read')
  async trainingCourses(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return TrainingCourseConnection.of(await listCourses(op, page));
  }

  @Query(() => TrainingFigures, {
    nullable: true,
    description: 'How many staff of an area have valid training today; nothing but zeros outside the areas of the viewer.',
  })
  @Guard('training:read')
  async trainingFigures(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { description: 'The area.' }) areaCode: string,
  ): Promise<TrainingFigures | null> {
    const row = await op.row<TrainingFigures>('select * from app.training_figures($1, $2::date)', [
      parseAreaCode(areaCode),
      civilDate(op.now),
    ]);
    return row ? Object.assign(new TrainingFigures(), row) : null;
  }

  @Query(() => TrainingQuestionConnection, { description: 'The bank of questions.' })
  @Guard('training:manage')
  async trainingQuestions(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return TrainingQuestionConnection.of(await listQuestions(op, page));
  }

  @Mutation(() => TrainingCoursePayload, {
    description: 'Announces a course. Codes: NOT_FOUND, INVALID_FORMAT, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('training:manage')
  trainingCourseCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => TrainingCourseCreateInput) input: TrainingCourseCreateInput,
  ): Promise<TrainingCoursePayload> {
    return taught(op, () => createCourse(op, input));
  }

  @Mutation(() => TrainingCoursePayload, {
    description: 'Records who attended. Codes: NOT_FOUND, NOT_ALLOWED, SAME_PERSON, REQUEST_REUSED.',
  })
  @Guard('training:manage')
  trainingAttendanceRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => TrainingAttendanceRecordInput) input: TrainingAttendanceRecordInput,
  ): Promise<TrainingCoursePayload> {
    return taught(op, async () => {
      await recordAttendance(op, input);
      return input.courseId;
    });
  }

  @Mutation(() => TrainingAttemptPayload, {
    description: 'Begins a quiz. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION, IN_USE, REQUEST_REUSED.',
  })
  @Guard('training:take')
  trainingQuizBegin(
    @Ctx() { op }: Context,
    @Arg('input', () => TrainingQuizBeginInput) input: TrainingQuizBeginInput,
  ): Promise<TrainingAttemptPayload> {
    return examined(op, () => beginQuiz(op, input));
  }

  @Mutation(() => TrainingAttemptPayload, { description: 'Hands a quiz in. Codes: NOT_FOUND, ILLEGAL_TRANSITION, REQUIRED.' })
  @Guard('training:take')
  trainingQuizSubmit(
    @Ctx() { op }: Context,
    @Arg('input', () => TrainingQuizSubmitInput) input: TrainingQuizSubmitInput,
  ): Promise<TrainingAttemptPayload> {
    return examined(op, async () => {
      await submitQuiz(op, input);
      return input.id;
    });
  }

  @Mutation(() => TrainingQuestionPayload, {
    description: 'Makes or changes a question. Codes: NOT_FOUND, STALE_VERSION, REQUIRED, OUT_OF_RANGE.',
  })
  @Guard('training:manage')
  trainingQuestionSave(
    @Ctx() { op }: Context,
    @Arg('input', () => TrainingQuestionSaveInput) input: TrainingQuestionSaveInput,
  ): Promise<TrainingQuestionPayload> {
    return mutate(op, TrainingQuestionPayload, async () => {
      const id = await saveQuestion(op, input);
      op.forgetLoaded();
      return { question: (await op.load(questionById, id)) ?? undefined };
    });
  }
}

/** Spot checks. */
@Resolver()
export class SpotCheckResolver {
  @Query(() => SpotCheckConnection, { description: 'Spot checks, the newest first.' })
  @Guard('spotcheck:plan')
  async spotChecks(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return SpotCheckConnection.of(await listChecks(op, page));
  }

  @Query(() => SpotCallConnection, {
    description:
      "Calls: of one spot check in the order of its sample, else what is due first. Whoever is not the hotline's or the bureau's sees own results.",
  })
  @Guard('training:read')
  async spotCalls(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SpotCallFilter, { nullable: true, description: 'Which; all conditions hold together.' }) filter?: SpotCallFilter,
  ) {
    return SpotCallConnection.of(await listCalls(op, filter ?? {}, page));
  }

  @Mutation(() => SpotCheckPayload, { description: 'Commits a spot check. Codes: NOT_FOUND, INVALID_FORMAT, NOT_ALLOWED, REQUEST_REUSED.' })
  @Guard('spotcheck:plan')
  spotCheckCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => SpotCheckCreateInput) input: SpotCheckCreateInput,
  ): Promise<SpotCheckPayload> {
    return checked(op, () => createCheck(op, input));
  }

  @Mutation(() => SpotCheckPayload, {
    description:
      'Starts a spot check: whom to call is drawn. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE, IN_USE.',
  })
  @Guard('spotcheck:plan')
  spotCheckStart(@Ctx() { op }: Context, @Arg('input', () => SpotCheckMoveInput) input: SpotCheckMoveInput): Promise<SpotCheckPayload> {
    return checked(op, async () => {
      await startCheck(op, input);
      return input.id;
    });
  }

  @Mutation(() => SpotCheckPayload, {
    description: 'Calls a spot check off before its start. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('spotcheck:plan')
  spotCheckCancel(
    @Ctx() { op }: Context,
    @Arg('input', () => SpotCheckCancelInput) input: SpotCheckCancelInput,
  ): Promise<SpotCheckPayload> {
    return checked(op, async () => {
      await cancelCheck(op, input);
      return input.id;
    });
  }

  @Mutation(() => SpotCheckPayload, {
    description: 'Closes a spot check with nobody left to call. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, IN_USE.',
  })
  @Guard('spotcheck:plan')
  spotCheckClose(@Ctx() { op }: Context, @Arg('input', () => SpotCheckMoveInput) input: SpotCheckMoveInput): Promise<SpotCheckPayload> {
    return checked(op, async () => {
      await closeCheck(op, input);
      return input.id;
    });
  }

  @Mutation(() => SpotCallPayload, {
    description: 'Records what came of a call. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, SAME_PERSON, ILLEGAL_TRANSITION, REQUIRED.',
  })
  @Guard('spotcheck:call')
  spotCallRecord(@Ctx() { op }: Context, @Arg('input', () => SpotCallRecordInput) input: SpotCallRecordInput): Promise<SpotCallPayload> {
    return mutate(op, SpotCallPayload, async () => {
      await recordCall(op, input);
      op.forgetLoaded();
      return { call: (await op.load(callById, input.id)) ?? undefined };
    });
  }
}
