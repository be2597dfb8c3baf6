import { blindIndex, seal, type SealedPlace } from '../../platform/vault/envelope.js';
import type { Keyring } from '../../platform/vault/keys.js';

/** Where a volunteer's identity number lies sealed. */
export function volunteerIdentityPlace(volunteerId: string): SealedPlace {
  return { table: 'volunteer', column: 'identity_sealed', rowId: volunteerId };
}

/** The columns that keep a volunteer's identity number: sealed to its row, and the fingerprint under which it is found. */
export function volunteerIdentity(keyring: Keyring, volunteerId: string, number: string): { identitySealed: string; identityHash: string } {
  return {
    identitySealed: seal(keyring, volunteerIdentityPlace(volunteerId), number),
    identityHash: volunteerIdentityHash(keyring, number),
  };
}

/** The fingerprint under which a volunteer's identity number of 18 characters is found; not that of persons of households. */
export function volunteerIdentityHash(keyring: Keyring, number: string): string {
  return blindIndex(keyring, 'volunteer.identity', number);
}
