import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { SpotCall, SpotCheck } from './spot-check.js';
import { TrainingAttempt, TrainingCourse, TrainingQuestion } from './training.js';

/** Page of courses. */
export const TrainingCourseConnection = connectionOf(TrainingCourse, 'TrainingCourse');
/** Page of questions. */
export const TrainingQuestionConnection = connectionOf(TrainingQuestion, 'TrainingQuestion');
/** Page of spot checks. */
export const SpotCheckConnection = connectionOf(SpotCheck, 'SpotCheck');
/** Page of calls. */
export const SpotCallConnection = connectionOf(SpotCall, 'SpotCall');

/** Payload of mutations on courses. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a course.' })
export class TrainingCoursePayload extends Payload {
  @Field(() => TrainingCourse, { nullable: true, description: 'The course as it is now.' })
  course?: TrainingCourse;
}

/** Payload of quizzes. */
@ObjectType({ simpleResolvers: true, description: 'Result of taking a quiz.' })
export class TrainingAttemptPayload extends Payload {
  @Field(() => TrainingAttempt, { nullable: true, description: 'The quiz as it is now.' })
  attempt?: TrainingAttempt;
}

/** Payload of mutations on questions. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a question.' })
export class TrainingQuestionPayload extends Payload {
  @Field(() => TrainingQuestion, { nullable: true, description: 'The question as it is now.' })
  question?: TrainingQuestion;
}

/** Payload of mutations on spot checks. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a spot check.' })
export class SpotCheckPayload extends Payload {
  @Field(() => SpotCheck, { nullable: true, description: 'The spot check as it is now.' })
  check?: SpotCheck;
}

/** Payload of calls. */
@ObjectType({ simpleResolvers: true, description: 'Result of recording a call.' })
export class SpotCallPayload extends Payload {
  @Field(() => SpotCall, { nullable: true, description: 'The call as it is now.' })
  call?: SpotCall;
}
