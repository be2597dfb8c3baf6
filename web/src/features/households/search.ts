import type { HardshipTag, HouseholdFilter, HouseholdOrder, Programme } from '../../gql/graphql';
import { compact, flag, oneOf, opaque, text } from '../../platform/search';

export const PROGRAMMES = [
  'MINIMUM_LIVING_ALLOWANCE',
  'EXTREME_HARDSHIP',
  'TEMPORARY_ASSISTANCE',
  'LOW_INCOME_WATCH',
  'REGISTERED_POOR',
] as const satisfies readonly Programme[];

export const HARDSHIP_TAGS = [
  'LIVING_ALONE',
  'ELDERLY',
  'DISABLED',
  'SEVERE_ILLNESS',
  'MINOR_UNATTENDED',
  'LOST_ONLY_CHILD',
  'UNEMPLOYED',
  'EDUCATION_BURDEN',
  'EXPENDITURE_DRIVEN',
  'OUT_OF_POVERTY_UNSTABLE',
  'NEAR_POVERTY_LINE',
  'LOW_INCOME',
] as const satisfies readonly HardshipTag[];

/** The list of households as its URL says it. The words searched for are household numbers and masked names, never clear ones. */
export function casesSearch(raw: Record<string, unknown>) {
  return compact({
    q: text(raw, 'q'),
    area: text(raw, 'area'),
    programme: oneOf(raw, 'programme', PROGRAMMES),
    tag: oneOf(raw, 'tag', HARDSHIP_TAGS),
    noConsent: flag(raw, 'noConsent'),
    sort: oneOf(raw, 'sort', ['RECENTLY_UPDATED'] as const satisfies readonly HouseholdOrder[]),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', ['new']),
  });
}

export type CasesSearch = ReturnType<typeof casesSearch>;

/** What the URL's filter asks of the server. */
export function householdFilter(search: CasesSearch): HouseholdFilter {
  return compact({
    areaCode: search.area,
    text: search.q,
    programme: search.programme,
    tag: search.tag,
    withoutConsent: search.noConsent,
  });
}
