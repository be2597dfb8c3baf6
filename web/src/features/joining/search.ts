import type { VolunteerApplicationFilter } from '../../gql/graphql';
import { compact, oneOf, opaque, text } from '../../platform/search';

/** The parts of the page: who waits, and who was decided on. */
export const APPLICANT_TABS = ['waiting', 'decided', 'papers'] as const;

/** The page as its URL says it. */
export function applicantsSearch(raw: Record<string, unknown>) {
  return compact({ tab: oneOf(raw, 'tab', APPLICANT_TABS), area: text(raw, 'area'), after: opaque(raw, 'after') });
}

type ApplicantsSearch = ReturnType<typeof applicantsSearch>;

/** What the page asks of the server. */
export function applicationFilter({ tab, area }: ApplicantsSearch): VolunteerApplicationFilter {
  return { ...(area === undefined ? {} : { areaCode: area }), ...(tab === 'decided' ? { states: ['ACCEPTED', 'DECLINED'] } : {}) };
}
