import { useLazyQuery } from '@apollo/client/react';
import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { Residence } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { yuan } from '../assistance/yuan';
import { useViewer } from '../session/viewer';
import type { Policy } from './PoliciesPanel';

const PolicySet = graphql(`
  mutation PolicySet($input: PolicyParameterSetInput!) {
    policyParameterSet(input: $input) {
      parameter {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const PolicyVoid = graphql(`
  mutation PolicyVoid($input: PolicyParameterVoidInput!) {
    policyParameterVoid(input: $input) {
      parameter {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const PolicyPreviewQuery = graphql(`
  query PolicyPreview($input: PolicyParameterPreviewInput!) {
    policyParameterPreview(input: $input) {
      before
      after
      basis
      households
      persons
      monthlyFen
    }
  }
`);

interface Values {
  readonly area?: string;
  readonly residence?: Residence;
  readonly value: number;
  readonly validFrom: Dayjs;
  readonly document: string;
  readonly issuedBy: string[];
}

/** Sets a number of policy from a day on, with what set it; shows whom it touches before anything is saved. */
export function PolicyDialog({ policy, close }: { readonly policy: Policy; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [set, setting] = useCommand(PolicySet);
  const [takeBack, taking] = useCommand(PolicyVoid);
  const [preview, { data, loading }] = useLazyQuery(PolicyPreviewQuery, { fetchPolicy: 'no-cache' });
  const required = { required: true, message: t('error.REQUIRED') };
  const asked = (values: Values) => ({
    key: policy.key,
    areaCode: values.area ?? null,
    residence: values.residence ?? null,
    value: values.value,
    validFrom: values.validFrom.format('YYYY-MM-DD'),
  });

  async function submit(values: Values): Promise<void> {
    const result = await set({ input: { ...asked(values), requestId, document: values.document, issuedBy: values.issuedBy } });
    setOutcome(placeRefusals(form, ['value', 'validFrom', 'document', 'issuedBy'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  async function show(): Promise<void> {
    const values = await form.validateFields(['value', 'validFrom']).then(
      () => form.getFieldsValue(),
      () => null,
    );
    if (values !== null) await preview({ variables: { input: asked(values) } });
  }

  async function voidIt(): Promise<void> {
    const reason = form.getFieldValue('document')?.trim();
    if (!reason) {
      form.setFields([{ name: 'document', errors: [t('error.REASON_REQUIRED')] }]);
      return;
    }
    const result = await takeBack({ input: { id: policy.id, reason } });
    setOutcome(result);
    if (result.kind !== 'done') return;
    report(result, t('admin.policyTaken'));
    close();
  }

  const shown = data?.policyParameterPreview;
  return (
    <Dialog
      open
      title={t('admin.policyChange', { key: policy.key })}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={setting}
      width={600}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          area: policy.area?.code,
          residence: policy.residence ?? undefined,
          value: policy.value,
          validFrom: dayjs(system.today),
          issuedBy: [],
        }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="area" label={t('need.area')}>
            <AreaPicker width="100%" />
          </Form.Item>
          <Form.Item name="residence" label={t('admin.policyFor')}>
            <Select
              allowClear
              placeholder={t('admin.policyAll')}
              options={(['URBAN', 'RURAL'] as const).map((value) => ({ value, label: t(`assistance.residences.${value}`) }))}
            />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="value" label={`${t('admin.policyValue')} (${policy.unit})`} rules={[required]}>
            <InputNumber min={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="validFrom" label={t('admin.policyFrom')} rules={[required]}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="document" label={t('admin.policyDocument')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="issuedBy" label={t('admin.policyIssuedBy')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} maxCount={10} />
        </Form.Item>
      </Form>
      <div className="row tight">
        <button type="button" className="button small" disabled={loading} onClick={() => void show()}>
          {t('admin.policyPreview')}
        </button>
        {!policy.void && (
          <button type="button" className="button small" disabled={taking} onClick={() => void voidIt()}>
            {t('admin.policyTakeBack', { day: policy.validFrom })}
          </button>
        )}
      </div>
      {shown != null && (
        <Notice tone="accent" role="status">
          {t('admin.policyTouches', {
            before: shown.before ?? '—',
            after: shown.after,
            households: shown.households,
            persons: shown.persons,
          })}
          {shown.monthlyFen !== null && ` ${t('admin.policyMonthly', { amount: yuan(shown.monthlyFen, i18n.language) })}`}
        </Notice>
      )}
    </Dialog>
  );
}
