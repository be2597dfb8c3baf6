import { useEffect, useState } from 'react';
import { ask } from '../../platform/lean';
import { PhonePast } from './documents';
import type { PhoneVisit } from './held';

/** The latest hundred visits, from the server; null while they are on their way. What fails is thrown to the boundary. */
export function usePast(): readonly PhoneVisit[] | null {
  const [past, setPast] = useState<readonly PhoneVisit[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let wanted = true;
    ask(PhonePast, {}).then(
      ({ data }) => wanted && setPast(data.myAssignments),
      (failure: unknown) => wanted && setError(failure),
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (error !== null) throw error as Error;
  return past;
}
