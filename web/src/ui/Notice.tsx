import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

type Tone = 'late' | 'now' | 'soon' | 'done' | 'accent';

const icons: Record<Tone, IconName> = { late: 'late', now: 'warning', soon: 'clock', done: 'tick', accent: 'help' };

/** A sentence that concerns the part it stands in. */
export function Notice({
  tone,
  children,
  role,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly role?: 'alert' | 'status';
}) {
  return (
    <div className={`notice ${tone}`} role={role}>
      <Icon name={icons[tone]} />
      <div className="grow">{children}</div>
    </div>
  );
}
