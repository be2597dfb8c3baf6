import { useEffect, useState } from 'react';
import { failureOf, type Failure } from '../../platform/errors';

interface Asked<T> {
  readonly shown: T | null;
  readonly failure: Failure | null;
}

/**
 * What the server answers, asked when the page opens and whenever somebody wants it anew; nothing of it rests on the phone.
 * @param askFor always the same function
 */
export function useAsked<T>(askFor: () => Promise<T>): Asked<T> & { readonly again: () => void } {
  const [state, setState] = useState<Asked<T>>({ shown: null, failure: null });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let looking = true;
    const show = (change: (before: Asked<T>) => Asked<T>): void => {
      if (looking) setState(change);
    };
    askFor().then(
      (shown) => show(() => ({ shown, failure: null })),
      (error: unknown) => show((before) => ({ ...before, failure: failureOf(error) })),
    );
    return () => {
      looking = false;
    };
  }, [askFor, times]);
  return { ...state, again: () => setTimes((before) => before + 1) };
}
