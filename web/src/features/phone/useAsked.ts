import { useEffect, useState } from 'react';
import { failureOf, type Failure } from '../../platform/errors';

interface Asked<T> {
  readonly shown: T | null;
  readonly failure: Failure | null;
  /** Which asking was answered last. */
  readonly answered: number;
}

/**
 * What the server answers, asked when the page opens and whenever somebody wants it anew; nothing of it rests on the phone.
 * @param askFor always the same function
 */
export function useAsked<T>(askFor: () => Promise<T>): Omit<Asked<T>, 'answered'> & { readonly again: () => void } {
  const [{ shown, failure }, setState] = useState<Asked<T>>({ shown: null, failure: null, answered: -1 });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    // An answer that comes after a later one is out of date.
    const show = (change: (before: Asked<T>) => Asked<T>): void =>
      setState((before) => (before.answered > times ? before : { ...change(before), answered: times }));
    askFor().then(
      (answer) => show((before) => ({ ...before, shown: answer, failure: null })),
      (error: unknown) => show((before) => ({ ...before, failure: failureOf(error) })),
    );
  }, [askFor, times]);
  return { shown, failure, again: () => setTimes((before) => before + 1) };
}
