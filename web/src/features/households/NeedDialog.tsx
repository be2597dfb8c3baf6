import { useSuspenseQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { PriorityTier, Sex } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { instantOf } from '../../platform/time';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { TIERS } from '../needs/search';
import { useViewer } from '../session/viewer';

const NeedDialogQuery = graphql(`
  query NeedDialog($id: ID!) {
    household(id: $id) {
      id
      members {
        id
        until
        person {
          id
          maskedName
        }
      }
    }
    serviceTypes(activeOnly: true) {
      id
      code
      name
      nameEn
      team
      usualMinutes
      peopleNeeded
    }
  }
`);

const ServiceNeedOpen = graphql(`
  mutation ServiceNeedOpen($input: ServiceNeedOpenInput!) {
    serviceNeedOpen(input: $input) {
      need {
        id
        number
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

interface Values {
  readonly serviceCode: string;
  readonly tier: PriorityTier;
  readonly personId?: string;
  readonly dueOn?: Dayjs;
  readonly windowDay?: Dayjs;
  readonly windowFrom?: string;
  readonly windowUntil?: string;
  readonly minutes: number;
  readonly seats: number;
  readonly requiredSex?: Sex;
  readonly requiredDialect?: string;
  readonly preferContinuity?: boolean;
  readonly note?: string;
  readonly verifiedBy?: string;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const FIELDS = [
  'serviceCode',
  'tier',
  'personId',
  'dueOn',
  'windowDay',
  'windowFrom',
  'windowUntil',
  'minutes',
  'seats',
  'requiredSex',
  'requiredDialect',
  'note',
  'verifiedBy',
];

/** Opens a need of a household: what, how soon, when, how many people, and on whose word. */
export default function NeedDialog({ householdId, close }: { readonly householdId: string; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const report = useReport();
  const { system, account } = useViewer();
  const { data } = useSuspenseQuery(NeedDialogQuery, { variables: { id: householdId } });
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [open, busy] = useCommand(ServiceNeedOpen);
  const tier = Form.useWatch('tier', form);
  const clockRule = { pattern: CLOCK, message: t('match.clockFormat') };

  async function submit(values: Values): Promise<void> {
    const day = values.windowDay?.format('YYYY-MM-DD');
    const window =
      day !== undefined && values.windowFrom && values.windowUntil
        ? { windowStart: instantOf(day, values.windowFrom), windowEnd: instantOf(day, values.windowUntil) }
        : {};
    const result = await open({
      input: {
        requestId,
        householdId,
        personId: values.personId ?? null,
        serviceCode: values.serviceCode,
        tier: values.tier,
        ...window,
        // The end of the civil day: due "on" a day means by its last minute.
        dueAt: values.dueOn === undefined || values.dueOn === null ? null : instantOf(values.dueOn.format('YYYY-MM-DD'), '23:59'),
        minutes: values.minutes,
        seats: values.seats,
        requiredSex: values.requiredSex ?? null,
        requiredDialect: values.requiredDialect?.trim() || null,
        preferContinuity: values.preferContinuity ?? false,
        note: values.note?.trim() || null,
        verifiedBy: values.verifiedBy?.trim() || null,
        verifiedOn: values.verifiedBy?.trim() ? system.today : null,
      },
    });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('need.opened', { number: result.payload.need?.number ?? '' }));
    if (result.payload.need !== null && values.tier === 'EMERGENCY')
      await navigate({ to: '/board', search: { need: result.payload.need.id } });
    else close();
  }

  function takeUsual(code: string): void {
    const service = data.serviceTypes.find((each) => each.code === code);
    if (service !== undefined) form.setFieldsValue({ minutes: service.usualMinutes, seats: service.peopleNeeded });
  }

  return (
    <Dialog
      open
      title={t('case.openNeed')}
      okText={t('need.openNow')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={640}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ tier: 'ROUTINE', minutes: 60, seats: 1, verifiedBy: account?.displayName }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row wide-row">
          <Form.Item name="serviceCode" label={t('need.service')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              onChange={takeUsual}
              options={data.serviceTypes.map((each) => ({ value: each.code, label: localName(each, i18n.language) }))}
            />
          </Form.Item>
          <Form.Item name="personId" label={t('need.person')}>
            <Select
              allowClear
              placeholder={t('consent.wholeHousehold')}
              options={(data.household?.members ?? [])
                .filter((each) => each.until === null)
                .map(({ person }) => ({ value: person.id, label: person.maskedName }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="tier" label={t('need.tier')} extra={tier === 'EMERGENCY' ? t('need.emergencyHint') : undefined}>
          <Radio.Group optionType="button" options={TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="windowDay" label={t('need.windowDay')}>
            <DatePicker style={{ width: '100%' }} minDate={dayjs(system.today)} />
          </Form.Item>
          <Form.Item name="windowFrom" label={t('match.from')} rules={[clockRule]}>
            <Input placeholder="09:00" inputMode="numeric" />
          </Form.Item>
          <Form.Item name="windowUntil" label={t('need.until')} rules={[clockRule]}>
            <Input placeholder="11:00" inputMode="numeric" />
          </Form.Item>
          <Form.Item name="dueOn" label={t('need.dueOn')} extra={t('need.dueHint')}>
            <DatePicker style={{ width: '100%' }} minDate={dayjs(system.today)} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="minutes" label={t('match.minutes')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <InputNumber min={10} max={600} step={10} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="seats" label={t('need.seats')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <InputNumber min={1} max={20} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="requiredSex" label={t('need.requiredSex')}>
            <Select
              allowClear
              placeholder={t('common.any')}
              options={(['FEMALE', 'MALE'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="requiredDialect" label={t('need.requiredDialect')}>
            <Input maxLength={30} placeholder={t('common.any')} />
          </Form.Item>
        </div>
        <Form.Item name="preferContinuity" valuePropName="checked">
          <Checkbox>{t('need.preferContinuity')}</Checkbox>
        </Form.Item>
        <Form.Item name="note" label={t('need.note')} extra={t('need.noteHint')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="verifiedBy" label={t('need.verifiedBy')}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
