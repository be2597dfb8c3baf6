import { useSuspenseQuery } from '@apollo/client/react';
import { DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { CommandDialog } from './CommandDialog';
import { ColleaguesQuery, RosterQuery, ShiftAdd, ShiftRemove } from './team-documents';

const LEVELS = [1, 2, 3] as const;

/** Who is called when an alert opens, step by step. A step that nobody holds is passed over at once, and said here. */
export function RosterPanel() {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const { data } = useSuspenseQuery(RosterQuery, { fetchPolicy: 'cache-and-network' });
  const [adding, setAdding] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [remove, removing] = useCommand(ShiftRemove);
  const [now] = useState(() => new Date().toISOString());
  const onDuty = data.dutyShifts.filter((shift) => shift.fromAt <= now && shift.untilAt > now);
  const missing = LEVELS.filter((level) => !onDuty.some((shift) => shift.level === level));
  return (
    <Panel
      title={t('careDesk.roster')}
      flush
      extra={
        can('care:supervise') && (
          <button type="button" className="button primary" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('careDesk.addShift')}
          </button>
        )
      }
    >
      {missing.length > 0 && (
        <Notice tone="late">
          {t('careDesk.nobodyNow', { levels: missing.map((level) => t(`careDesk.levelOf.${level}`)).join(t('common.listJoin')) })}
        </Notice>
      )}
      <Refused outcome={outcome} />
      {data.dutyShifts.length === 0 ? (
        <Empty icon="clock" title={t('careDesk.noShifts')} hint={t('careDesk.noShiftsHint')} />
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('careDesk.time')}</th>
                <th scope="col">{t('careDesk.step')}</th>
                <th scope="col">{t('careDesk.who')}</th>
                <th scope="col">{t('careDesk.where')}</th>
                <th scope="col">
                  <span className="sr">{t('common.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.dutyShifts.map((shift) => (
                <tr key={shift.id}>
                  <td className="num nowrap">
                    {formatInstant(shift.fromAt, i18n.language, 'dayTime')} – {formatInstant(shift.untilAt, i18n.language, 'dayTime')}{' '}
                    {onDuty.includes(shift) && <span className="tag done">{t('careDesk.onDutyNow')}</span>}
                  </td>
                  <td>{t(`careDesk.levelOf.${LEVELS[shift.level - 1] ?? 3}`)}</td>
                  <td>{shift.accountName}</td>
                  <td>{shift.area === null ? '' : areaName(shift.area, i18n.language)}</td>
                  <td>
                    {can('care:supervise') && (
                      <button
                        type="button"
                        className="button small"
                        disabled={removing}
                        onClick={() => void remove({ input: { id: shift.id } }).then(setOutcome)}
                      >
                        {t('careDesk.removeShift')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && <ShiftDialog close={() => setAdding(false)} />}
    </Panel>
  );
}

interface Values {
  readonly accountId: string;
  readonly level: number;
  readonly areaCode?: string | null;
  readonly span: [Dayjs, Dayjs];
}

function ShiftDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(ColleaguesQuery);
  const { account } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [add, busy] = useCommand(ShiftAdd);
  const required = [{ required: true, message: t('error.REQUIRED') }];

  async function submit(values: Values): Promise<void> {
    const result = await add({
      input: {
        requestId: newRequestId(),
        accountId: values.accountId,
        level: values.level,
        areaCode: values.areaCode ?? '',
        fromAt: values.span[0].toISOString(),
        untilAt: values.span[1].toISOString(),
      },
    });
    setOutcome(result);
    if (result.kind === 'done') close();
  }

  return (
    <CommandDialog
      title={t('careDesk.addShift')}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
      initialValues={{
        level: 1,
        areaCode: account?.grants[0]?.area?.code ?? null,
        span: [dayjs().startOf('hour'), dayjs().startOf('hour').add(1, 'day')],
      }}
    >
      <Form.Item name="accountId" label={t('careDesk.who')} rules={required}>
        <Select
          showSearch
          optionFilterProp="label"
          options={data.careColleagues.filter((each) => each.called).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="level" label={t('careDesk.step')} rules={required}>
          <Select options={LEVELS.map((value) => ({ value, label: t(`careDesk.levelOf.${value}`) }))} />
        </Form.Item>
        <Form.Item name="areaCode" label={t('careDesk.where')} rules={required}>
          <AreaPicker width="100%" aria-label={t('careDesk.where')} />
        </Form.Item>
      </div>
      <Form.Item name="span" label={t('careDesk.time')} rules={required}>
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          allowEmpty={[true, true]}
          style={{ width: '100%' }}
        />
      </Form.Item>
    </CommandDialog>
  );
}
