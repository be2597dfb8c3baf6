import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { HardshipTag, Programme, Relation, Sex } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { HARDSHIP_TAGS, PROGRAMMES } from './search';

const HouseholdCreate = graphql(`
  mutation HouseholdCreate($input: HouseholdCreateInput!) {
    householdCreate(input: $input) {
      household {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const RELATIONS = ['SPOUSE', 'CHILD', 'PARENT', 'GRANDPARENT', 'GRANDCHILD', 'SIBLING', 'OTHER'] as const satisfies readonly Relation[];

interface Member {
  readonly name: string;
  readonly relation: Relation;
  readonly identityNumber?: string;
  readonly sex?: Sex;
  readonly birthDate?: Dayjs;
}

interface Values {
  readonly areaCode: string;
  readonly address?: string;
  readonly phone?: string;
  readonly hardshipTags?: HardshipTag[];
  readonly programmes?: Programme[];
  readonly members: Member[];
}

/** Takes a household in by hand: the head first, then whoever lives there. */
export default function HouseholdNewDialog() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [create, busy] = useCommand(HouseholdCreate);
  const close = (): void => void navigate({ to: '/cases', search: ({ dialog: _dialog, ...rest }) => rest });
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await create({
      input: {
        requestId,
        areaCode: values.areaCode,
        address: values.address?.trim() || null,
        phone: values.phone?.trim() || null,
        hardshipTags: values.hardshipTags ?? [],
        programmes: values.programmes ?? [],
        members: values.members.map((member, index) => ({
          name: member.name.trim(),
          relation: index === 0 ? 'HEAD' : member.relation,
          identityNumber: member.identityNumber?.trim() || null,
          sex: member.sex ?? null,
          birthDate: member.birthDate?.format('YYYY-MM-DD') ?? null,
        })),
      },
    });
    setOutcome(placeRefusals(form, ['areaCode', 'address', 'phone'], result, t, i18n.language));
    if (result.kind === 'done' && result.payload.household !== null)
      await navigate({ to: '/cases/$id', params: { id: result.payload.household.id } });
  }

  return (
    <Dialog
      open
      title={t('case.new')}
      okText={t('case.create')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={760}
    >
      <Form form={form} layout="vertical" initialValues={{ members: [{}] }} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        <div className="form-row wide-row">
          <Form.Item name="areaCode" label={t('need.area')} rules={[required]}>
            <AreaPicker width="100%" aria-label={t('need.area')} />
          </Form.Item>
          <Form.Item name="phone" label={t('case.phone')}>
            <Input maxLength={30} inputMode="tel" />
          </Form.Item>
        </div>
        <Form.Item name="address" label={t('case.address')}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="form-row wide-row">
          <Form.Item name="hardshipTags" label={t('case.hardship')}>
            <Select mode="multiple" options={HARDSHIP_TAGS.map((value) => ({ value, label: t(`hardship.${value}`) }))} />
          </Form.Item>
          <Form.Item name="programmes" label={t('case.programmes')}>
            <Select mode="multiple" options={PROGRAMMES.map((value) => ({ value, label: t(`programme.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.List name="members">
          {(fields, { add, remove }) => (
            <fieldset className="members-edit">
              <legend>{t('case.members')}</legend>
              {fields.map(({ key, name }) => (
                <div key={key} className="form-row member-row">
                  <Form.Item
                    name={[name, 'name']}
                    label={name === 0 ? t('case.head') : t('person.name')}
                    rules={[{ ...required, whitespace: true }]}
                  >
                    <Input maxLength={40} />
                  </Form.Item>
                  {name > 0 && (
                    <Form.Item name={[name, 'relation']} label={t('person.relation')} rules={[required]}>
                      <Select options={RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) }))} />
                    </Form.Item>
                  )}
                  <Form.Item name={[name, 'identityNumber']} label={t('person.identity')}>
                    <Input maxLength={18} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[name, 'sex']} label={t('person.sex')}>
                    <Select allowClear options={(['FEMALE', 'MALE'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'birthDate']} label={t('person.birthDate')}>
                    <DatePicker style={{ width: '100%' }} />
                  </Form.Item>
                  {name > 0 && (
                    <Form.Item label={<span className="sr">{t('common.actions')}</span>}>
                      <Button onClick={() => remove(name)}>{t('common.remove')}</Button>
                    </Form.Item>
                  )}
                </div>
              ))}
              <Button icon={<Icon name="plus" />} onClick={() => add({})}>
                {t('case.addMember')}
              </Button>
            </fieldset>
          )}
        </Form.List>
      </Form>
    </Dialog>
  );
}
