import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { QualificationType, qualificationTypeByCode } from '../catalogue/index.js';
import { Qualification, Volunteer, volunteerById } from '../volunteers/index.js';
import { QualificationClaim } from './claim.js';
import { CourseQuestion, MyCourse, VolunteerCourse } from './course.js';
import {
  CourseQuestionSaveInput,
  QualificationClaimDeclineInput,
  QualificationClaimSubmitInput,
  QualificationClaimVerifyInput,
  QuizBeginInput,
  QuizFinishInput,
  VolunteerCourseSaveInput,
} from './inputs.js';
import {
  CourseQuestionPayload,
  QualificationClaimPayload,
  QuizBeginPayload,
  QuizFinishPayload,
  VolunteerCoursePayload,
} from './payloads.js';
import {
  beginQuiz,
  claimById,
  claimByQualification,
  claimsByVolunteer,
  claimsWaiting,
  courseById,
  declineClaim,
  finishQuiz,
  listCourses,
  myCourses,
  questionById,
  questionsByCourse,
  saveCourse,
  saveQuestion,
  submitClaim,
  verifyClaim,
} from './service.js';

/** Does a step and answers with the claim as it is then. */
function stepping(op: Operation, work: () => Promise<string>): Promise<QualificationClaimPayload> {
  return mutate(op, QualificationClaimPayload, async () => {
    const id = await work();
    op.forgetLoaded();
    return { claim: (await op.load(claimById, id)) ?? undefined };
  });
}

/** Papers and courses. */
@Resolver()
export class QualifyingResolver {
  @Query(() => [QualificationClaim], { description: 'Papers that wait for somebody in the areas of the viewer, the oldest first.' })
  @Guard('volunteer:edit')
  qualificationClaims(@Ctx() { op }: Context): Promise<QualificationClaim[]> {
    return claimsWaiting(op);
  }

  @Query(() => [MyCourse], { description: 'Courses on offer, and how the viewer stands to each.' })
  @Guard('volunteer:own')
  myCourses(@Ctx() { op }: Context): Promise<MyCourse[]> {
    return myCourses(op);
  }

  @Query(() => [VolunteerCourse], { description: 'All courses, with those that are not offered.' })
  @Guard('catalogue:edit')
  volunteerCourses(@Ctx() { op }: Context): Promise<VolunteerCourse[]> {
    return listCourses(op);
  }

  @Mutation(() => QualificationClaimPayload, {
    description:
      'Hands in a paper: volunteers their own, staff those of their areas. Codes: NOT_FOUND, INVALID_CHOICE, OUT_OF_RANGE, IN_THE_PAST, FILE_UNREADABLE, FILE_TOO_LARGE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('volunteer:absence')
  qualificationClaimSubmit(
    @Ctx() { op }: Context,
    @Arg('input', () => QualificationClaimSubmitInput) input: QualificationClaimSubmitInput,
  ): Promise<QualificationClaimPayload> {
    return stepping(op, () => submitClaim(op, input));
  }

  @Mutation(() => QualificationClaimPayload, {
    description: 'The paper was looked at and counts. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, SAME_PERSON.',
  })
  @Guard('volunteer:edit')
  qualificationClaimVerify(
    @Ctx() { op }: Context,
    @Arg('input', () => QualificationClaimVerifyInput) input: QualificationClaimVerifyInput,
  ): Promise<QualificationClaimPayload> {
    return stepping(op, async () => {
      await verifyClaim(op, input);
      return input.id;
    });
  }

  @Mutation(() => QualificationClaimPayload, {
    description: 'The paper does not count. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, SAME_PERSON.',
  })
  @Guard('volunteer:edit')
  qualificationClaimDecline(
    @Ctx() { op }: Context,
    @Arg('input', () => QualificationClaimDeclineInput) input: QualificationClaimDeclineInput,
  ): Promise<QualificationClaimPayload> {
    return stepping(op, async () => {
      await declineClaim(op, input);
      return input.id;
    });
  }

  @Mutation(() => QuizBeginPayload, {
    description:
      'Begins an attempt at the quiz of a course; an open one goes on. Codes: NOT_FOUND, TOO_MANY_ATTEMPTS (too soon after a failed one), ILLEGAL_TRANSITION (too few questions), REQUEST_REUSED.',
  })
  @Guard('volunteer:own')
  quizBegin(@Ctx() { op }: Context, @Arg('input', () => QuizBeginInput) input: QuizBeginInput): Promise<QuizBeginPayload> {
    return mutate(op, QuizBeginPayload, async () => ({ quiz: await beginQuiz(op, input) }));
  }

  @Mutation(() => QuizFinishPayload, { description: 'Ends an attempt; passing it gives the qualification. Codes: NOT_FOUND.' })
  @Guard('volunteer:own')
  quizFinish(@Ctx() { op }: Context, @Arg('input', () => QuizFinishInput) input: QuizFinishInput): Promise<QuizFinishPayload> {
    return mutate(op, QuizFinishPayload, async () => ({ result: await finishQuiz(op, input) }));
  }

  @Mutation(() => VolunteerCoursePayload, {
    description: 'Makes or changes a course. Codes: NOT_FOUND, STALE_VERSION, REQUIRED, INVALID_CHOICE, DUPLICATE, IN_USE.',
  })
  @Guard('catalogue:edit')
  volunteerCourseSave(
    @Ctx() { op }: Context,
    @Arg('input', () => VolunteerCourseSaveInput) input: VolunteerCourseSaveInput,
  ): Promise<VolunteerCoursePayload> {
    return mutate(op, VolunteerCoursePayload, async () => ({
      course: (await op.load(courseById, await saveCourse(op, input))) ?? undefined,
    }));
  }

  @Mutation(() => CourseQuestionPayload, {
    description: 'Makes or changes a question of a bank. Codes: NOT_FOUND, STALE_VERSION, REQUIRED, INVALID_CHOICE.',
  })
  @Guard('catalogue:edit')
  courseQuestionSave(
    @Ctx() { op }: Context,
    @Arg('input', () => CourseQuestionSaveInput) input: CourseQuestionSaveInput,
  ): Promise<CourseQuestionPayload> {
    return mutate(op, CourseQuestionPayload, async () => ({
      question: (await op.load(questionById, await saveQuestion(op, input))) ?? undefined,
    }));
  }
}

/** Papers of volunteers. */
@Resolver(() => Volunteer)
export class VolunteerClaimFields {
  @FieldResolver(() => [QualificationClaim], { description: 'Papers that were handed in, the newest first.' })
  qualificationClaims(@Ctx() { op }: Context, @Root() { id }: Volunteer): Promise<QualificationClaim[]> {
    return op.load(claimsByVolunteer, id);
  }
}

/** What a qualification rests on. */
@Resolver(() => Qualification)
export class QualificationEvidenceField {
  @FieldResolver(() => QualificationClaim, {
    nullable: true,
    description: 'The paper that another person looked at; null when there is none or the viewer may not see it.',
  })
  evidence(@Ctx() { op }: Context, @Root() { id }: Qualification): Promise<QualificationClaim | null> {
    return op.load(claimByQualification, id);
  }
}

/** Fields of papers. */
@Resolver(() => QualificationClaim)
export class QualificationClaimFields {
  @FieldResolver(() => QualificationType, { nullable: true, description: 'Kind of qualification.' })
  async type(@Ctx() { op }: Context, @Root() { typeCode }: QualificationClaim): Promise<QualificationType | null> {
    return op.load(qualificationTypeByCode, typeCode);
  }

  @FieldResolver(() => Volunteer, { nullable: true, description: 'Whose it is.' })
  async volunteer(@Ctx() { op }: Context, @Root() { volunteerId }: QualificationClaim): Promise<Volunteer | null> {
    return op.load(volunteerById, volunteerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer handed it in, and so does not decide on it.' })
  viewerSubmitted(@Ctx() { op }: Context, @Root() { submittedBy }: QualificationClaim): boolean {
    return submittedBy === op.actor.accountId;
  }
}

/** Fields of courses. */
@Resolver(() => VolunteerCourse)
export class VolunteerCourseFields {
  @FieldResolver(() => QualificationType, { nullable: true, description: 'What passing gives.' })
  async type(@Ctx() { op }: Context, @Root() { typeCode }: VolunteerCourse): Promise<QualificationType | null> {
    return op.load(qualificationTypeByCode, typeCode);
  }

  @FieldResolver(() => [CourseQuestion], { description: 'The bank, with the right answers; empty for whoever does not keep it.' })
  questions(@Ctx() { op }: Context, @Root() { id }: VolunteerCourse): Promise<CourseQuestion[]> {
    return op.load(questionsByCourse, id);
  }
}
