import type { DomainModule } from '../../platform/graphql/module.js';
import { CertificateTemplate, RecordCorrection, ServiceCertificate, VisitRating } from './record.js';
import { AssignmentRatingFields, RecordCorrectionFields, RecordResolver, ServiceRecordFields, VolunteerRecordFields } from './resolver.js';
import { recordRoutes } from './routes.js';

/** What volunteers have served, as it counts and as it is certified. */
export const recordsModule: DomainModule = {
  name: 'records',
  entities: [RecordCorrection, VisitRating, CertificateTemplate, ServiceCertificate],
  resolvers: [RecordResolver, VolunteerRecordFields, ServiceRecordFields, RecordCorrectionFields, AssignmentRatingFields],
  routes: recordRoutes,
};
