import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareLoadsQuery, DebriefCause } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { formatDate, formatInstant } from '../../platform/time';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { useViewer } from '../session/viewer';
import { CommandDialog } from './CommandDialog';
import { DebriefRecord, LineQuery, LoadsQuery } from './team-documents';

type Load = CareLoadsQuery['careLoads'][number];
const CAUSES = ['ALERT', 'BEREAVEMENT', 'LOAD', 'REQUEST'] as const satisfies readonly DebriefCause[];

/** What a clinical supervisor looks after: records to co-sign, and what weighs on the people of the line. */
export function LinePanel() {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(LineQuery, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <Panel title={t('careDesk.toCosign', { count: data.sessionsToCosign.length })} flush>
        {data.sessionsToCosign.length === 0 ? (
          <Empty icon="tick" title={t('careDesk.nothingToCosign')} hint={t('careDesk.nothingToCosignHint')} />
        ) : (
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('careDesk.heldAt')}</th>
                  <th scope="col">{t('care.worker')}</th>
                  <th scope="col">{t('care.help')}</th>
                  <th scope="col">{t('care.nextStep')}</th>
                  <th scope="col">
                    <span className="sr">{t('common.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.sessionsToCosign.map((session) => (
                  <tr key={session.id}>
                    <td className="num nowrap">{formatInstant(session.startsAt, i18n.language, 'dayTime')}</td>
                    <td>{session.workerName}</td>
                    <td>
                      {session.referral !== null && t(`care.kindOf.${session.referral.kind}`)}{' '}
                      <span className="muted num">{session.referral?.household?.number}</span>
                    </td>
                    <td>{t(`care.step.${session.nextStep}`)}</td>
                    <td>
                      {session.referral !== null && (
                        <Link to="/care" search={{ case: session.referral.id }} className="button small">
                          {t('careDesk.readAndCosign')}
                        </Link>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Loads loads={data.careLoads} />
    </>
  );
}

/** One's own load, for a worker. */
export function OwnLoad() {
  const { data } = useSuspenseQuery(LoadsQuery, { fetchPolicy: 'cache-and-network' });
  return <Loads loads={data.careLoads} />;
}

function Loads({ loads }: { readonly loads: readonly Load[] }) {
  const { t, i18n } = useTranslation();
  const { can } = useViewer();
  const [talking, setTalking] = useState<Load | null>(null);
  return (
    <Panel title={t('careDesk.loads')} flush>
      <p className="panel-note muted">{t('careDesk.loadsHint')}</p>
      {loads.length === 0 ? (
        <Empty icon="tick" title={t('careDesk.noLoads')} />
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('careDesk.who')}</th>
                <th scope="col" className="end">
                  {t('careDesk.sessions')}
                </th>
                <th scope="col" className="end">
                  {t('careDesk.bereavements')}
                </th>
                <th scope="col" className="end">
                  {t('careDesk.alertsHandled')}
                </th>
                <th scope="col" className="end">
                  {t('careDesk.points')}
                </th>
                <th scope="col">{t('careDesk.debrief')}</th>
                <th scope="col">
                  <span className="sr">{t('common.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {loads.map((load) => (
                <tr key={load.id}>
                  <td>
                    {load.workerName} {load.volunteer && <span className="tag">{t('careDesk.volunteer')}</span>}{' '}
                    {load.rest && <span className="tag late">{t('careDesk.rest')}</span>}
                  </td>
                  <td className="num end">{load.sessions}</td>
                  <td className="num end">{load.bereavements}</td>
                  <td className="num end">{load.alerts}</td>
                  <td className="num end">{load.points}</td>
                  <td className="num nowrap">
                    {load.lastDebriefOn === null ? (
                      <span className="muted">{t('careDesk.noDebrief')}</span>
                    ) : (
                      formatDate(load.lastDebriefOn, i18n.language)
                    )}
                  </td>
                  <td>
                    {can('care:supervise') && (
                      <button type="button" className="button small" onClick={() => setTalking(load)}>
                        {t('careDesk.recordDebrief')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {talking !== null && <DebriefDialog load={talking} close={() => setTalking(null)} />}
    </Panel>
  );
}

interface Values {
  readonly cause: DebriefCause;
  readonly heldOn: Dayjs;
}

function DebriefDialog({ load, close }: { readonly load: Load; readonly close: () => void }) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [record, busy] = useCommand(DebriefRecord);

  async function submit({ cause, heldOn }: Values): Promise<void> {
    const sent = await record({
      input: { requestId: newRequestId(), subjectId: load.id, volunteer: load.volunteer, cause, heldOn: heldOn.format('YYYY-MM-DD') },
    });
    setOutcome(sent);
    if (sent.kind === 'done') close();
  }

  return (
    <CommandDialog
      title={t('careDesk.debriefWith', { name: load.workerName })}
      form={form}
      outcome={outcome}
      busy={busy}
      close={close}
      submit={(values) => void submit(values)}
      initialValues={{ cause: load.alerts > 0 ? 'ALERT' : 'LOAD', heldOn: dayjs(system.today) }}
    >
      <p className="muted">{t('careDesk.debriefHint')}</p>
      <div className="form-row">
        <Form.Item name="cause" label={t('careDesk.cause')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Select options={CAUSES.map((value) => ({ value, label: t(`careDesk.causeOf.${value}`) }))} />
        </Form.Item>
        <Form.Item name="heldOn" label={t('careDesk.day')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <DatePicker maxDate={dayjs(system.today)} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </CommandDialog>
  );
}
