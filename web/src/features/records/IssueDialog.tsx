import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { CertificateIssue } from './documents';

interface Props {
  readonly volunteerId: string;
  readonly from: string;
  readonly today: string;
  readonly close: () => void;
}

interface Values {
  readonly from: Dayjs;
  readonly until: Dayjs;
}

/** Asks for the period that a certificate is to cover. */
export function IssueDialog({ volunteerId, from, today, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [issue, busy] = useCommand(CertificateIssue);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await issue({
      input: { requestId, volunteerId, from: values.from.format('YYYY-MM-DD'), until: values.until.format('YYYY-MM-DD') },
    });
    setOutcome(result);
    if (result.kind === 'done') close();
  }

  return (
    <Dialog open title={t('records.issue')} okText={t('records.issue')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: dayjs(from), until: dayjs(today) }}
        onFinish={(values) => void submit(values)}
      >
        <p className="muted">{t('records.issueHint')}</p>
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="from" label={t('records.from')} rules={[required]}>
            <DatePicker style={{ width: '100%' }} maxDate={dayjs(today)} />
          </Form.Item>
          <Form.Item name="until" label={t('records.until')} rules={[required]}>
            <DatePicker style={{ width: '100%' }} maxDate={dayjs(today)} />
          </Form.Item>
        </div>
      </Form>
    </Dialog>
  );
}
