import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { TeamKind } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { TEAM_KINDS } from '../needs/search';
import type { Service } from './ServicesPanel';

const ServiceDialogQuery = graphql(`
  query ServiceDialog {
    skills {
      id
      code
      name
      nameEn
    }
    qualificationTypes {
      id
      code
      name
      nameEn
    }
  }
`);

const ServiceTypeSave = graphql(`
  mutation ServiceTypeSave($input: ServiceTypeSaveInput!) {
    serviceTypeSave(input: $input) {
      serviceType {
        id
        version
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

interface Values {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly team?: TeamKind;
  readonly category: string;
  readonly skillCodes: string[];
  readonly qualificationCodes: string[];
  readonly usualMinutes: number;
  readonly peopleNeeded: number;
  readonly needsInsurance: boolean;
  readonly active: boolean;
}

const FIELDS = [
  'code',
  'name',
  'nameEn',
  'team',
  'category',
  'skillCodes',
  'qualificationCodes',
  'usualMinutes',
  'peopleNeeded',
  'needsInsurance',
  'active',
];

/** Adds a service or changes one; needs that are already open keep what they were opened with. */
export function ServiceDialog({ service, close }: { readonly service: Service | null; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const { data } = useSuspenseQuery(ServiceDialogQuery);
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [save, busy] = useCommand(ServiceTypeSave);
  const required = { required: true, message: t('error.REQUIRED') };
  const initial: Partial<Values> =
    service === null
      ? { skillCodes: [], qualificationCodes: [], usualMinutes: 60, peopleNeeded: 1, needsInsurance: false, active: true }
      : {
          ...service,
          ...(service.team === null ? { team: undefined } : { team: service.team }),
          skillCodes: service.skills.map((each) => each.code),
          qualificationCodes: service.qualifications.map((each) => each.code),
        };

  async function submit(values: Values): Promise<void> {
    const result = await save({
      input: { ...values, team: values.team ?? null, id: service?.id ?? null, expectedVersion: service?.version ?? null },
    });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={service === null ? t('admin.newService') : localName(service, i18n.language)}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={600}
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="name" label={t('admin.serviceName')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('admin.serviceNameEn')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="code" label={t('admin.code')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={40} disabled={service !== null} />
          </Form.Item>
          <Form.Item name="team" label={t('need.team')}>
            <Select allowClear options={TEAM_KINDS.map((value) => ({ value, label: t(`teamKind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="category" label={t('admin.category')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={40} />
          </Form.Item>
        </div>
        <Form.Item name="skillCodes" label={t('volunteer.skills')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={data.skills.map((each) => ({ value: each.code, label: localName(each, i18n.language) }))}
          />
        </Form.Item>
        <Form.Item name="qualificationCodes" label={t('volunteer.qualifications')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={data.qualificationTypes.map((each) => ({ value: each.code, label: localName(each, i18n.language) }))}
          />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="usualMinutes" label={t('match.minutes')} rules={[required]}>
            <InputNumber min={10} max={600} step={10} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="peopleNeeded" label={t('need.seats')} rules={[required]}>
            <InputNumber min={1} max={20} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="needsInsurance" label={t('protect.needsInsurance')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="active" label={t('admin.active')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
      </Form>
    </Dialog>
  );
}
