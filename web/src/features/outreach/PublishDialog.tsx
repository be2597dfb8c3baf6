import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker, WHOLE_CITY } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { PolicyNoticePublish } from './documents';

const PROGRAMMES = [
  'MINIMUM_LIVING_ALLOWANCE',
  'EXTREME_HARDSHIP',
  'TEMPORARY_ASSISTANCE',
  'LOW_INCOME_WATCH',
  'REGISTERED_POOR',
] as const satisfies readonly Programme[];

interface Values {
  readonly areaCode?: string;
  readonly topic: string;
  readonly title: string;
  readonly body: string;
  readonly contact: string;
  readonly source?: string;
  readonly programmes: Programme[];
  readonly validFrom: string;
}

/** Publishes a version; it is never changed, the next one follows it. */
export function PublishDialog({ close }: { readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [publish, busy] = useCommand(PolicyNoticePublish);

  async function submit({ areaCode, source, ...values }: Values): Promise<void> {
    const result = await publish({ input: { requestId, ...values, areaCode: areaCode ?? WHOLE_CITY, source: source?.trim() || null } });
    setOutcome(placeRefusals(form, ['areaCode', 'topic', 'title', 'body', 'contact'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    close();
    if (result.payload.notice !== null) await navigate({ to: '/outreach/$id', params: { id: result.payload.notice.id } });
  }

  const required = [{ required: true, whitespace: true, message: t('error.REQUIRED') }];
  const chosen = [{ required: true, message: t('error.REQUIRED') }];
  return (
    <Dialog
      open
      title={t('outreach.publish')}
      okText={t('outreach.publish')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ programmes: ['MINIMUM_LIVING_ALLOWANCE'], validFrom: system.today }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="topic" label={t('outreach.topic')} extra={t('outreach.topicHint')} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="areaCode" label={t('need.area')}>
            <AreaPicker width="100%" />
          </Form.Item>
        </div>
        <Form.Item name="title" label={t('outreach.leafletTitle')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="body" label={t('outreach.body')} extra={t('outreach.bodyHint')} rules={required}>
          <Input.TextArea rows={6} maxLength={4000} showCount />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="contact" label={t('outreach.contact')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="source" label={t('outreach.source')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <div className="form-row">
          <Form.Item name="programmes" label={t('outreach.for')} rules={chosen}>
            <Select mode="multiple" options={PROGRAMMES.map((value) => ({ value, label: t(`programme.${value}`) }))} />
          </Form.Item>
          <Form.Item name="validFrom" label={t('outreach.validFrom')} rules={chosen}>
            <Input type="date" />
          </Form.Item>
        </div>
      </Form>
    </Dialog>
  );
}
