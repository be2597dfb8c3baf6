import type { DomainModule } from '../../platform/graphql/module.js';
import { StaffAbsence } from './absence.js';
import { AssessmentForm, NeedsAssessment } from './assessment.js';
import { Case } from './case.js';
import { CaseDuty, CaseOwnership } from './duty.js';
import { CaseEvent } from './events.js';
import { CaseDutyFields, CaseEventFields, CaseFields, CaseOwnershipFields, HouseholdCaseFields, NeedsAssessmentFields } from './fields.js';
import { CaseResolver } from './resolver.js';

export { Case } from './case.js';
export { caseById, openCaseByHousehold } from './loaders.js';
export { caseNumber, openCase } from './open.js';

/** Cases: one worker answers for what a household needs. */
export const casesModule: DomainModule = {
  name: 'cases',
  entities: [Case, CaseEvent, CaseDuty, CaseOwnership, AssessmentForm, NeedsAssessment, StaffAbsence],
  resolvers: [CaseResolver, CaseFields, CaseEventFields, CaseDutyFields, CaseOwnershipFields, NeedsAssessmentFields, HouseholdCaseFields],
};
