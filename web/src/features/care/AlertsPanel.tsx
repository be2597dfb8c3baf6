import { Checkbox, DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarePageQuery } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { Outcome as Empty } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { AlertFileDialog } from './AlertFileDialog';
import { AlertAcknowledge, AlertAssess, AlertClose } from './documents';
import { SafetyCard } from './SafetyCard';

type Alert = CarePageQuery['riskAlerts']['edges'][number]['node'];
const LEVELS = [1, 2, 3] as const;
const FACTS = ['thoughts', 'plan', 'means', 'earlierAttempt', 'imminent', 'hospitalAdvised'] as const;

interface Values {
  readonly facts?: readonly string[];
  readonly text: string;
  readonly followUpOn?: Dayjs;
}

/** Alerts that concern the viewer: who was called, who has taken them, what comes next. No name and no score stands here. */
export function AlertsPanel({
  alerts,
  hours,
  lockMinutes,
}: {
  readonly alerts: readonly Alert[];
  readonly hours: { readonly from: number; readonly until: number } | null;
  readonly lockMinutes: number;
}) {
  const { t, i18n } = useTranslation();
  const [writing, setWriting] = useState<Alert | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [acknowledge, busy] = useCommand(AlertAcknowledge);
  return (
    <Panel title={t('care.alerts')} flush>
      <Refused outcome={outcome} />
      {alerts.length === 0 ? (
        <Empty icon="tick" title={t('care.noAlerts')} hint={t('care.noAlertsHint')} />
      ) : (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('care.alertState')}</th>
                <th scope="col">{t('care.alertSource')}</th>
                <th scope="col">{t('care.alertWhere')}</th>
                <th scope="col">{t('care.alertCalled')}</th>
                <th scope="col">
                  <span className="sr">{t('common.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {alerts.map((alert) => (
                <tr key={alert.id}>
                  <td>
                    <span className={`tag ${alert.state === 'OPEN' ? 'late' : 'soon'}`}>{t(`care.alert.${alert.state}`)}</span>
                    {alert.state === 'OPEN' && (
                      <div className="muted num">
                        {t('care.acknowledgeBy', { at: formatInstant(alert.acknowledgeClock.dueAt, i18n.language, 'dayTime') })}
                      </div>
                    )}
                    {alert.acknowledgedByName !== null && <div className="muted">{alert.acknowledgedByName}</div>}
                  </td>
                  <td>
                    {t(`care.source.${alert.source}`)}
                    <div className="muted num">{formatInstant(alert.raisedAt, i18n.language, 'dayTime')}</div>
                  </td>
                  <td>
                    {alert.area === null ? '' : areaName(alert.area, i18n.language)}
                    <div className="muted num">{alert.household?.number}</div>
                  </td>
                  <td>
                    {alert.steps.map((step) => (
                      <div key={step.id}>
                        {t(`care.level.${LEVELS[step.level - 1] ?? 3}`)} {step.calledName ?? t('care.nobodyOnDuty')}
                      </div>
                    ))}
                  </td>
                  <td>
                    <button type="button" className="button" onClick={() => setReading(alert.id)}>
                      <Icon name="lock" />
                      {t('careDesk.read')}
                    </button>{' '}
                    {alert.state === 'OPEN' && (
                      <button
                        type="button"
                        className="button primary"
                        disabled={busy}
                        onClick={() => void acknowledge({ input: { id: alert.id, expectedVersion: alert.version } }).then(setOutcome)}
                      >
                        {t('care.acknowledge')}
                      </button>
                    )}
                    {alert.state === 'ACKNOWLEDGED' && (
                      <button type="button" className="button primary" onClick={() => setWriting(alert)}>
                        {t('care.assess')}
                      </button>
                    )}
                    {alert.state === 'ASSESSED' &&
                      (alert.viewerCanClose ? (
                        <button type="button" className="button primary" onClick={() => setWriting(alert)}>
                          {t('care.close')}
                        </button>
                      ) : (
                        <span className="muted">{t('care.secondPerson')}</span>
                      ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {reading !== null && <AlertFileDialog key={reading} id={reading} lockMinutes={lockMinutes} close={() => setReading(null)} />}
      {writing !== null && <AlertDialog key={writing.id} alert={writing} hours={hours} close={() => setWriting(null)} />}
    </Panel>
  );
}

function AlertDialog({
  alert,
  hours,
  close,
}: {
  readonly alert: Alert;
  readonly hours: { readonly from: number; readonly until: number } | null;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const { system } = useViewer();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [assess, assessing] = useCommand(AlertAssess, { confidential: true });
  const [finish, finishing] = useCommand(AlertClose, { confidential: true });
  const closing = alert.state === 'ASSESSED';

  async function submit(values: Values): Promise<void> {
    const input = { id: alert.id, expectedVersion: alert.version };
    const says = (fact: (typeof FACTS)[number]): boolean => values.facts?.includes(fact) ?? false;
    const result = closing
      ? await finish({ input: { ...input, followUpOn: values.followUpOn?.format('YYYY-MM-DD') ?? '', text: values.text.trim() } })
      : await assess({
          input: {
            ...input,
            thoughts: says('thoughts'),
            plan: says('plan'),
            means: says('means'),
            earlierAttempt: says('earlierAttempt'),
            imminent: says('imminent'),
            hospitalAdvised: says('hospitalAdvised'),
            safetyPlan: values.text.trim(),
          },
        });
    setOutcome(result);
    if (result.kind === 'done') close();
  }

  return (
    <Dialog
      open
      title={closing ? t('care.close') : t('care.assess')}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={assessing || finishing}
      destroyOnHidden
    >
      {!closing && <SafetyCard hours={hours} />}
      <Form form={form} layout="vertical" preserve={false} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        {!closing && (
          <Form.Item name="facts" label={t('care.facts')}>
            <Checkbox.Group options={FACTS.map((value) => ({ value, label: t(`care.fact.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item
          name="text"
          label={closing ? t('care.closingText') : t('care.safetyPlan')}
          rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
        >
          <Input.TextArea rows={5} maxLength={4000} autoComplete="off" />
        </Form.Item>
        {closing && (
          <Form.Item name="followUpOn" label={t('care.followUpOn')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <DatePicker style={{ width: '100%' }} minDate={dayjs(system.today)} />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
