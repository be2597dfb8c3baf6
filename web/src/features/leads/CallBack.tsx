import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type Outcome } from '../../platform/command';
import { formatInstant } from '../../platform/time';
import { Refused } from '../../ui/Refused';
import { ClockTag } from '../../ui/tags';
import { LeadCallBack } from './documents';
import type { LeadShown } from './LeadPanel';

/** The promise to call back: its clock, and what came of calling. */
export function CallBack({ lead }: { readonly lead: LeadShown }) {
  const { t, i18n } = useTranslation();
  const [form] = Form.useForm<{ note?: string }>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [send, busy] = useCommand(LeadCallBack);
  if (lead.callbackClock === null) return null;

  async function called(reached: boolean): Promise<void> {
    const note = form.getFieldValue('note') as string | undefined;
    const result = await send({ input: { id: lead.id, expectedVersion: lead.version, reached, note: note?.trim() || null } });
    setOutcome(result);
    if (result.kind === 'done') form.resetFields();
  }

  return (
    <section className="lead-call" aria-label={t('lead.callBackClock')}>
      <span className="row">
        <strong>{t('lead.callBackClock')}</strong>
        <ClockTag clock={lead.callbackClock} />
        <span className="muted num">{formatInstant(lead.callbackClock.dueAt, i18n.language)}</span>
        {lead.callbackTries > 0 && <span className="muted">{t('lead.tries', { count: lead.callbackTries })}</span>}
      </span>
      {lead.viewerCanCall && (
        <Form form={form}>
          <Refused outcome={outcome} />
          <Form.Item name="note" noStyle>
            <Input maxLength={500} placeholder={t('lead.callNote')} aria-label={t('lead.callNote')} />
          </Form.Item>
          <span className="row">
            <button type="button" className="button small primary" disabled={busy} onClick={() => void called(true)}>
              {t('lead.reached')}
            </button>
            <button type="button" className="button small" disabled={busy} onClick={() => void called(false)}>
              {t('lead.notReached')}
            </button>
          </span>
        </Form>
      )}
    </section>
  );
}
