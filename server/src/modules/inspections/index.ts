import type { DomainModule } from '../../platform/graphql/module.js';
import { InspectionFindingFields, InspectionPlanFields, InspectionVisitFields } from './fields.js';
import { InspectionFinding, InspectionPlan, InspectionVisit } from './inspection.js';
import { InspectionResolver } from './resolver.js';

export { findingNumber } from './findings.js';
export { drawSample, isDrawnAsCommitted, rollHash, sha256, type RollEntry } from './sample.js';
export { commitSeed } from './seed.js';

/** Inspection: sealed samples, visits without notice, findings mended by one and verified by another. */
export const inspectionsModule: DomainModule = {
  name: 'inspections',
  entities: [InspectionPlan, InspectionVisit, InspectionFinding],
  resolvers: [InspectionResolver, InspectionPlanFields, InspectionVisitFields, InspectionFindingFields],
};
