import { useQuery } from '@apollo/client/react';
import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VolunteerState } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { localName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AccountDialog } from '../admin/AccountDialog';
import { GoDialog } from '../leaving/GoDialog';
import { useViewer } from '../session/viewer';
import { QualificationTypesQuery, VolunteerAbsenceAdd, VolunteerActivate, VolunteerInsure, VolunteerQualificationAdd } from './documents';

type Ask = 'account' | 'absence' | 'qualification' | 'activate' | 'insurance' | 'suspend' | 'leave' | null;

interface Values {
  readonly from?: Dayjs;
  readonly until?: Dayjs;
  readonly reason?: string;
  readonly qualificationCode?: string;
}

/** What staff may change about a volunteer: leave, papers, and whether they may be sent out at all. */
export function VolunteerCommands({
  id,
  name,
  version,
  state,
}: {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly state: VolunteerState;
}) {
  const { t } = useTranslation();
  const [ask, setAsk] = useState<Ask>(null);
  const { can } = useViewer();
  return (
    <div className="row">
      <button type="button" className="button" onClick={() => setAsk('absence')}>
        {t('volunteer.addAbsence')}
      </button>
      <button type="button" className="button" onClick={() => setAsk('qualification')}>
        {t('volunteer.addQualification')}
      </button>
      <button type="button" className="button" onClick={() => setAsk('insurance')}>
        {t('protect.noteInsurance')}
      </button>
      {state === 'ACTIVE' ? (
        <button type="button" className="button" onClick={() => setAsk('suspend')}>
          {t('leaving.suspend')}
        </button>
      ) : (
        state !== 'LEFT' && (
          <button type="button" className="button primary" onClick={() => setAsk('activate')}>
            {t('volunteer.activate')}
          </button>
        )
      )}
      {state !== 'LEFT' && (
        <button type="button" className="button" onClick={() => setAsk('leave')}>
          {t('leaving.leave')}
        </button>
      )}
      {can('account:edit') && (
        <button type="button" className="button" onClick={() => setAsk('account')}>
          {t('admin.volunteerAccount')}
        </button>
      )}
      {ask === 'account' && <AccountDialog volunteer={{ id, name }} close={() => setAsk(null)} />}
      {(ask === 'suspend' || ask === 'leave') && (
        <Boundary>
          <GoDialog step={ask} id={id} version={version} close={() => setAsk(null)} />
        </Boundary>
      )}
      {(ask === 'absence' || ask === 'qualification' || ask === 'activate' || ask === 'insurance') && (
        <DatesDialog ask={ask} id={id} version={version} close={() => setAsk(null)} />
      )}
    </div>
  );
}

interface DatesProps {
  readonly ask: 'absence' | 'qualification' | 'activate' | 'insurance';
  readonly id: string;
  readonly version: number;
  readonly close: () => void;
}

function DatesDialog({ ask, id, version, close }: DatesProps) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [busy, setBusy] = useState(false);
  const [addAbsence] = useCommand(VolunteerAbsenceAdd);
  const [addQualification] = useCommand(VolunteerQualificationAdd);
  const [activate] = useCommand(VolunteerActivate);
  const [insure] = useCommand(VolunteerInsure);
  const { data } = useQuery(QualificationTypesQuery, { skip: ask !== 'qualification' });
  const required = { required: true, message: t('error.REQUIRED') };
  const date = (value: Dayjs | undefined): string => value?.format('YYYY-MM-DD') ?? system.today;

  async function submit(values: Values): Promise<void> {
    setBusy(true);
    const result =
      ask === 'absence'
        ? await addAbsence({
            input: {
              requestId,
              volunteerId: id,
              from: date(values.from),
              until: date(values.until),
              reason: values.reason?.trim() || null,
            },
          })
        : ask === 'qualification'
          ? await addQualification({
              input: {
                requestId,
                volunteerId: id,
                qualificationCode: values.qualificationCode ?? '',
                issuedOn: date(values.from),
                expiresOn: values.until ? date(values.until) : null,
              },
            })
          : ask === 'insurance'
            ? await insure({ input: { id, expectedVersion: version, insuredUntil: date(values.until) } })
            : await activate({ input: { id, expectedVersion: version, vettedUntil: date(values.until) } });
    setBusy(false);
    setOutcome(result);
    if (result.kind === 'done') close();
  }

  const titles = {
    absence: t('volunteer.addAbsence'),
    qualification: t('volunteer.addQualification'),
    activate: t('volunteer.activate'),
    insurance: t('protect.noteInsurance'),
  };
  return (
    <Dialog open title={titles[ask]} okText={t('common.save')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ from: dayjs(system.today) }} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        {ask === 'qualification' && (
          <Form.Item name="qualificationCode" label={t('volunteer.qualifications')} rules={[required]}>
            <Select
              options={(data?.qualificationTypes ?? []).map((each) => ({ value: each.code, label: localName(each, i18n.language) }))}
            />
          </Form.Item>
        )}
        <div className="form-row">
          {(ask === 'absence' || ask === 'qualification') && (
            <Form.Item name="from" label={ask === 'absence' ? t('volunteer.from') : t('volunteer.issuedOn')} rules={[required]}>
              <DatePicker style={{ width: '100%' }} />
            </Form.Item>
          )}
          <Form.Item
            name="until"
            label={
              ask === 'absence'
                ? t('volunteer.until')
                : ask === 'activate'
                  ? t('volunteer.vetted')
                  : ask === 'insurance'
                    ? t('protect.insuredUntil')
                    : t('consent.expiresOn')
            }
            rules={ask === 'qualification' ? [] : [required]}
          >
            <DatePicker style={{ width: '100%' }} minDate={dayjs(system.today)} />
          </Form.Item>
        </div>
        {ask === 'absence' && (
          <Form.Item name="reason" label={t('common.reason')}>
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
