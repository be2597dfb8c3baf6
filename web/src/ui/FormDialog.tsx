import { Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../platform/command';
import { placeRefusals } from '../platform/form';
import { useReport } from '../platform/useReport';
import { Dialog } from './Dialog';
import { Refused } from './Refused';

interface Props<V extends object> {
  readonly title: string;
  readonly hint?: string;
  readonly okText?: string;
  readonly initial?: Partial<V>;
  /** Names of fields at which a refusal can be shown. */
  readonly fields: readonly string[];
  readonly send: (values: V) => Promise<Outcome<unknown>>;
  /** Said when it is done; that it was saved unless told. */
  readonly saved?: string;
  /** Says nothing when it is done, and leaves the focus where it is when a field is wrong. */
  readonly quiet?: boolean;
  readonly close: () => void;
  readonly width?: number;
  readonly children: ReactNode;
}

/** A form in a dialog that sends one command: refusals stand at their fields, and whatever was written stays. */
export function FormDialog<V extends object>({
  title,
  hint,
  okText,
  initial,
  fields,
  send,
  saved,
  quiet = false,
  close,
  width,
  children,
}: Props<V>) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<V>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(values: V): Promise<void> {
    setBusy(true);
    const result = await send(values);
    setBusy(false);
    setOutcome(placeRefusals(form, fields, result, t, i18n.language));
    if (result.kind !== 'done') return;
    if (!quiet) report(result, saved ?? t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={title}
      okText={okText ?? t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      {...(width === undefined ? {} : { width })}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={quiet ? false : { focus: true }}
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={(values) => void submit(values)}
      >
        {hint !== undefined && <p className="muted">{hint}</p>}
        <Refused outcome={outcome} />
        {children}
      </Form>
    </Dialog>
  );
}
