import { useSuspenseQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sex } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { VolunteerCreate, VolunteerFormQuery } from './documents';

interface Values {
  readonly name: string;
  readonly phone?: string;
  readonly sex?: Sex;
  readonly homeAreaCode: string;
  readonly teamIds: string[];
  readonly skillCodes: string[];
  readonly weeklyHours: number;
  readonly weeklyTasks: number;
  readonly travelKm: number;
}

const FIELDS = ['name', 'phone', 'sex', 'homeAreaCode', 'teamIds', 'skillCodes', 'weeklyTasks', 'travelKm'];

/** Registers a volunteer by hand; vetting and availability follow in the details. */
export default function VolunteerNewDialog() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate({ from: '/volunteers' });
  const { data } = useSuspenseQuery(VolunteerFormQuery);
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [create, busy] = useCommand(VolunteerCreate);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit({ weeklyHours, ...values }: Values): Promise<void> {
    const result = await create({
      input: { ...values, requestId, name: values.name.trim(), phone: values.phone?.trim() || null, weeklyMinutes: weeklyHours * 60 },
    });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind === 'done' && result.payload.volunteer !== null)
      await navigate({ to: '/volunteers', search: { v: result.payload.volunteer.id } });
  }

  return (
    <Dialog
      open
      title={t('volunteer.new')}
      okText={t('common.save')}
      onCancel={() => void navigate({ to: '/volunteers', search: ({ dialog: _dialog, ...rest }) => rest })}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={600}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ teamIds: [], skillCodes: [], weeklyHours: 6, weeklyTasks: 4, travelKm: 8 }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="name" label={t('person.name')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="phone" label={t('case.phone')}>
            <Input maxLength={30} inputMode="tel" />
          </Form.Item>
          <Form.Item name="sex" label={t('person.sex')}>
            <Select allowClear options={(['FEMALE', 'MALE'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))} />
          </Form.Item>
        </div>
        <div className="form-row wide-row">
          <Form.Item name="homeAreaCode" label={t('volunteer.homeArea')} rules={[required]}>
            <AreaPicker width="100%" aria-label={t('volunteer.homeArea')} />
          </Form.Item>
          <Form.Item name="teamIds" label={t('volunteer.teams')} rules={[required]}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={data.volunteerTeams.map((each) => ({ value: each.id, label: each.name }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="skillCodes" label={t('volunteer.skills')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={data.skills.map((each) => ({ value: each.code, label: localName(each, i18n.language) }))}
          />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="weeklyHours" label={t('volunteer.weeklyHours')} rules={[required]}>
            <InputNumber min={1} max={60} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="weeklyTasks" label={t('volunteer.weeklyTasks')} rules={[required]}>
            <InputNumber min={1} max={40} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="travelKm" label={t('volunteer.travelKm')} rules={[required]}>
            <InputNumber min={0} max={100} style={{ width: '100%' }} />
          </Form.Item>
        </div>
      </Form>
    </Dialog>
  );
}
