import { DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { fen } from '../assistance/yuan';
import { useViewer } from '../session/viewer';

const TriggerRecord = graphql(`
  mutation PriceTriggerRecord($input: PriceTriggerRecordInput!) {
    priceTriggerRecord(input: $input) {
      trigger {
        id
        month
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

interface Values {
  readonly area: string;
  readonly month: Dayjs;
  readonly index: number;
  readonly perPerson: number;
  readonly rollOn: Dayjs;
  readonly document: string;
}

/** Records what the price index triggered for a month. Amounts are written in yuan. */
export function RecordDialog({ done, close }: { readonly done: () => void; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [record, busy] = useCommand(TriggerRecord);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await record({
      input: {
        requestId,
        areaCode: values.area,
        month: values.month.format('YYYY-MM'),
        indexPercent: values.index,
        perPersonFen: fen(values.perPerson) ?? 0,
        rollOn: values.rollOn.format('YYYY-MM-DD'),
        document: values.document.trim(),
      },
    });
    setOutcome(placeRefusals(form, ['month', 'rollOn', 'document'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    done();
    close();
  }

  return (
    <Dialog open title={t('subsidy.record')} okText={t('common.save')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ rollOn: dayjs(system.today) }} onFinish={(values) => void submit(values)}>
        <p className="muted">{t('subsidy.recordHint')}</p>
        <Refused outcome={outcome} />
        <Form.Item name="area" label={t('need.area')} rules={[required]}>
          <AreaPicker width="100%" />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="month" label={t('subsidy.month')} rules={[required]}>
            <DatePicker picker="month" className="wide-control" />
          </Form.Item>
          <Form.Item name="index" label={t('subsidy.index')} rules={[required]}>
            <InputNumber min={-50} max={500} precision={2} className="wide-control" />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="perPerson" label={t('subsidy.perPerson')} rules={[required]}>
            <InputNumber min={0.01} max={1_000_000} precision={2} className="wide-control" />
          </Form.Item>
          <Form.Item name="rollOn" label={t('subsidy.rollOn')} rules={[required]}>
            <DatePicker className="wide-control" maxDate={dayjs(system.today)} allowClear={false} />
          </Form.Item>
        </div>
        <Form.Item name="document" label={t('subsidy.document')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
