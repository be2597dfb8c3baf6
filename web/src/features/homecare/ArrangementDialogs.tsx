import { getRouteApi } from '@tanstack/react-router';
import { DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareQuality } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { instantOf } from '../../platform/time';
import { Dialog } from '../../ui/Dialog';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { ArrangementEnd, HoursRecord, QualityRecord, type Arrangement } from './documents';

const route = getRouteApi('/staff/homecare');

/** What may be recorded about an arrangement, each in a dialog that the URL names. */
export function ArrangementDialogs({ arrangement }: { readonly arrangement: Arrangement }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { dialog } = route.useSearch();
  const { system } = useViewer();
  const [quality] = useCommand(QualityRecord);
  const [end] = useCommand(ArrangementEnd);
  const today = dayjs(system.today);
  const close = (): void => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest });
  if (dialog === 'hours' && arrangement.viewerCanWork) return <HoursDialog arrangement={arrangement} close={close} />;
  if (dialog === 'quality' && arrangement.viewerCanCheck)
    return (
      <FieldsDialog
        title={t('homecare.recordQuality')}
        hint={t('homecare.qualityHint')}
        questions={[
          { name: 'checkedOn', kind: 'date', label: t('homecare.checkedOn'), initial: today },
          {
            name: 'result',
            kind: 'choice',
            label: t('homecare.result'),
            options: (['GOOD', 'ADEQUATE', 'POOR'] as const).map((value) => ({ value, label: t(`homecare.quality.${value}`) })),
          },
          { name: 'unannounced', kind: 'tick', label: t('homecare.unannounced'), initial: true },
          { name: 'findings', kind: 'text', label: t('homecare.findings'), maxLength: 1000 },
        ]}
        send={(answers) =>
          quality({
            input: {
              arrangementId: arrangement.id,
              checkedOn: answers.date('checkedOn') ?? system.today,
              result: answers.must('result') as CareQuality,
              unannounced: answers.ticked('unannounced'),
              findings: answers.must('findings'),
            },
          })
        }
        close={close}
      />
    );
  if (dialog === 'end' && arrangement.viewerCanWork)
    return (
      <FieldsDialog
        title={t('homecare.end')}
        questions={[
          { name: 'endedOn', kind: 'date', label: t('homecare.endedOn'), initial: today },
          { name: 'reason', kind: 'text', label: t('common.reason'), maxLength: 1000 },
        ]}
        send={(answers) =>
          end({
            input: {
              id: arrangement.id,
              expectedVersion: arrangement.version,
              endedOn: answers.date('endedOn') ?? system.today,
              reason: answers.must('reason'),
            },
          })
        }
        close={close}
      />
    );
  return null;
}

interface Values {
  readonly day: Dayjs;
  readonly at: string;
  readonly minutes: number;
  readonly carer: string;
  readonly task: string;
}

/** Care that was given: when, for how long, by whom, what. */
function HoursDialog({ arrangement, close }: { readonly arrangement: Arrangement; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [record, busy] = useCommand(HoursRecord);
  const required = { required: true, message: t('error.REQUIRED') };
  const [slot] = arrangement.slots;

  async function submit(values: Values): Promise<void> {
    const result = await record({
      input: {
        requestId,
        arrangementId: arrangement.id,
        startsAt: instantOf(values.day.format('YYYY-MM-DD'), values.at),
        minutes: values.minutes,
        carer: values.carer.trim(),
        task: values.task.trim(),
      },
    });
    setOutcome(placeRefusals(form, ['minutes', 'carer', 'task'], result, t, i18n.language));
    if (result.kind === 'done') close();
  }

  return (
    <Dialog
      open
      title={t('homecare.recordHours')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ day: dayjs(system.today), at: '09:00', minutes: slot?.minutes ?? 60, task: slot?.task }}
        onFinish={(values) => void submit(values)}
      >
        <p className="muted">{t('homecare.hoursHint')}</p>
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="day" label={t('homecare.day')} rules={[required]}>
            <DatePicker className="wide-control" maxDate={dayjs(system.today)} allowClear={false} />
          </Form.Item>
          <Form.Item
            name="at"
            label={t('homecare.at')}
            rules={[required, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('homecare.atHint') }]}
          >
            <Input placeholder="09:00" maxLength={5} />
          </Form.Item>
          <Form.Item name="minutes" label={t('homecare.minutesLabel')} rules={[required]}>
            <InputNumber min={5} max={720} precision={0} className="wide-control" />
          </Form.Item>
        </div>
        <Form.Item name="carer" label={t('homecare.carer')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="task" label={t('homecare.task')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
