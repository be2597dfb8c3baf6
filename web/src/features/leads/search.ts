import type { LeadFilter } from '../../gql/graphql';
import { compact, oneOf, opaque, text } from '../../platform/search';

/** The parts of the page: the form, one's own reports, what waits for a decision, call backs that are owed, everything. */
export const INTAKE_TABS = ['new', 'mine', 'triage', 'late', 'callbacks', 'all'] as const;
export type IntakeTab = (typeof INTAKE_TABS)[number];

/** The page as its URL says it. */
export function intakeSearch(raw: Record<string, unknown>) {
  return compact({
    tab: oneOf(raw, 'tab', INTAKE_TABS),
    lead: opaque(raw, 'lead'),
    area: text(raw, 'area'),
    text: text(raw, 'text'),
    after: opaque(raw, 'after'),
  });
}

export type IntakeSearch = ReturnType<typeof intakeSearch>;

/** What a queue asks of the server. */
export function leadFilter(tab: IntakeTab, search: IntakeSearch): LeadFilter {
  return {
    ...(search.area === undefined ? {} : { areaCode: search.area }),
    ...(search.text === undefined ? {} : { text: search.text }),
    ...(tab === 'triage' ? { states: ['WAITING'] } : {}),
    ...(tab === 'late' ? { overdueOnly: true } : {}),
    ...(tab === 'callbacks' ? { callBackOwed: true } : {}),
  };
}

/** Channels in the order in which they are offered. */
export const CHANNELS = [
  'HOTLINE',
  'GRID_WORKER',
  'COMMUNITY',
  'POSTED_CADRE',
  'VOLUNTEER',
  'SELF',
  'MEDICAL_AID_LIST',
  'LIST_COMPARISON',
] as const;
