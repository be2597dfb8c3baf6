import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { ResourceDeliver, type Link } from './documents';
import { keptQuantity } from './quantity';

interface Values {
  readonly quantity: number;
  readonly deliveredOn: string;
  readonly receipt: string;
}

/** Records a delivery; without a receipt there is none. */
export function DeliverDialog({ link, close }: { readonly link: Link; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [deliver, busy] = useCommand(ResourceDeliver);
  const unit = link.resource?.unit ?? '';
  const money = unit === 'fen';

  async function submit(values: Values): Promise<void> {
    const result = await deliver({
      input: {
        id: link.id,
        expectedVersion: link.version,
        quantity: keptQuantity(values.quantity, unit),
        deliveredOn: values.deliveredOn,
        receipt: values.receipt.trim(),
      },
    });
    setOutcome(placeRefusals(form, ['quantity', 'deliveredOn', 'receipt'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('resource.delivered'));
    close();
  }

  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <Dialog
      open
      title={t('resource.deliverTitle', { name: link.resource?.name })}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ quantity: money ? link.quantity / 100 : link.quantity, deliveredOn: system.today }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="quantity" label={t('resource.quantity')} rules={required}>
            <InputNumber min={money ? 0.01 : 1} style={{ width: '100%' }} suffix={money ? '元' : unit} />
          </Form.Item>
          <Form.Item name="deliveredOn" label={t('resource.deliveryDay')} rules={required}>
            <Input type="date" max={system.today} />
          </Form.Item>
        </div>
        <Form.Item
          name="receipt"
          label={t('resource.receipt')}
          extra={t('resource.receiptHint')}
          rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
