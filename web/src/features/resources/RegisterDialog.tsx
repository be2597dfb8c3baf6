import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceKind } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { ResourceRegister } from './documents';
import { keptQuantity } from './quantity';

const KINDS = ['GOODS', 'MONEY', 'SKILL', 'PLACE', 'FIRM', 'FOUNDATION'] as const satisfies readonly ResourceKind[];

interface Values {
  readonly name: string;
  readonly kind: ResourceKind;
  readonly provider: string;
  readonly areaCode: string;
  readonly unit?: string;
  readonly offered: number;
  readonly fromDay: string;
  readonly untilDay?: string;
  readonly note?: string;
}

/** Registers who offers what, where and until when. */
export function RegisterDialog({ close }: { readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [register, busy] = useCommand(ResourceRegister);

  async function submit({ offered, unit, untilDay, note, ...values }: Values): Promise<void> {
    const counted = values.kind === 'MONEY' ? 'fen' : (unit ?? '');
    const result = await register({
      input: {
        requestId,
        ...values,
        unit: counted,
        offered: keptQuantity(offered, counted),
        untilDay: untilDay || null,
        note: note?.trim() || null,
      },
    });
    setOutcome(placeRefusals(form, ['name', 'provider', 'areaCode', 'unit', 'offered', 'untilDay'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('resource.registered'));
    close();
  }

  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <Dialog open title={t('resource.register')} okText={t('common.save')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'GOODS', fromDay: system.today }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="name" label={t('resource.what')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="kind" label={t('resource.kind')} rules={required}>
            <Select options={KINDS.map((value) => ({ value, label: t(`resourceKind.${value}`) }))} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="provider" label={t('resource.provider')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="areaCode" label={t('resource.where')} rules={required}>
            <AreaPicker width="100%" />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="offered" label={t('resource.offered')} rules={required}>
            <InputNumber min={kind === 'MONEY' ? 0.01 : 1} style={{ width: '100%' }} suffix={kind === 'MONEY' ? '元' : undefined} />
          </Form.Item>
          {kind !== 'MONEY' && (
            <Form.Item name="unit" label={t('resource.unit')} rules={required}>
              <Input maxLength={20} placeholder={t('resource.unitExample')} />
            </Form.Item>
          )}
        </div>
        <div className="form-row">
          <Form.Item name="fromDay" label={t('resource.from')} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="untilDay" label={t('resource.until')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="note" label={t('resource.note')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
