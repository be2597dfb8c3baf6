import type { Moves } from '../../platform/moves.js';
import { PairingProjectState, PairingState } from './enums.js';

/** From where each project goes on; it never goes back. */
export const projectMoves: Moves<PairingProjectState> = {
  DRAFT: [PairingProjectState.RECRUITING],
  RECRUITING: [PairingProjectState.RUNNING],
  RUNNING: [PairingProjectState.EVALUATED],
  EVALUATED: [PairingProjectState.CLOSED],
  CLOSED: [],
};

/** From where each pairing may go. An expired hold goes nowhere: its place is free for another. */
export const pairingMoves: Moves<PairingState> = {
  HELD: [PairingState.CONSENTED, PairingState.ENDED],
  EXPIRED: [],
  CONSENTED: [PairingState.ACTIVE, PairingState.ENDED],
  ACTIVE: [PairingState.PAUSED, PairingState.GRADUATED, PairingState.ENDED],
  PAUSED: [PairingState.ACTIVE, PairingState.ENDED],
  GRADUATED: [],
  ENDED: [],
};

/** What a stored state is at an instant: a hold that ran out is expired, to the millisecond. */
export function stateAt(pairing: { state: PairingState; holdExpiresAt: Date }, now: Date): PairingState {
  return pairing.state === PairingState.HELD && pairing.holdExpiresAt <= now ? PairingState.EXPIRED : pairing.state;
}
