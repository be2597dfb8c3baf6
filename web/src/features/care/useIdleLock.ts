import { useEffect, useRef } from 'react';

/** Calls once when nobody has touched key, pointer or wheel for some minutes. */
export function useIdleLock(minutes: number, lock: () => void): void {
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
  });
  useEffect(() => {
    let timer = 0;
    const restart = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => latest.current(), minutes * 60_000);
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) document.addEventListener(sign, restart, { passive: true });
    restart();
    return () => {
      clearTimeout(timer);
      for (const sign of signs) document.removeEventListener(sign, restart);
    };
  }, [minutes]);
}
