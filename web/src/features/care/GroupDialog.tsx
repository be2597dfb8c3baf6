import { Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { CommandDialog } from './CommandDialog';
import { GroupDraft } from './team-documents';

interface Values {
  readonly referralIds: string[];
  readonly minutes: number;
  readonly note: string;
}

interface Props {
  readonly cases: readonly { readonly id: string; readonly name: string }[];
  readonly close: () => void;
}

/** Begins a group session: one draft for each person, so that nobody's record names another. */
export function GroupDialog({ cases, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [begin, busy] = useCommand(GroupDraft, { confidential: true });

  async function submit({ referralIds, minutes, note }: Values): Promise<void> {
    const sent = await begin({
      input: { requestId, referralIds, minutes, note: note ?? '', startsAt: new Date().toISOString(), nextStep: 'CONTINUE' },
    });
    setOutcome(sent);
    if (sent.kind === 'done') close();
  }

  return (
    <CommandDialog
      title={t('careDesk.group')}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
      initialValues={{ minutes: 90, referralIds: [], note: '' }}
    >
      <Form.Item
        name="referralIds"
        label={t('careDesk.groupWho')}
        rules={[{ required: true, type: 'array', min: 2, max: 20, message: t('careDesk.groupSize') }]}
      >
        <Checkbox.Group options={cases.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="minutes" label={t('care.minutes')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <InputNumber min={1} max={600} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="note" label={t('careDesk.groupNote')} extra={t('careDesk.groupNoteHint')}>
        <Input.TextArea rows={4} maxLength={20_000} autoComplete="off" />
      </Form.Item>
    </CommandDialog>
  );
}
