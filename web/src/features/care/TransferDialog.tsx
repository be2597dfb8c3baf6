import { useSuspenseQuery } from '@apollo/client/react';
import { DatePicker, Form, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type Outcome } from '../../platform/command';
import { useViewer } from '../session/viewer';
import { CommandDialog } from './CommandDialog';
import { ColleaguesQuery, Transfer } from './team-documents';

interface Values {
  readonly how: 'hand' | 'cover';
  readonly workerId: string;
  readonly coverUntil?: Dayjs;
}

/** Hands a case over at once, or has it covered until a day. What was written keeps its author either way. */
export function TransferDialog({
  referral,
  close,
}: {
  readonly referral: { readonly id: string; readonly version: number };
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const { data } = useSuspenseQuery(ColleaguesQuery);
  const [form] = Form.useForm<Values>();
  const how = Form.useWatch('how', form) ?? 'hand';
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [transfer, busy] = useCommand(Transfer);
  const required = [{ required: true, message: t('error.REQUIRED') }];

  async function submit({ workerId, coverUntil }: Values): Promise<void> {
    const sent = await transfer({
      input: {
        id: referral.id,
        expectedVersion: referral.version,
        workerId,
        ...(how === 'cover' && coverUntil !== undefined ? { coverUntil: coverUntil.format('YYYY-MM-DD') } : {}),
      },
    });
    setOutcome(sent);
    if (sent.kind === 'done') close();
  }

  return (
    <CommandDialog
      title={t('careDesk.transfer')}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
      initialValues={{ how: 'hand' }}
    >
      <Form.Item name="how" label={t('careDesk.how')} extra={t(how === 'hand' ? 'careDesk.handHint' : 'careDesk.coverCaseHint')}>
        <Radio.Group
          options={[
            { value: 'hand', label: t('careDesk.hand') },
            { value: 'cover', label: t('careDesk.coverCase') },
          ]}
        />
      </Form.Item>
      <Form.Item name="workerId" label={t('careDesk.toWhom')} rules={required}>
        <Select
          showSearch
          optionFilterProp="label"
          options={data.careColleagues.filter((each) => each.works).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {how === 'cover' && (
        <Form.Item name="coverUntil" label={t('careDesk.lastDay')} rules={required}>
          <DatePicker minDate={dayjs(system.today)} style={{ width: '100%' }} />
        </Form.Item>
      )}
    </CommandDialog>
  );
}
