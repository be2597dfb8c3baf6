import { useSuspenseQuery } from '@apollo/client/react';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type Outcome as Sent } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { Refused } from '../../ui/Refused';
import { SpotCallRecord, SpotCallsQuery, type Call } from './documents';
import { PAGE, turning, type ListProps } from './list';

/** Calls, what is due first: the hotline's and the bureau's to make; to others their own results. */
export function Calls({ search, go, close }: ListProps) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseQuery(SpotCallsQuery, {
    variables: { first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const calls = data.spotCalls.edges.map(({ node }) => node);
  const chosen = calls.find((call) => call.id === search.id);
  return (
    <>
      <PagedTable
        columns={[
          { label: t('training.person') },
          { label: t('need.area') },
          { label: t('training.dueOn') },
          { label: t('need.state') },
          { label: t('training.calledBy') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.spotCalls}
        after={search.after}
        onTurn={turning(go)}
        empty={<Outcome icon="phone" title={t('training.noCalls')} hint={t('training.noCallsHint')} center />}
      >
        {calls.map((call) => (
          <tr key={call.id}>
            <td>
              {call.name ?? t('common.hidden')} {call.isRetest && <span className="tag now">{t('training.retest')}</span>}
            </td>
            <td className="nowrap">{call.area !== null && areaName(call.area, i18n.language)}</td>
            <td className="num nowrap">{call.dueOn}</td>
            <td className="nowrap">
              {call.state === 'TO_CALL' ? (
                <span className="tag soon">{t('training.toCall')}</span>
              ) : (
                <span className={`tag ${call.passed ? 'done' : 'late'}`}>
                  {t(call.passed ? 'training.passed' : 'training.notPassed', { percent: call.percent ?? 0 })}
                </span>
              )}
              {call.state === 'TO_CALL' && call.unreached > 0 && (
                <span className="muted need-number">{t('training.unreached', { count: call.unreached })}</span>
              )}
            </td>
            <td className="nowrap">{call.calledByName ?? '—'}</td>
            <td className="right">
              {call.viewerCanRecord && (
                <button
                  type="button"
                  className="button small primary"
                  onClick={() => go((before) => ({ ...before, dialog: 'call', id: call.id }))}
                >
                  {t('training.record')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </PagedTable>
      {search.dialog === 'call' && chosen?.viewerCanRecord === true && <CallDialog call={chosen} close={close} />}
    </>
  );
}

interface Values {
  readonly reached: boolean;
  readonly marks?: Record<string, boolean>;
  readonly note?: string;
}

/** Records a call question by question; the score follows from the marks. */
function CallDialog({ call, close }: { readonly call: Call; readonly close: () => void }) {
  const { t } = useTranslation();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const reached = Form.useWatch('reached', form) ?? true;
  const [outcome, setOutcome] = useState<Sent<unknown> | null>(null);
  const [record, busy] = useCommand(SpotCallRecord);
  const required = [{ required: true, message: t('error.REQUIRED') }];

  async function submit(values: Values): Promise<void> {
    const result = await record({
      input: {
        id: call.id,
        expectedVersion: call.version,
        marks: values.reached ? call.questions.map((_, at) => values.marks?.[String(at)] ?? false) : null,
        note: values.note?.trim() || null,
      },
    });
    setOutcome(result);
    if (result.kind !== 'done') return;
    const scored = result.payload.call;
    report(
      result,
      scored?.state === 'SCORED'
        ? t(scored.passed ? 'training.passed' : 'training.notPassed', { percent: scored.percent ?? 0 })
        : t('common.saved'),
    );
    close();
  }

  return (
    <Dialog
      open
      title={t('training.recordTitle', { name: call.name ?? '' })}
      okText={t('common.save')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form form={form} layout="vertical" initialValues={{ reached: true }} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        <Form.Item name="reached" label={t('training.reachedLabel')} rules={required}>
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: t('training.reached') },
              { value: false, label: t('training.notReached') },
            ]}
          />
        </Form.Item>
        {reached &&
          call.questions.map(({ text, options, answer }, at) => (
            <Form.Item
              key={text}
              name={['marks', String(at)]}
              label={`${at + 1}. ${text}`}
              extra={t('training.rightIs', { answer: options[answer] ?? '' })}
              rules={required}
            >
              <Radio.Group
                optionType="button"
                options={[
                  { value: true, label: t('training.markRight') },
                  { value: false, label: t('training.markWrong') },
                ]}
              />
            </Form.Item>
          ))}
        <Form.Item name="note" label={t('training.note')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
