import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';

const MeetingRecord = graphql(`
  mutation MeetingRecord($input: IndividualDecisionRecordInput!) {
    individualDecisionRecord(input: $input) {
      application {
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
  readonly heldOn: Dayjs;
  readonly participants: string[];
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly minutes: string;
}

/** Records what a meeting decided about an application above the cap (一事一议). */
export default function MeetingDialog({ applicationId, close }: { readonly applicationId: string; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(MeetingRecord);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await record({ input: { ...values, applicationId, heldOn: values.heldOn.format('YYYY-MM-DD') } });
    setOutcome(placeRefusals(form, ['heldOn', 'participants', 'votesFor', 'votesAgainst', 'minutes'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={t('assistance.recordMeeting')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={600}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ heldOn: dayjs(system.today), votesAgainst: 0 }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="heldOn" label={t('assistance.heldOn')} rules={[required]}>
            <DatePicker style={{ width: '100%' }} maxDate={dayjs(system.today)} />
          </Form.Item>
          <Form.Item name="votesFor" label={t('assistance.votesFor')} rules={[required]}>
            <InputNumber min={1} max={30} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="votesAgainst" label={t('assistance.votesAgainst')} rules={[required]}>
            <InputNumber min={0} max={30} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="participants" label={t('assistance.participants')} extra={t('assistance.participantsHint')} rules={[required]}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} maxCount={30} />
        </Form.Item>
        <Form.Item name="minutes" label={t('assistance.minutes')} rules={[{ ...required, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={4000} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
