import { useMemo, useSyncExternalStore } from 'react';
import type { Held } from './held';
import { phone, type PhoneState } from './phone';
import { projected, type ShownVisit } from './project';
import type { PhoneOffer } from './held';

/** What the phone shows at this moment. */
export function usePhone(): PhoneState {
  return useSyncExternalStore(phone.subscribe, phone.shown);
}

/** Offers and visits after everything that was done on this phone. */
export function useWork(held: Held): { offers: PhoneOffer[]; visits: ShownVisit[] } {
  const { deeds } = usePhone();
  return useMemo(() => projected(held, deeds), [held, deeds]);
}
