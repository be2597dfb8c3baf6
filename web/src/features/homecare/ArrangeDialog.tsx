import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { ArrangementBegin } from './documents';

interface SlotValues {
  readonly weekday: number;
  readonly at: string;
  readonly minutes: number;
  readonly task: string;
}
interface Values {
  readonly provider: string;
  readonly beganOn: Dayjs;
  readonly slots: readonly SlotValues[];
}
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const NEW_SLOT = { weekday: 1, at: '09:00', minutes: 60 };

interface Props {
  readonly assessmentId: string;
  readonly done: () => void;
  readonly close: () => void;
}

/** Arranges care with its week for a person who was assessed. */
export default function ArrangeDialog({ assessmentId, done, close }: Props) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [begin, busy] = useCommand(ArrangementBegin);
  const required = { required: true, message: t('error.REQUIRED') };

  async function submit(values: Values): Promise<void> {
    const result = await begin({
      input: {
        requestId,
        assessmentId,
        provider: values.provider.trim(),
        beganOn: values.beganOn.format('YYYY-MM-DD'),
        slots: values.slots.map(({ weekday, at, minutes, task }) => ({
          weekday,
          startsMinute: Number(at.slice(0, 2)) * 60 + Number(at.slice(3)),
          minutes,
          task: task.trim(),
        })),
      },
    });
    setOutcome(placeRefusals(form, ['provider', 'beganOn'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    done();
    close();
  }

  return (
    <Dialog
      open
      title={t('homecare.arrange')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={680}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ beganOn: dayjs(system.today), slots: [NEW_SLOT] }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="provider" label={t('homecare.provider')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="beganOn" label={t('homecare.beganOn')} rules={[required]}>
            <DatePicker className="wide-control" allowClear={false} />
          </Form.Item>
        </div>
        <Form.List name="slots">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="form-row">
                  <Form.Item name={[name, 'weekday']} label={t('homecare.weekdayLabel')} rules={[required]}>
                    <Select options={WEEKDAYS.map((day) => ({ value: Number(day), label: t(`homecare.weekday.${day}`) }))} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'at']}
                    label={t('homecare.at')}
                    rules={[required, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('homecare.atHint') }]}
                  >
                    <Input maxLength={5} />
                  </Form.Item>
                  <Form.Item name={[name, 'minutes']} label={t('homecare.minutesLabel')} rules={[required]}>
                    <InputNumber min={5} max={720} precision={0} className="wide-control" />
                  </Form.Item>
                  <Form.Item name={[name, 'task']} label={t('homecare.task')} rules={[{ ...required, whitespace: true }]}>
                    <Input maxLength={200} />
                  </Form.Item>
                  {fields.length > 1 && (
                    <button type="button" className="button small" aria-label={t('homecare.removeSlot')} onClick={() => remove(name)}>
                      <Icon name="close" />
                    </button>
                  )}
                </div>
              ))}
              <button type="button" className="button small" onClick={() => add(NEW_SLOT)}>
                <Icon name="plus" />
                {t('homecare.addSlot')}
              </button>
            </>
          )}
        </Form.List>
      </Form>
    </Dialog>
  );
}
