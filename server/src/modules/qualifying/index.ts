import type { DomainModule } from '../../platform/graphql/module.js';
import { QualificationClaim } from './claim.js';
import { CourseQuestion, VolunteerCourse } from './course.js';
import {
  QualificationClaimFields,
  QualificationEvidenceField,
  QualifyingResolver,
  VolunteerClaimFields,
  VolunteerCourseFields,
} from './resolver.js';
import { evidenceRoutes } from './routes.js';

/** How volunteers become qualified: courses with a quiz, and papers that somebody looks at. */
export const qualifyingModule: DomainModule = {
  name: 'qualifying',
  entities: [QualificationClaim, VolunteerCourse, CourseQuestion],
  resolvers: [QualifyingResolver, VolunteerClaimFields, QualificationEvidenceField, QualificationClaimFields, VolunteerCourseFields],
  routes: evidenceRoutes,
};
