import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { QualificationClaim } from './claim.js';
import { CourseQuestion, Quiz, QuizResult, VolunteerCourse } from './course.js';

/** Payload of claims. */
@ObjectType({ simpleResolvers: true, description: 'Result of a step of a paper.' })
export class QualificationClaimPayload extends Payload {
  @Field(() => QualificationClaim, { nullable: true, description: 'The claim as it is now.' })
  claim?: QualificationClaim;
}

/** Payload of beginning. */
@ObjectType({ simpleResolvers: true, description: 'Result of beginning an attempt.' })
export class QuizBeginPayload extends Payload {
  @Field(() => Quiz, { nullable: true, description: 'The attempt, with its questions.' })
  quiz?: Quiz;
}

/** Payload of answers. */
@ObjectType({ simpleResolvers: true, description: 'Result of an attempt.' })
export class QuizFinishPayload extends Payload {
  @Field(() => QuizResult, { nullable: true, description: 'How it ended.' })
  result?: QuizResult;
}

/** Payload of courses. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a course.' })
export class VolunteerCoursePayload extends Payload {
  @Field(() => VolunteerCourse, { nullable: true, description: 'The course as it is now.' })
  course?: VolunteerCourse;
}

/** Payload of questions. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a question.' })
export class CourseQuestionPayload extends Payload {
  @Field(() => CourseQuestion, { nullable: true, description: 'The question as it is now.' })
  question?: CourseQuestion;
}
