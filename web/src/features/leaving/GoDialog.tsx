import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDutiesQuery as Duties, VolunteerDutyAnswer } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { localName } from '../../platform/local-name';
import { formatSpan } from '../../platform/time';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { VolunteerSearch } from '../matching/VolunteerSearch';
import { OpenDutiesQuery, VolunteerLeave, VolunteerSuspend } from './documents';
import './leaving.css';

type Duty = NonNullable<Duties['volunteer']>['openDuties'][number];

const ANSWERS = ['RELEASE', 'HAND_OVER', 'COVER'] as const satisfies readonly VolunteerDutyAnswer[];

interface Answer {
  readonly answer: VolunteerDutyAnswer;
  readonly toVolunteerId?: string;
  readonly coveredBy?: string;
}

interface Values {
  readonly reason: string;
  readonly answers?: readonly Answer[];
}

interface Props {
  readonly step: 'suspend' | 'leave';
  readonly id: string;
  readonly version: number;
  readonly close: () => void;
}

/** Suspends a volunteer or lets one leave, with an answer to everything that is still owed. */
export function GoDialog({ step, id, version, close }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(OpenDutiesQuery, { variables: { id }, fetchPolicy: 'network-only' });
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [suspend, suspending] = useCommand(VolunteerSuspend);
  const [leave, leaving] = useCommand(VolunteerLeave);
  const duties = data.volunteer?.openDuties ?? [];

  async function submit({ reason, answers }: Values): Promise<void> {
    const input = {
      id,
      expectedVersion: version,
      reason: reason.trim(),
      answers: duties.map((duty, at) => {
        const { answer = 'RELEASE', toVolunteerId = null, coveredBy = null } = answers?.[at] ?? {};
        return { dutyId: duty.id, answer, toVolunteerId, coveredBy };
      }),
    };
    const result = await (step === 'suspend' ? suspend({ input }) : leave({ input }));
    setOutcome(placeRefusals(form, ['reason'], result, t, i18n.language));
    if (result.kind === 'done') close();
  }

  return (
    <Dialog
      open
      title={t(`leaving.${step}`)}
      okText={t('common.confirm')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={suspending || leaving}
      width={640}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ answers: duties.map(() => ({ answer: ANSWERS[0] })) }}
        onFinish={(values) => void submit(values)}
      >
        <p className="muted">{t(`leaving.${step}Hint`)}</p>
        <Refused outcome={outcome} />
        {duties.length === 0 ? (
          <Notice tone="done">{t('leaving.nothingOpen')}</Notice>
        ) : (
          <fieldset className="leaving-duties">
            <legend>{t('leaving.open', { count: duties.length })}</legend>
            {duties.map((duty, at) => (
              <DutyRow key={duty.id} duty={duty} at={at} />
            ))}
          </fieldset>
        )}
        <Form.Item
          name="reason"
          label={t('common.reason')}
          rules={[{ required: true, whitespace: true, message: t('error.REASON_REQUIRED') }]}
        >
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** One duty and what becomes of it. What is elsewhere can only go back to matching there. */
function DutyRow({ duty, at }: { readonly duty: Duty; readonly at: number }) {
  const { t, i18n } = useTranslation();
  const answer = Form.useWatch<VolunteerDutyAnswer | undefined>(['answers', at, 'answer']) ?? 'RELEASE';
  const required = { required: true, message: t('error.REQUIRED') };
  const what = duty.need === null ? t('leaving.elsewhere') : `${localName(duty.need.service, i18n.language)} ${duty.need.number}`;
  return (
    <div className="leaving-duty">
      <div>
        <span className={duty.kind === 'VISIT' ? 'tag accent' : 'tag soon'}>{t(`leaving.kind.${duty.kind}`)}</span> <strong>{what}</strong>
        <span className="muted num leaving-when">
          {formatSpan(duty.startsAt, duty.endsAt, i18n.language)}
          {duty.area !== null && ` · ${localName(duty.area, i18n.language)}`}
        </span>
      </div>
      <div className="form-row wide-row">
        <Form.Item name={['answers', at, 'answer']} label={t('leaving.answer')}>
          <Select
            options={ANSWERS.filter((each) => each === 'RELEASE' || duty.need !== null).map((value) => ({
              value,
              label: t(`leaving.answers.${value}`),
            }))}
          />
        </Form.Item>
        {answer === 'HAND_OVER' && (
          <Form.Item name={['answers', at, 'toVolunteerId']} label={t('leaving.to')} rules={[required]}>
            <VolunteerSearch label={t('leaving.to')} />
          </Form.Item>
        )}
        {answer === 'COVER' && (
          <Form.Item name={['answers', at, 'coveredBy']} label={t('leaving.coveredBy')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={100} />
          </Form.Item>
        )}
      </div>
    </div>
  );
}
