import type { DomainModule } from '../../platform/graphql/module.js';
import {
  ApplicationDocument,
  AssistanceApplication,
  AssistanceDecision,
  ApplicationDocumentKind,
  IndividualDecision,
} from './application.js';
import { DelegationOfAuthority } from './delegation.js';
import {
  ApplicationFields,
  DecisionFields,
  DelegationFields,
  DocumentFields,
  HouseholdApplicationFields,
  TodayDecisionFields,
} from './fields.js';
import { ApplicationResolver, DecisionResolver } from './resolver.js';

export { AssistanceApplication, Authority } from './application.js';
export { DelegationOfAuthority } from './delegation.js';
export { EligibilityHint, eligibilityHint } from './hint.js';
export { applicationById, delegationById } from './loaders.js';

/** Applications for assistance: prepared by one, decided by another under a power that holds at that moment. */
export const assistanceModule: DomainModule = {
  name: 'assistance',
  entities: [
    AssistanceApplication,
    ApplicationDocument,
    ApplicationDocumentKind,
    AssistanceDecision,
    IndividualDecision,
    DelegationOfAuthority,
  ],
  resolvers: [
    ApplicationResolver,
    DecisionResolver,
    ApplicationFields,
    DocumentFields,
    DecisionFields,
    DelegationFields,
    HouseholdApplicationFields,
    TodayDecisionFields,
  ],
};
