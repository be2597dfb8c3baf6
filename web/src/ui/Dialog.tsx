import { Modal, type ModalProps } from 'antd';
import { useRef } from 'react';

/** A modal that puts the cursor where the writing starts, instead of on its close button. */
export function Dialog({ children, ...modal }: ModalProps) {
  const body = useRef<HTMLDivElement>(null);
  function opened(open: boolean): void {
    // Whoever was quicker than the animation and writes already keeps the cursor.
    if (!open || body.current?.contains(document.activeElement)) return;
    body.current
      ?.querySelector<HTMLElement>('input:not([disabled]):not([type=checkbox]):not([type=radio]), textarea:not([disabled])')
      ?.focus();
  }
  return (
    <Modal {...modal} afterOpenChange={opened}>
      <div ref={body}>{children}</div>
    </Modal>
  );
}
