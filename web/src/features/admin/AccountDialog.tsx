import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { Role } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';

const AccountCreate = graphql(`
  mutation AccountCreate($input: AccountCreateInput!) {
    accountCreate(input: $input) {
      account {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const ROLES = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'NGO_STAFF',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'BUREAU_SUPERVISOR',
  'AUDITOR',
] as const satisfies readonly Role[];

interface Values {
  readonly displayName: string;
  readonly username: string;
  readonly password: string;
  readonly role: Role;
  readonly areaCode?: string;
}

/** A new account: a name, a first password, one role in one area; or the account of a volunteer, who acts for nobody else. */
export function AccountDialog({
  close,
  volunteer,
}: {
  readonly close: () => void;
  readonly volunteer?: { readonly id: string; readonly name: string };
}) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [create, busy] = useCommand(AccountCreate);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await create({
      input: {
        requestId,
        username: values.username.trim(),
        displayName: values.displayName.trim(),
        password: values.password,
        grants: [{ role: volunteer ? 'VOLUNTEER' : values.role, areaCode: values.areaCode ?? null, organisationId: null }],
        volunteerId: volunteer?.id ?? null,
      },
    });
    setOutcome(placeRefusals(form, ['displayName', 'username', 'password', 'role', 'areaCode'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('common.saved'));
    close();
  }

  return (
    <Dialog
      open
      title={t(volunteer ? 'admin.volunteerAccount' : 'admin.newAccount')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        autoComplete="off"
        initialValues={{ displayName: volunteer?.name }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="displayName" label={t('admin.name')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="username" label={t('session.username')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={40} autoCapitalize="none" />
          </Form.Item>
        </div>
        <Form.Item name="password" label={t('admin.firstPassword')} extra={t('setup.passwordHint')} rules={[required]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {volunteer === undefined && (
          <div className="form-row">
            <Form.Item name="role" label={t('admin.role')} rules={[required]}>
              <Select options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} />
            </Form.Item>
            <Form.Item name="areaCode" label={t('need.area')} extra={t('admin.areaHint')}>
              <AreaPicker width="100%" aria-label={t('need.area')} />
            </Form.Item>
          </div>
        )}
      </Form>
    </Dialog>
  );
}
