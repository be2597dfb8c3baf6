import type {
  FundKind,
  HelpKind,
  PairingContactKind,
  PairingEndReason,
  PaymentMethod,
  SharedField,
  StatementSource,
  SupporterKind,
} from '../../gql/graphql';

export const HELP_KINDS = ['PRODUCE_SALES', 'SKILLS_JOBS', 'SCHOOL_HELP', 'COMPANIONSHIP', 'CARE'] as const satisfies readonly HelpKind[];
export const SUPPORTER_KINDS = ['PERSON', 'FIRM', 'SCHOOL', 'PARTY_BRANCH', 'ASSOCIATION'] as const satisfies readonly SupporterKind[];
export const SHARED_FIELDS = ['NAME', 'PHONE', 'ADDRESS', 'MEMBERS', 'INCOME', 'PHOTO'] as const satisfies readonly SharedField[];
export const CONTACT_KINDS = ['CALL', 'VISIT', 'MESSAGE', 'MEETING'] as const satisfies readonly PairingContactKind[];
export const FUND_KINDS = ['FUNDING', 'BUDGET', 'SPENT'] as const satisfies readonly FundKind[];
export const METHODS = ['BANK', 'CASH', 'MOBILE'] as const satisfies readonly PaymentMethod[];
export const SOURCES = ['SELF_REPORTED', 'VERIFICATION', 'BANK', 'SURVEY'] as const satisfies readonly StatementSource[];
export const END_REASONS = [
  'SUPPORTER_WITHDREW',
  'HOUSEHOLD_WITHDREW',
  'NO_RESPONSE',
  'MOVED',
  'CONFLICT',
  'PROJECT_CLOSED',
  'OTHER',
] as const satisfies readonly PairingEndReason[];
