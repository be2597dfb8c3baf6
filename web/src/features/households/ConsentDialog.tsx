import { useSuspenseQuery } from '@apollo/client/react';
import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ConsentPurpose } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';

const ConsentDialogQuery = graphql(`
  query ConsentDialog($id: ID!) {
    household(id: $id) {
      id
      members {
        id
        until
        person {
          id
          maskedName
          isMinor
        }
      }
    }
  }
`);

const ConsentRecord = graphql(`
  mutation ConsentRecord($input: ConsentRecordInput!) {
    consentRecord(input: $input) {
      household {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const PURPOSES = [
  'VOLUNTEER_SERVICE',
  'PROXY_SERVICE',
  'PSYCHOLOGICAL_CARE',
  'PAIRING',
  'ECONOMIC_VERIFICATION',
] as const satisfies readonly ConsentPurpose[];

interface Values {
  readonly purpose: ConsentPurpose;
  readonly personId?: string;
  readonly grantedOn: Dayjs;
  readonly expiresOn?: Dayjs;
  readonly givenBy: string;
}

/** Records what the household agreed to; a minor's guardian gives it. */
export default function ConsentDialog({ householdId, close }: { readonly householdId: string; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const { data } = useSuspenseQuery(ConsentDialogQuery, { variables: { id: householdId } });
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [record, busy] = useCommand(ConsentRecord);
  const people = (data.household?.members ?? []).filter((each) => each.until === null).map((each) => each.person);
  const personId = Form.useWatch('personId', form);
  const minor = people.find((each) => each.id === personId)?.isMinor === true;

  async function submit(values: Values): Promise<void> {
    const result = await record({
      input: {
        requestId,
        householdId,
        personId: values.personId ?? null,
        purpose: values.purpose,
        grantedOn: values.grantedOn.format('YYYY-MM-DD'),
        expiresOn: values.expiresOn?.format('YYYY-MM-DD') ?? null,
        givenBy: values.givenBy.trim(),
      },
    });
    setOutcome(placeRefusals(form, ['purpose', 'personId', 'grantedOn', 'expiresOn', 'givenBy'], result, t, i18n.language));
    if (result.kind === 'done') {
      report(result, t('consent.recorded'));
      close();
    }
  }

  return (
    <Dialog
      open
      title={t('case.recordConsent')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ purpose: 'VOLUNTEER_SERVICE', grantedOn: dayjs(system.today) }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <Form.Item name="purpose" label={t('consent.purpose')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Select options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))} />
        </Form.Item>
        <Form.Item name="personId" label={t('consent.person')}>
          <Select
            allowClear
            placeholder={t('consent.wholeHousehold')}
            options={people.map((person) => ({ value: person.id, label: person.maskedName }))}
          />
        </Form.Item>
        <Form.Item
          name="givenBy"
          label={t('consent.givenBy')}
          extra={minor ? t('consent.guardianHint') : t('consent.givenByHint')}
          rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="grantedOn" label={t('consent.grantedOn')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <DatePicker style={{ width: '100%' }} maxDate={dayjs(system.today)} />
          </Form.Item>
          <Form.Item name="expiresOn" label={t('consent.expiresOn')}>
            <DatePicker style={{ width: '100%' }} minDate={dayjs(system.today)} />
          </Form.Item>
        </div>
      </Form>
    </Dialog>
  );
}
