import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../platform/command';
import { Dialog } from './Dialog';
import { Refused } from './Refused';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly send: (reason: string) => Promise<Outcome<unknown>>;
  readonly close: () => void;
}

/** Asks for the reason that a step back must carry, then takes the step. */
export function ReasonDialog({ title, hint, send, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit({ reason }: { reason: string }): Promise<void> {
    setBusy(true);
    const result = await send(reason.trim());
    setBusy(false);
    setOutcome(result);
    if (result.kind === 'done') close();
  }

  return (
    <Dialog open title={title} okText={t('common.confirm')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        {hint !== undefined && <p className="muted">{hint}</p>}
        <Refused outcome={outcome} />
        <Form.Item
          name="reason"
          label={t('common.reason')}
          rules={[{ required: true, whitespace: true, message: t('error.REASON_REQUIRED') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
