import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WebhookKind } from '../../gql/graphql';
import { useCommand } from '../../platform/command';
import { FormDialog } from '../../ui/FormDialog';
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
  const { t } = useTranslation();
  const [save] = useCommand(NotificationWebhookSave);
  const required = { required: true, message: t('error.REQUIRED') };
  return (
    <FormDialog<Values>
      title={webhook === null ? t('told.admin.newRobot') : webhook.name}
      initial={
        webhook === null
          ? { kind: KINDS[0], active: true }
          : {
              name: webhook.name,
              kind: webhook.kind,
              active: webhook.active,
              ...(webhook.area === null ? {} : { areaCode: webhook.area.code }),
            }
      }
      fields={['name', 'kind', 'url', 'secret', 'areaCode', 'active']}
      send={({ url, secret, ...rest }) =>
        save({
          input: {
            ...rest,
            id: webhook?.id ?? null,
            expectedVersion: webhook?.version ?? null,
            url: url?.trim() ? url.trim() : null,
            secret: secret?.trim() ? secret.trim() : null,
          },
        })
      }
      close={close}
      width={600}
    >
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
    </FormDialog>
  );
}
