import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { Notice } from '../../ui/Notice';
import { CommandDialog } from './CommandDialog';
import { GlassOpen } from './team-documents';

const LONGEST = 60;

/** Emergency access to one record: with a reason, for an hour at most, told to the supervisor and the auditor at once. */
export function BreakGlassDialog({ householdId, close }: { readonly householdId: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ reason: string; minutes: number }>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [open, busy] = useCommand(GlassOpen, { confidential: true });

  async function submit({ reason, minutes }: { reason: string; minutes: number }): Promise<void> {
    const sent = await open({ input: { requestId: newRequestId(), householdId, reason: reason.trim(), minutes } });
    setOutcome(sent);
    if (sent.kind !== 'done') return;
    close();
    if (sent.payload.referral !== null) await navigate({ to: '/care', search: { case: sent.payload.referral.id } });
  }

  return (
    <CommandDialog
      title={t('careDesk.breakGlass')}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
      initialValues={{ minutes: 30, reason: '' }}
    >
      <Notice tone="now">{t('careDesk.breakGlassHint')}</Notice>
      <Form.Item
        name="reason"
        label={t('careDesk.reason')}
        rules={[{ required: true, whitespace: true, min: 10, message: t('careDesk.reasonLength') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} autoComplete="off" />
      </Form.Item>
      <Form.Item name="minutes" label={t('careDesk.forMinutes')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <InputNumber min={1} max={LONGEST} style={{ width: '100%' }} />
      </Form.Item>
    </CommandDialog>
  );
}
