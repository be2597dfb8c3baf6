import { useApolloClient } from '@apollo/client/react';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { addDays } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { ResourceHouseholdsQuery, ResourcePromise, type Offer } from './documents';
import { keptQuantity, shownQuantity } from './quantity';

interface Values {
  readonly householdId: string;
  readonly purpose: string;
  readonly quantity: number;
  readonly dueOn: string;
}

/** Promises a part of an offer to a household; nobody promises what another took last. */
export function PromiseDialog({ offer, close }: { readonly offer: Offer; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useApolloClient();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [found, setFound] = useState<readonly { value: string; label: string }[]>([]);
  const [requestId] = useState(newRequestId);
  const [promise, busy] = useCommand(ResourcePromise);
  const money = offer.unit === 'fen';
  const most = money ? offer.left / 100 : offer.left;

  async function look(text: string): Promise<void> {
    if (text.trim() === '') return setFound([]);
    const { data } = await client.query({ query: ResourceHouseholdsQuery, variables: { text }, fetchPolicy: 'no-cache' });
    setFound(
      (data?.householdSearch ?? []).map((household) => ({ value: household.id, label: `${household.headName} ${household.number}` })),
    );
  }

  async function submit({ quantity, ...values }: Values): Promise<void> {
    const result = await promise({ input: { requestId, resourceId: offer.id, ...values, quantity: keptQuantity(quantity, offer.unit) } });
    setOutcome(placeRefusals(form, ['householdId', 'purpose', 'quantity', 'dueOn'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('resource.promised'));
    close();
  }

  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <Dialog
      open
      title={t('resource.promiseTitle', { name: offer.name })}
      okText={t('resource.promise')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ quantity: 1, dueOn: addDays(system.today, 7) }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <p className="muted num">
          {t('resource.leftNow', { quantity: shownQuantity(offer.left, offer.unit, i18n.language), provider: offer.provider })}
        </p>
        <Form.Item name="householdId" label={t('need.household')} rules={required}>
          <Select
            showSearch={{ filterOption: false, onSearch: (text) => void look(text) }}
            options={[...found]}
            placeholder={t('resource.findHousehold')}
            notFoundContent={null}
          />
        </Form.Item>
        <Form.Item
          name="purpose"
          label={t('resource.purpose')}
          rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="quantity" label={t('resource.quantity')} rules={required}>
            <InputNumber min={money ? 0.01 : 1} max={most} style={{ width: '100%' }} suffix={money ? '元' : offer.unit} />
          </Form.Item>
          <Form.Item name="dueOn" label={t('resource.dueOn')} rules={required}>
            <Input type="date" min={system.today} {...(offer.untilDay === null ? {} : { max: offer.untilDay })} />
          </Form.Item>
        </div>
      </Form>
    </Dialog>
  );
}
