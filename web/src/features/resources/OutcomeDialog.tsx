import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceOutcome } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { ResourceOutcomeRecord, type Link } from './documents';

const OUTCOMES = ['HELPED', 'PARTLY', 'NO_EFFECT'] as const satisfies readonly ResourceOutcome[];

/** Records what a delivery came to for the household. */
export function OutcomeDialog({ link, close }: { readonly link: Link; readonly close: () => void }) {
  const { t } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<{ outcome: ResourceOutcome; note?: string }>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(ResourceOutcomeRecord);

  async function submit(values: { outcome: ResourceOutcome; note?: string }): Promise<void> {
    const result = await record({
      input: { id: link.id, expectedVersion: link.version, outcome: values.outcome, note: values.note?.trim() || null },
    });
    setOutcome(result);
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={t('resource.recordOutcome')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ outcome: link.outcome, note: link.outcomeNote ?? '' }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <Form.Item name="outcome" label={t('resource.outcome')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Select options={OUTCOMES.map((value) => ({ value, label: t(`resourceOutcome.${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('resource.outcomeNote')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
