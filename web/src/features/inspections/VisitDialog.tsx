import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionOutcome } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { InspectionVisitRecord, type Plan, type Visit } from './documents';

interface Values {
  readonly outcome: InspectionOutcome;
  readonly ok?: Record<string, boolean>;
  readonly text?: Record<string, string>;
  readonly note?: string;
}

const OUTCOMES = ['SEEN', 'NOBODY_HOME', 'MOVED_AWAY', 'REFUSED'] as const satisfies readonly InspectionOutcome[];

/** Records a visit item by item; what is not as it should be is described, and becomes a finding. */
export function VisitDialog({ plan, visit, close }: { readonly plan: Plan; readonly visit: Visit; readonly close: () => void }) {
  const { t } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const result = Form.useWatch('outcome', form);
  const ok = Form.useWatch('ok', form);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(InspectionVisitRecord);

  async function submit(values: Values): Promise<void> {
    const seen = values.outcome === 'SEEN';
    const done = await record({
      input: {
        id: visit.id,
        expectedVersion: visit.version,
        outcome: values.outcome,
        answers: seen
          ? plan.checklist.map(({ code }) => ({
              code,
              ok: values.ok?.[code] ?? false,
              text: values.ok?.[code] === false ? (values.text?.[code] ?? null) : null,
            }))
          : [],
        note: values.note?.trim() || null,
      },
    });
    setOutcome(done);
    if (done.kind !== 'done') return;
    report(done, t('inspection.recorded'));
    close();
  }

  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <Dialog
      open
      title={t('inspection.recordTitle', { name: visit.household?.headName ?? '' })}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form form={form} layout="vertical" initialValues={{ outcome: 'SEEN' }} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        <Form.Item name="outcome" label={t('inspection.outcome')} rules={required}>
          <Select options={OUTCOMES.map((value) => ({ value, label: t(`inspectionOutcome.${value}`) }))} />
        </Form.Item>
        {result === 'SEEN' &&
          plan.checklist.map(({ code, text }) => (
            <div key={code}>
              <Form.Item name={['ok', code]} label={`${code}. ${text}`} rules={required}>
                <Radio.Group
                  optionType="button"
                  options={[
                    { value: true, label: t('inspection.ok') },
                    { value: false, label: t('inspection.notOk') },
                  ]}
                />
              </Form.Item>
              {ok?.[code] === false && (
                <Form.Item
                  name={['text', code]}
                  label={t('inspection.found')}
                  rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
                >
                  <Input.TextArea rows={2} maxLength={1000} />
                </Form.Item>
              )}
            </div>
          ))}
        <Form.Item name="note" label={t('inspection.note')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
