import { useEffect } from 'react';

/** How often somebody who waits for a job sees how far it is, in milliseconds. */
const EVERY_MS = 1000;

/** Asks again every second, for as long as what the page shows is still going on. */
export function useLook(running: boolean, refetch: () => unknown): void {
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void refetch(), EVERY_MS);
    return () => clearInterval(timer);
  }, [running, refetch]);
}
