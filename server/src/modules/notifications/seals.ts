import type { SealedPlace } from '../../platform/vault/envelope.js';

/** Where a key of a robot is sealed. */
export function placeOf(id: string, column: 'url_sealed' | 'secret_sealed'): SealedPlace {
  return { table: 'notification_webhook', column, rowId: id };
}
