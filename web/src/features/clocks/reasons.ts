import type { PauseReason } from '../../gql/graphql';

/** Why a clock may stand still; a closed list, so that pauses can be counted and questioned. */
export const PAUSE_REASONS = [
  'AWAITING_HOUSEHOLD',
  'AWAITING_OTHER_OFFICE',
  'ECONOMIC_VERIFICATION',
  'HOUSEHOLD_AWAY',
  'IN_HOSPITAL',
  'FORCE_MAJEURE',
] as const satisfies readonly PauseReason[];
