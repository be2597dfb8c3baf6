import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Boundary } from './Boundary';

interface Props {
  /** Of what is open, as the address says; nothing is open without one. */
  readonly id: string | undefined;
  readonly title: string;
  readonly size: number;
  readonly close: () => void;
  readonly children: (id: string) => ReactNode;
}

/** One row of a list, opened beside it; waits and fails by itself. */
export function RecordDrawer({ id, title, size, close, children }: Props) {
  return (
    <Drawer open={id !== undefined} size={size} title={title} destroyOnHidden onClose={close}>
      {id !== undefined && <Boundary key={id}>{children(id)}</Boundary>}
    </Drawer>
  );
}
