import { Form, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';

interface Props<V> {
  readonly title: string;
  readonly okText: string;
  readonly form: FormInstance<V>;
  /** Fields that a refusal may point at. */
  readonly fields: readonly string[];
  readonly initial?: object;
  readonly width?: number;
  readonly send: (values: V) => Promise<Outcome<unknown>>;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A dialog with one form and one command; refusals stand at their fields, and what was written stays. */
export function FormDialog<V>({ title, okText, form, fields, initial, width, send, close, children }: Props<V>) {
  const { t, i18n } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(values: V): Promise<void> {
    setBusy(true);
    const result = await send(values);
    setBusy(false);
    setOutcome(placeRefusals(form, fields, result, t, i18n.language));
    if (result.kind === 'done') close();
  }

  return (
    <Dialog
      open
      title={title}
      okText={okText}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      {...(width ? { width } : {})}
    >
      <Form form={form} layout="vertical" {...(initial ? { initialValues: initial } : {})} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        {children}
      </Form>
    </Dialog>
  );
}
