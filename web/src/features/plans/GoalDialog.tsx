import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { GoalResult } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { keptAmount, shownAmount } from './amount';
import type { Goal } from './documents';

const PlanGoalRecord = graphql(`
  mutation PlanGoalRecord($input: PlanGoalRecordInput!) {
    planGoalRecord(input: $input) {
      goal {
        id
        reached
        result
        resultNote
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const RESULTS = ['MET', 'PARTLY', 'MISSED'] as const satisfies readonly GoalResult[];

interface Values {
  readonly reached?: number | null;
  readonly result?: GoalResult | null;
  readonly note?: string;
}

/** Records how a goal of the plan in force stands: the value now, and what became of it once that is known. */
export default function GoalDialog({ goal, close }: { readonly goal: Goal; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(PlanGoalRecord);
  const shown = shownAmount({ value: goal.reached, unit: goal.unit });

  async function submit(values: Values): Promise<void> {
    const result = await record({
      input: {
        id: goal.id,
        reached: keptAmount({ value: values.reached ?? null, unit: shown.unit }).value,
        result: values.result ?? null,
        note: values.note?.trim() || null,
      },
    });
    setOutcome(placeRefusals(form, ['reached', 'result', 'note'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={t('housePlan.recordTitle')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reached: shown.value, result: goal.result, note: goal.resultNote ?? '' }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <p className="muted">{goal.text}</p>
        <Form.Item name="reached" label={goal.indicator ?? t('housePlan.reached')}>
          <InputNumber style={{ width: '100%' }} suffix={shown.unit} />
        </Form.Item>
        <Form.Item name="result" label={t('housePlan.result')}>
          <Select
            allowClear
            placeholder={t('housePlan.pursued')}
            options={RESULTS.map((value) => ({ value, label: t(`goalResult.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('housePlan.resultNote')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
