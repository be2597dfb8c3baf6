import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { Programme } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';

const DelegationAdd = graphql(`
  mutation DelegationAdd($input: DelegationAddInput!) {
    delegationAdd(input: $input) {
      delegation {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const PROGRAMMES = ['MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP', 'TEMPORARY_ASSISTANCE'] as const satisfies readonly Programme[];

interface Values {
  readonly programme: Programme;
  readonly fromAreaCode: string;
  readonly toAreaCode: string;
  readonly validFrom: Dayjs;
  readonly validUntil?: Dayjs;
  readonly document: string;
}

/** Hands a district's power to decide to a town or sub-district of its own. */
export function DelegationDialog({ close }: { readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [add, busy] = useCommand(DelegationAdd);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await add({
      input: {
        ...values,
        requestId,
        validFrom: values.validFrom.format('YYYY-MM-DD'),
        validUntil: values.validUntil?.format('YYYY-MM-DD') ?? null,
      },
    });
    const fields = ['programme', 'fromAreaCode', 'toAreaCode', 'validFrom', 'validUntil', 'document'];
    setOutcome(placeRefusals(form, fields, result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={t('admin.newDelegation')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={600}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ programme: PROGRAMMES[0], validFrom: dayjs(system.today) }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <Form.Item name="programme" label={t('assistance.programme')} rules={[required]}>
          <Select options={PROGRAMMES.map((value) => ({ value, label: t(`programme.${value}`) }))} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="fromAreaCode" label={t('admin.delegationFrom')} rules={[required]}>
            <AreaPicker width="100%" />
          </Form.Item>
          <Form.Item name="toAreaCode" label={t('admin.delegationTo')} rules={[required]}>
            <AreaPicker width="100%" />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="validFrom" label={t('admin.policyFrom')} rules={[required]}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="validUntil" label={t('admin.delegationUntil')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="document" label={t('admin.policyDocument')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
