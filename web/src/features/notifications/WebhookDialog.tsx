import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookKind } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { NotificationWebhookSave } from './documents';
import type { Webhook } from './MessagesPanel';

const KINDS = ['WECOM', 'DINGTALK'] as const satisfies readonly WebhookKind[];

interface Values {
  readonly name: string;
  readonly kind: WebhookKind;
  readonly url?: string;
  readonly secret?: string;
  readonly areaCode: string;
  readonly active: boolean;
}

interface Props {
  readonly webhook: Webhook | null;
  readonly hosts: readonly string[];
  readonly close: () => void;
}

/** Enters the robot of a group, or changes it; its address is never shown again. */
export function WebhookDialog({ webhook, hosts, close }: Props) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [save, busy] = useCommand(NotificationWebhookSave);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const { url, secret, ...rest } = values;
    const result = await save({
      input: {
        ...rest,
        id: webhook?.id ?? null,
        expectedVersion: webhook?.version ?? null,
        url: url?.trim() ? url.trim() : null,
        secret: secret?.trim() ? secret.trim() : null,
      },
    });
    setOutcome(placeRefusals(form, ['name', 'kind', 'url', 'secret', 'areaCode', 'active'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={webhook === null ? t('told.admin.newRobot') : webhook.name}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={600}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={
          webhook === null
            ? { kind: KINDS[0], active: true }
            : { name: webhook.name, kind: webhook.kind, active: webhook.active, areaCode: webhook.area?.code }
        }
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="name" label={t('told.admin.group')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="kind" label={t('told.admin.kind')} rules={[required]}>
            <Select options={KINDS.map((value) => ({ value, label: t(`told.robotKind.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item
          name="url"
          label={t('told.admin.address')}
          extra={t(webhook === null ? 'told.admin.addressHint' : 'told.admin.addressKept', { hosts: hosts.join(', ') })}
          rules={webhook === null ? [{ ...required, whitespace: true }] : []}
        >
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
        <Form.Item name="secret" label={t('told.admin.secret')} extra={t('told.admin.secretHint')}>
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="areaCode" label={t('need.area')} rules={[required]}>
          <AreaPicker width="100%" />
        </Form.Item>
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t('told.admin.inUse')}</Checkbox>
        </Form.Item>
      </Form>
    </Dialog>
  );
}
