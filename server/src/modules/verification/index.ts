import type { DomainModule } from '../../platform/graphql/module.js';
import { JobKind } from '../../platform/jobs/index.js';
import { verificationRun } from './ask.js';
import { VerificationDepartment, VerificationItem } from './catalogue.js';
import { verificationCollect, verificationTick } from './collect.js';
import {
  ApplicationVerificationFields,
  VerificationAnswerFields,
  VerificationDepartmentFields,
  VerificationFields,
  VerificationItemFields,
  VerificationPersonFields,
  VerificationRequestFields,
} from './fields.js';
import { VerificationResolver } from './resolver.js';
import { Verification, VerificationAnswer, VerificationRequest } from './verification.js';

export { sealedBody } from './keep.js';

/** Economic verification: departments are asked about those who consent, and their answers are held against what was declared. */
export const verificationModule: DomainModule = {
  name: 'verification',
  entities: [VerificationDepartment, VerificationItem, Verification, VerificationRequest, VerificationAnswer],
  resolvers: [
    VerificationResolver,
    VerificationFields,
    VerificationPersonFields,
    VerificationRequestFields,
    VerificationAnswerFields,
    VerificationItemFields,
    VerificationDepartmentFields,
    ApplicationVerificationFields,
  ],
  jobs: { [JobKind.VERIFICATION]: verificationRun, [JobKind.VERIFICATION_COLLECT]: verificationCollect },
  ticks: [verificationTick],
};
