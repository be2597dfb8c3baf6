import { useSuspenseQuery } from '@apollo/client/react';
import { DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { formatDate } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import { CommandDialog } from './CommandDialog';
import { AbsenceRecord, AbsencesQuery, ColleaguesQuery } from './team-documents';

/** Who is away. Recording an absence gives every running case somebody who steps in. */
export function AbsencePanel() {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(AbsencesQuery, { fetchPolicy: 'cache-and-network' });
  const [adding, setAdding] = useState(false);
  const [result, setResult] = useState<{ covered: number; uncovered: number } | null>(null);
  return (
    <Panel
      title={t('careDesk.absences')}
      flush
      extra={
        <button type="button" className="button" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('careDesk.addAbsence')}
        </button>
      }
    >
      {result !== null && (
        <Notice tone={result.uncovered > 0 ? 'late' : 'done'} role="status">
          {t('careDesk.coveredNow', result)}
        </Notice>
      )}
      {data.careAbsences.length === 0 ? (
        <Empty icon="tick" title={t('careDesk.noAbsences')} hint={t('careDesk.noAbsencesHint')} />
      ) : (
        <ul className="care-list">
          {data.careAbsences.map((each) => (
            <li key={each.id}>
              {each.workerName}{' '}
              <span className="num muted">
                {formatDate(each.fromOn, i18n.language)} – {formatDate(each.untilOn, i18n.language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {adding && <AbsenceDialog close={() => setAdding(false)} done={setResult} />}
    </Panel>
  );
}

interface Values {
  readonly workerId?: string;
  readonly coverId?: string;
  readonly span: [Dayjs, Dayjs];
}

function AbsenceDialog({
  close,
  done,
}: {
  readonly close: () => void;
  readonly done: (result: { covered: number; uncovered: number }) => void;
}) {
  const { t } = useTranslation();
  const { can, system } = useViewer();
  const { data } = useSuspenseQuery(ColleaguesQuery);
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(AbsenceRecord);
  const supervises = can('care:supervise');
  const workers = data.careColleagues.filter((each) => each.works).map(({ id, name }) => ({ value: id, label: name }));

  async function submit({ workerId, coverId, span }: Values): Promise<void> {
    const sent = await record({
      input: {
        requestId: newRequestId(),
        fromOn: span[0].format('YYYY-MM-DD'),
        untilOn: span[1].format('YYYY-MM-DD'),
        ...(workerId === undefined ? {} : { workerId }),
        ...(coverId === undefined ? {} : { coverId }),
      },
    });
    setOutcome(sent);
    if (sent.kind !== 'done') return;
    done(sent.payload);
    close();
  }

  return (
    <CommandDialog
      title={t('careDesk.addAbsence')}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
    >
      {supervises && (
        <Form.Item name="workerId" label={t('care.worker')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Select showSearch optionFilterProp="label" options={workers} />
        </Form.Item>
      )}
      <Form.Item name="span" label={t('careDesk.days')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <DatePicker.RangePicker allowEmpty={[true, true]} minDate={dayjs(system.today)} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="coverId" label={t('careDesk.cover')} extra={t('careDesk.coverHint')}>
        <Select showSearch allowClear optionFilterProp="label" options={workers} />
      </Form.Item>
    </CommandDialog>
  );
}
