import type { MouseEvent, ReactNode } from 'react';
import { go } from './location';

interface Props {
  readonly path: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link inside the volunteer's view; opens in a new tab like any other when asked to. */
export function To({ path, className, children }: Props) {
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(path);
  }
  return (
    <a href={path} className={className} onClick={follow}>
      {children}
    </a>
  );
}
