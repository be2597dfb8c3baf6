import type { DomainModule } from '../../platform/graphql/module.js';
import {
  CaseLeadFields,
  HouseholdLeadFields,
  LeadEventFields,
  LeadFields,
  LeadLinkFields,
  LeadReportFields,
  TodayLeadFields,
} from './fields.js';
import { Lead } from './lead.js';
import { LeadResolver } from './resolver.js';
import { LeadEvent, LeadLink } from './trail.js';

export { reportListed, type ListedLead } from './bulk.js';
export { Lead } from './lead.js';
export { leadById } from './loaders.js';
export { leadNumber, leadTokens } from './report.js';

/** Leads: needs found early, from the first word to a person's decision. */
export const leadsModule: DomainModule = {
  name: 'leads',
  entities: [Lead, LeadEvent, LeadLink],
  resolvers: [
    LeadResolver,
    LeadFields,
    LeadReportFields,
    LeadEventFields,
    LeadLinkFields,
    CaseLeadFields,
    HouseholdLeadFields,
    TodayLeadFields,
  ],
};
