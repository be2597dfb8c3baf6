import { DatePicker, Form, Input, InputNumber, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { DecisionOutcome } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { Arithmetic } from './Arithmetic';
import type { Application } from './documents';
import { fen } from './yuan';

const DecisionRecord = graphql(`
  mutation DecisionRecord($input: AssistanceDecisionRecordInput!) {
    assistanceDecisionRecord(input: $input) {
      application {
        id
        state
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

interface Values {
  readonly outcome: DecisionOutcome;
  readonly amount?: number;
  readonly validFrom?: Dayjs;
  readonly reason: string;
}

/** Decides on an application; the arithmetic stands above the decision, which stays the decider's own. */
export default function DecisionDialog({ application, close }: { readonly application: Application; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(DecisionRecord);
  const approving = Form.useWatch('outcome', form) !== 'REFUSED';
  const required = { required: true, message: t('error.REQUIRED') };
  const suggested = application.hint?.gapFen ?? application.requestedFen;

  async function submit(values: Values): Promise<void> {
    const result = await record({
      input: {
        id: application.id,
        expectedVersion: application.version,
        outcome: values.outcome,
        amountFen: values.outcome === 'APPROVED' ? fen(values.amount) : null,
        validFrom: values.outcome === 'APPROVED' ? (values.validFrom?.format('YYYY-MM-DD') ?? null) : null,
        reason: values.reason,
      },
    });
    setOutcome(placeRefusals(form, ['validFrom', 'reason'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('assistance.decided'));
    close();
  }

  return (
    <Dialog
      open
      title={t('assistance.decideTitle', { number: application.number })}
      okText={t('assistance.decide')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={600}
    >
      <Arithmetic application={application} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          outcome: 'APPROVED',
          validFrom: dayjs(system.today),
          ...(suggested === null || suggested === 0 ? {} : { amount: suggested / 100 }),
        }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <Form.Item name="outcome" label={t('assistance.outcomeLabel')} rules={[required]}>
          <Radio.Group
            optionType="button"
            options={(['APPROVED', 'REFUSED'] as const).map((value) => ({ value, label: t(`assistance.outcome.${value}`) }))}
          />
        </Form.Item>
        {approving && (
          <div className="form-row">
            <Form.Item
              name="amount"
              label={application.programme === 'TEMPORARY_ASSISTANCE' ? t('assistance.amountOnce') : t('assistance.amountMonthly')}
              rules={[required]}
            >
              <InputNumber min={0.01} max={1_000_000} precision={2} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="validFrom" label={t('assistance.validFrom')} rules={[required]}>
              <DatePicker style={{ width: '100%' }} />
            </Form.Item>
          </div>
        )}
        <Form.Item name="reason" label={t('assistance.grounds')} rules={[{ ...required, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
