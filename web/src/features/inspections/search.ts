import type { InspectionFindingFilter, InspectionFindingState } from '../../gql/graphql';
import { compact, oneOf, opaque, text } from '../../platform/search';

/** States of findings in the order in which they are worked off. */
export const FINDING_STATES = ['OPEN', 'RECTIFIED', 'VERIFIED'] as const satisfies readonly InspectionFindingState[];

/** Findings and plans as the URL says them; without more it shows what is not verified. */
export function inspectionsSearch(raw: Record<string, unknown>) {
  return compact({
    view: oneOf(raw, 'view', ['plans']),
    state: oneOf(raw, 'state', [...FINDING_STATES, 'all'] as const),
    area: text(raw, 'area'),
    after: opaque(raw, 'after'),
    dialog: oneOf(raw, 'dialog', ['plan', 'rectify', 'return']),
    id: opaque(raw, 'id'),
  });
}
export type InspectionsSearch = ReturnType<typeof inspectionsSearch>;

/** One plan as its URL says it. */
export function inspectionSearch(raw: Record<string, unknown>) {
  return compact({ after: opaque(raw, 'after'), dialog: oneOf(raw, 'dialog', ['visit', 'cancel', 'return']), id: opaque(raw, 'id') });
}
export type InspectionSearch = ReturnType<typeof inspectionSearch>;

/** What the URL asks of the server. */
export function findingFilter({ state, area }: InspectionsSearch): InspectionFindingFilter {
  return {
    ...(area === undefined ? {} : { areaCode: area }),
    ...(state === 'all' ? {} : { states: state === undefined ? ['OPEN', 'RECTIFIED'] : [state] }),
  };
}
