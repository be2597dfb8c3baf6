import { useId, type ReactNode } from 'react';
import { Boundary } from './Boundary';

interface Props {
  readonly title: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  /** No inner spacing: tables and lists reach the edge. */
  readonly flush?: boolean;
  readonly resetKey?: string;
}

/** A titled part of a page that waits and fails by itself. */
export function Panel({ title, extra, children, flush = false, resetKey }: Props) {
  const id = useId();
  return (
    <section className={flush ? 'panel flush' : 'panel'} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {extra}
      </header>
      <div className="panel-body">
        <Boundary {...(resetKey === undefined ? {} : { resetKey })}>{children}</Boundary>
      </div>
    </section>
  );
}
