import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode, mayInAll } from '../areas/index.js';
import { isDrawnAsCommitted } from '../inspections/index.js';
import { attendancesByCourse, countsByCheck, ownAttemptsByCourse, passedByCourse, rollByCheck } from './loaders.js';
import { SpotCall, SpotCallState, SpotCheck, SpotCheckProof, SpotCheckState } from './spot-check.js';
import { TrainingAttempt, TrainingAttendance, TrainingCourse } from './training.js';

/** How far training has come in an area. */
@ObjectType({
  simpleResolvers: true,
  description: 'How many of those who work with households in an area have training that is valid today.',
})
export class TrainingFigures {
  @Field(() => Int, { description: 'Those who work with households there: coordinators, social workers, grid workers.' })
  staff!: number;
  @Field(() => Int, { description: 'Of these: with training that is valid today.' })
  valid!: number;
  @Field(() => Int, { description: 'Of these: who never passed a quiz.' })
  never!: number;
}

/** How far a spot check has come. */
@ObjectType({ simpleResolvers: true, description: 'How far a spot check has come, in calls; calls again count as their own.' })
export class SpotCheckProgress {
  @Field(() => Int, { description: 'Calls.' })
  calls!: number;
  @Field(() => Int, { description: 'To be made.' })
  toCall!: number;
  @Field(() => Int, { description: 'Passed.' })
  passed!: number;
  @Field(() => Int, { description: 'Not passed.' })
  failed!: number;
}

/** Fields of courses. */
@Resolver(() => TrainingCourse)
export class TrainingCourseFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area whose staff it is for.' })
  area(@Ctx() { op }: Context, @Root() course: TrainingCourse): Promise<AdminArea | null> {
    return op.load(areaByCode, course.areaCode);
  }

  @FieldResolver(() => [TrainingAttendance], {
    description: "Who was there; the viewer's own attendance alone for whoever does not manage training.",
  })
  attendances(@Ctx() { op }: Context, @Root() course: TrainingCourse): Promise<TrainingAttendance[]> {
    return op.load(attendancesByCourse, course.id);
  }

  @FieldResolver(() => Int, { description: 'How many of them passed its quiz, of those whom the viewer may see.' })
  passed(@Ctx() { op }: Context, @Root() course: TrainingCourse): Promise<number> {
    return op.load(passedByCourse, course.id);
  }

  @FieldResolver(() => [TrainingAttempt], { description: "The viewer's own quizzes, the newest first." })
  myAttempts(@Ctx() { op }: Context, @Root() course: TrainingCourse): Promise<TrainingAttempt[]> {
    return op.load(ownAttemptsByCourse, course.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record who was there.' })
  viewerCanRecord(@Ctx() { op }: Context, @Root() course: TrainingCourse): boolean {
    return mayInAll(op.actor, 'training:manage', course.areaCode);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the viewer was there and may take the quiz, or go on with it, now; how long after a failure the rules say when it is begun.',
  })
  async viewerCanTakeQuiz(@Ctx() { op }: Context, @Root() course: TrainingCourse): Promise<boolean> {
    if (!op.actor.can('training:take')) return false;
    const [attendances, attempts] = await Promise.all([op.load(attendancesByCourse, course.id), op.load(ownAttemptsByCourse, course.id)]);
    return (
      attendances.some((one) => one.accountId === op.actor.accountId) &&
      !attempts.some((one) => one.validUntil !== null && one.validUntil > civilDate(op.now))
    );
  }
}

/** Fields of attendances. */
@Resolver(() => TrainingAttendance)
export class TrainingAttendanceFields {
  @FieldResolver(() => String, { nullable: true, description: 'Who was there.' })
  name(@Ctx() { op }: Context, @Root() attendance: TrainingAttendance): Promise<string | null> {
    return op.load(accountName, attendance.accountId);
  }
}

/** Fields of quizzes. */
@Resolver(() => TrainingAttempt)
export class TrainingAttemptFields {
  @FieldResolver(() => Boolean, {
    description: 'Whether it was passed (policy parameter training.pass.percent); false before it is handed in.',
  })
  passed(@Root() attempt: TrainingAttempt): boolean {
    return attempt.passed ?? false;
  }
}

/** Fields of spot checks. */
@Resolver(() => SpotCheck)
export class SpotCheckFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area whose staff is called.' })
  area(@Ctx() { op }: Context, @Root() check: SpotCheck): Promise<AdminArea | null> {
    return op.load(areaByCode, check.areaCode);
  }

  @FieldResolver(() => SpotCheckProgress, { description: 'How far it has come.' })
  async progress(@Ctx() { op }: Context, @Root() check: SpotCheck): Promise<SpotCheckProgress> {
    return Object.assign(new SpotCheckProgress(), await op.load(countsByCheck, check.id));
  }

  @FieldResolver(() => SpotCheckProof, { description: 'What drawing again comes to.' })
  async proof(@Ctx() { op }: Context, @Root() check: SpotCheck): Promise<SpotCheckProof> {
    if (check.seed === null) return SpotCheckProof.SEALED;
    const roll = await op.load(rollByCheck, check.id);
    return isDrawnAsCommitted(roll, check) ? SpotCheckProof.AGREES : SpotCheckProof.DIFFERS;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may start it or call it off now.' })
  viewerCanStart(@Ctx() { op }: Context, @Root() check: SpotCheck): boolean {
    return check.state === SpotCheckState.PLANNED && mayInAll(op.actor, 'spotcheck:plan', check.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may close it now: nobody is left to call.' })
  async viewerCanClose(@Ctx() { op }: Context, @Root() check: SpotCheck): Promise<boolean> {
    if (check.state !== SpotCheckState.STARTED || !mayInAll(op.actor, 'spotcheck:plan', check.areaCode)) return false;
    return (await op.load(countsByCheck, check.id)).toCall === 0;
  }
}

/** Fields of calls. */
@Resolver(() => SpotCall)
export class SpotCallFields {
  @FieldResolver(() => String, { nullable: true, description: 'Who is called.' })
  name(@Ctx() { op }: Context, @Root() call: SpotCall): Promise<string | null> {
    return op.load(accountName, call.accountId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where this person works.' })
  area(@Ctx() { op }: Context, @Root() call: SpotCall): Promise<AdminArea | null> {
    return op.load(areaByCode, call.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who rang last.' })
  async calledByName(@Ctx() { op }: Context, @Root() call: SpotCall): Promise<string | null> {
    return call.calledBy === null ? null : op.load(accountName, call.calledBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it was passed (policy parameter spotcheck.pass.percent); false before.' })
  passed(@Root() call: SpotCall): boolean {
    return call.state === SpotCallState.SCORED && call.passed === true;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it follows one that was not passed.' })
  isRetest(@Root() call: SpotCall): boolean {
    return call.retestOf !== null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may make it now; never oneself.' })
  viewerCanRecord(@Ctx() { op }: Context, @Root() call: SpotCall): boolean {
    return call.state === SpotCallState.TO_CALL && call.accountId !== op.actor.accountId && op.actor.can('spotcheck:call', call.areaCode);
  }
}
