import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionStrata } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { addDays } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker, WHOLE_CITY } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { InspectionPlanCreate } from './documents';

interface Values {
  readonly title: string;
  readonly areaCode?: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly wanted: number;
  readonly strata: InspectionStrata;
  readonly checklist: string;
}

/** Commits a plan: its seed is sealed with it, its sample is drawn with the start. */
export function PlanDialog({ close }: { readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [create, busy] = useCommand(InspectionPlanCreate);

  async function submit({ checklist, title, areaCode, ...values }: Values): Promise<void> {
    const items = checklist
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const result = await create({
      input: { requestId, ...values, areaCode: areaCode ?? WHOLE_CITY, title: title.trim(), checklist: items },
    });
    setOutcome(placeRefusals(form, ['title', 'areaCode', 'fromDay', 'untilDay', 'wanted', 'checklist'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('inspection.committed'));
    close();
    if (result.payload.plan !== null) await navigate({ to: '/inspections/$id', params: { id: result.payload.plan.id } });
  }

  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <Dialog
      open
      title={t('inspection.newPlan')}
      okText={t('inspection.commit')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          fromDay: system.today,
          untilDay: addDays(system.today, 14),
          wanted: 20,
          strata: 'AREA',
          checklist: t('inspection.checklistExample'),
        }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item
            name="title"
            label={t('inspection.title')}
            rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="areaCode" label={t('need.area')}>
            <AreaPicker width="100%" />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="fromDay" label={t('inspection.fromDay')} rules={required}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="untilDay" label={t('inspection.untilDay')} rules={required}>
            <Input type="date" min={system.today} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="wanted" label={t('inspection.wanted')} rules={required}>
            <InputNumber min={1} max={2000} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="strata" label={t('inspection.strata')} rules={required}>
            <Select options={(['AREA', 'PROGRAMME'] as const).map((value) => ({ value, label: t(`inspectionStrata.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="checklist" label={t('inspection.checklist')} extra={t('inspection.checklistHint')} rules={required}>
          <Input.TextArea rows={6} />
        </Form.Item>
        <p className="muted">{t('inspection.sealedHint')}</p>
      </Form>
    </Dialog>
  );
}
