import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { useViewer } from '../session/viewer';
import { CommandDialog } from './CommandDialog';
import { BereavementRecord } from './team-documents';

/** Records a death in a household: it weighs on the volunteers and workers who served it. */
export function BereavementDialog({ householdId, close }: { readonly householdId: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [form] = Form.useForm<{ diedOn: Dayjs }>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(BereavementRecord);

  async function submit({ diedOn }: { diedOn: Dayjs }): Promise<void> {
    const sent = await record({ input: { requestId: newRequestId(), householdId, diedOn: diedOn.format('YYYY-MM-DD') } });
    setOutcome(sent);
    if (sent.kind === 'done') close();
  }

  return (
    <CommandDialog
      title={t('careDesk.bereavement')}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
      initialValues={{ diedOn: dayjs(system.today) }}
    >
      <p className="muted">{t('careDesk.bereavementHint')}</p>
      <Form.Item name="diedOn" label={t('careDesk.day')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <DatePicker maxDate={dayjs(system.today)} style={{ width: '100%' }} />
      </Form.Item>
    </CommandDialog>
  );
}
