import type { DomainModule } from '../../platform/graphql/module.js';
import { Assignment } from './assignment.js';
import { AssignmentFields, NeedOfferFields, OfferFields, VisitMarkFields } from './fields.js';
import { VisitMark } from './marks.js';
import { Offer } from './offer.js';
import { AssignmentResolver, OfferResolver } from './resolver.js';

export { Assignment } from './assignment.js';
export { assignmentById } from './loaders.js';
export { useEligibility, type PairAsked } from './eligibility.js';
export { sendOffer } from './offers.js';
export { sendMany, takeBackMany } from './send-many.js';
export { RuleCheck, RuleCode } from './rule-check.js';

/** Who was asked, who goes, and what came of it. */
export const assignmentsModule: DomainModule = {
  name: 'assignments',
  entities: [Offer, Assignment, VisitMark],
  // Unanswered offers give their seat back within half a minute; whoever seeks a seat expires them at once.
  ticks: [{ everyMs: 30_000, run: async (op) => void (await op.rows('select app.expire_offers()')) }],
  resolvers: [OfferResolver, AssignmentResolver, OfferFields, AssignmentFields, NeedOfferFields, VisitMarkFields],
};
