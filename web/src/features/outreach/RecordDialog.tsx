import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutreachChannel } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { OutreachRecordAdd } from './documents';

const CHANNELS = ['VISIT', 'PHONE', 'LEAFLET', 'MEETING', 'MESSAGE'] as const satisfies readonly OutreachChannel[];

interface Values {
  readonly channel: OutreachChannel;
  readonly toldOn: string;
  readonly note?: string;
}
interface Props {
  readonly noticeId: string;
  readonly householdIds: readonly string[];
  readonly close: () => void;
  readonly done: () => void;
}

/** Records that the chosen households were told, all or none of them. */
export function RecordDialog({ noticeId, householdIds, close, done }: Props) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [record, busy] = useCommand(OutreachRecordAdd);

  async function submit({ note, ...values }: Values): Promise<void> {
    const result = await record({ input: { requestId, noticeId, householdIds: [...householdIds], ...values, note: note?.trim() || null } });
    setOutcome(placeRefusals(form, ['channel', 'toldOn', 'note'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('outreach.recorded', { n: householdIds.length }));
    done();
    close();
  }

  const required = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <Dialog
      open
      title={t('outreach.record', { n: householdIds.length })}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ channel: 'VISIT', toldOn: system.today }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="channel" label={t('outreach.channel')} rules={required}>
            <Select options={CHANNELS.map((value) => ({ value, label: t(`outreachChannel.${value}`) }))} />
          </Form.Item>
          <Form.Item name="toldOn" label={t('outreach.toldOn')} rules={required}>
            <Input type="date" max={system.today} />
          </Form.Item>
        </div>
        <Form.Item name="note" label={t('outreach.note')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
