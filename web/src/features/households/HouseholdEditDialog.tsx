import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { HardshipTag } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { HARDSHIP_TAGS } from './search';

const HouseholdEditQuery = graphql(`
  query HouseholdEdit($id: ID!) {
    household(id: $id) {
      id
      version
      address
      phone
      safetyNote
      hardshipTags
    }
  }
`);

const HouseholdUpdate = graphql(`
  mutation HouseholdUpdate($input: HouseholdUpdateInput!) {
    householdUpdate(input: $input) {
      household {
        id
        version
        address
        phone
        safetyNote
        hardshipTags
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

interface Values {
  readonly address?: string;
  readonly phone?: string;
  readonly safetyNote?: string;
  readonly hardshipTags: HardshipTag[];
}

/** Changes what changes about a household. Masked values are never sent back: an empty field means "leave it". */
export default function HouseholdEditDialog({ householdId, close }: { readonly householdId: string; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const report = useReport();
  const { data, refetch } = useSuspenseQuery(HouseholdEditQuery, { variables: { id: householdId }, fetchPolicy: 'network-only' });
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [update, busy] = useCommand(HouseholdUpdate);
  const household = data.household;
  if (household === null) return null;
  const { id, version } = household;

  async function submit(values: Values): Promise<void> {
    const address = values.address?.trim();
    const phone = values.phone?.trim();
    const result = await update({
      input: {
        id,
        expectedVersion: version,
        hardshipTags: values.hardshipTags,
        safetyNote: values.safetyNote?.trim() || null,
        ...(address ? { address } : {}),
        ...(phone ? { phone } : {}),
      },
    });
    setOutcome(placeRefusals(form, ['address', 'phone', 'safetyNote', 'hardshipTags'], result, t, i18n.language));
    if (result.kind === 'done') {
      report(result, t('common.saved'));
      close();
    }
  }

  return (
    <Dialog open title={t('case.edit')} okText={t('common.save')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ hardshipTags: household.hardshipTags, safetyNote: household.safetyNote ?? '' }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} reload={() => void refetch().then(() => setOutcome(null))} />
        <Form.Item name="hardshipTags" label={t('case.hardship')}>
          <Select mode="multiple" options={HARDSHIP_TAGS.map((value) => ({ value, label: t(`hardship.${value}`) }))} />
        </Form.Item>
        <Form.Item name="safetyNote" label={t('protect.safetyNote')} extra={t('protect.safetyHint')}>
          <Input.TextArea rows={2} maxLength={300} showCount />
        </Form.Item>
        <Form.Item
          name="address"
          label={t('case.newAddress')}
          extra={t('case.keepHint', { value: household.address ?? t('common.notRecorded') })}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('case.newPhone')}
          extra={t('case.keepHint', { value: household.phone ?? t('common.notRecorded') })}
        >
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
