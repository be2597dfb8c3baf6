import type { DomainModule } from '../../platform/graphql/module.js';
import { SpotCallFields, SpotCheckFields, TrainingAttemptFields, TrainingAttendanceFields, TrainingCourseFields } from './fields.js';
import { SpotCheckResolver, TrainingResolver } from './resolver.js';
import { SpotCall, SpotCheck } from './spot-check.js';
import { TrainingAttempt, TrainingAttendance, TrainingCourse, TrainingQuestion } from './training.js';

export { spotSeedPlace } from './checks.js';

/** Training of those who work in assistance: courses, quizzes marked by the database, and spot checks of people drawn from a committed seed. */
export const trainingModule: DomainModule = {
  name: 'training',
  entities: [TrainingCourse, TrainingQuestion, TrainingAttendance, TrainingAttempt, SpotCheck, SpotCall],
  resolvers: [
    TrainingResolver,
    SpotCheckResolver,
    TrainingCourseFields,
    TrainingAttendanceFields,
    TrainingAttemptFields,
    SpotCheckFields,
    SpotCallFields,
  ],
};
