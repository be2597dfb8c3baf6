import { useSuspenseQuery } from '@apollo/client/react';
import { DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { AbilityAssess, AbilityScalesQuery } from './documents';

interface Values {
  readonly personId: string;
  readonly assessedOn: Dayjs;
  readonly answers: Readonly<Record<string, number>>;
  readonly note?: string;
}

interface Props {
  readonly householdId: string;
  readonly members: readonly { readonly value: string; readonly label: string }[];
  readonly done: () => void;
  readonly close: () => void;
}

/** Assesses a member by the scale in force: one question a row, the total as it grows. */
export default function AssessDialog({ householdId, members, done, close }: Props) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const { data } = useSuspenseQuery(AbilityScalesQuery);
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [assess, busy] = useCommand(AbilityAssess);
  const answers = Form.useWatch('answers', form) ?? {};
  const required = { required: true, message: t('error.REQUIRED') };
  const [scale] = data.abilityScales;
  const given = Object.values(answers).filter((points) => typeof points === 'number');
  const total = given.reduce((sum, points) => sum + points, 0);
  const band = given.length === scale?.items.length ? scale?.bands.find(({ from, to }) => total >= from && total <= to) : undefined;

  async function submit(values: Values): Promise<void> {
    const result = await assess({
      input: {
        requestId,
        householdId,
        personId: values.personId,
        assessedOn: values.assessedOn.format('YYYY-MM-DD'),
        answers: Object.entries(values.answers).map(([item, points]) => ({ item, points })),
        note: values.note?.trim() || null,
      },
    });
    setOutcome(placeRefusals(form, ['personId', 'assessedOn', 'note'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    done();
    close();
  }

  return (
    <Dialog
      open
      title={t('homecare.assess')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={680}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ personId: members[0]?.value, assessedOn: dayjs(system.today) }}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        {scale?.sample === true && <Notice tone="soon">{t('homecare.scaleSample')}</Notice>}
        <div className="form-row">
          <Form.Item name="personId" label={t('homecare.person')} rules={[required]}>
            <Select options={[...members]} />
          </Form.Item>
          <Form.Item name="assessedOn" label={t('homecare.assessedOn')} rules={[required]}>
            <DatePicker className="wide-control" maxDate={dayjs(system.today)} allowClear={false} />
          </Form.Item>
        </div>
        {scale?.items.map((item) => (
          <Form.Item key={item.code} name={['answers', item.code]} label={localName(item, i18n.language)} rules={[required]}>
            <Radio.Group
              options={item.options.map((option) => ({
                value: option.points,
                label: `${i18n.language === 'en' ? option.labelEn : option.label} (${option.points})`,
              }))}
            />
          </Form.Item>
        ))}
        <p role="status">
          <strong className="num">{t('homecare.total', { points: total })}</strong>
          {band !== undefined && <span className="tag accent">{localName(band, i18n.language)}</span>}
        </p>
        <Form.Item name="note" label={t('need.note')}>
          <Input.TextArea rows={2} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
