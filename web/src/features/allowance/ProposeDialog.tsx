import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Residence, ReviewKind, ReviewOutcome } from '../../gql/graphql';
import { useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { fen } from '../assistance/yuan';
import { useViewer } from '../session/viewer';
import { ReviewPropose, type Review } from './documents';

const OUTCOMES = {
  PERIODIC: ['CONTINUE', 'CHANGE', 'WITHDRAW', 'END'],
  FINAL: ['EXIT', 'REINSTATE'],
} as const satisfies Record<ReviewKind, readonly ReviewOutcome[]>;
const FIELDS = ['outcome', 'persons', 'residence', 'effectiveOn', 'months', 'transitionPlan', 'findings'];

interface Values {
  readonly outcome: ReviewOutcome;
  readonly persons: number;
  readonly residence?: Residence;
  readonly income?: number;
  readonly expenditure?: number;
  readonly amount?: number;
  readonly months?: number;
  readonly effectiveOn: Dayjs;
  readonly transitionPlan?: string;
  readonly findings: string;
}

/** What a review found, and what is proposed; whoever proposes does not decide. Amounts are written in yuan. */
export default function ProposeDialog({ review, close }: { readonly review: Review; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [propose, busy] = useCommand(ReviewPropose);
  const chosen = Form.useWatch('outcome', form) ?? review.outcome ?? OUTCOMES[review.kind][0];
  const required = { required: true, message: t('error.REQUIRED') };
  const money = (name: 'income' | 'expenditure' | 'amount', label: string, must = false) => (
    <Form.Item name={name} label={label} rules={must ? [required] : []}>
      <InputNumber min={name === 'amount' ? 0.01 : 0} max={1_000_000} precision={2} style={{ width: '100%' }} />
    </Form.Item>
  );
  const shown = (value: number | null): number | undefined => (value === null ? undefined : value / 100);

  async function submit(values: Values): Promise<void> {
    const result = await propose({
      input: {
        id: review.id,
        expectedVersion: review.version,
        outcome: values.outcome,
        residence: values.residence ?? null,
        persons: values.persons,
        monthlyIncomeFen: fen(values.income),
        monthlyExpenditureFen: fen(values.expenditure),
        amountFen: fen(values.amount),
        months: values.months ?? null,
        effectiveOn: values.effectiveOn.format('YYYY-MM-DD'),
        transitionPlan: values.transitionPlan ?? null,
        findings: values.findings,
      },
    });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('allowance.proposed'));
    close();
  }

  return (
    <Dialog
      open
      title={t('allowance.propose')}
      okText={t('allowance.send')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
      width={640}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          outcome: review.outcome ?? OUTCOMES[review.kind][0],
          persons: review.persons ?? Math.max(1, review.household?.memberCount ?? 1),
          residence: review.residence ?? undefined,
          income: shown(review.monthlyIncomeFen),
          expenditure: shown(review.monthlyExpenditureFen),
          amount: shown(review.amountFen ?? review.currentFen),
          months: review.months ?? review.monthsMin ?? undefined,
          effectiveOn: dayjs(system.today),
          transitionPlan: review.transitionPlan ?? undefined,
          findings: review.findings ?? undefined,
        }}
        onFinish={(values) => void submit(values)}
      >
        <p className="muted">{t('allowance.proposeHint')}</p>
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="persons" label={t('assistance.persons')} rules={[required]}>
            <InputNumber min={1} max={50} style={{ width: '100%' }} />
          </Form.Item>
          {money('income', t('allowance.incomeYuan'))}
          {money('expenditure', t('assistance.expenditureYuan'))}
        </div>
        <div className="form-row">
          <Form.Item name="outcome" label={t('allowance.outcomeLabel')} rules={[required]}>
            <Select options={OUTCOMES[review.kind].map((value) => ({ value, label: t(`allowance.outcome.${value}`) }))} />
          </Form.Item>
          <Form.Item name="effectiveOn" label={t('allowance.effectiveOn')} rules={[required]}>
            <DatePicker style={{ width: '100%' }} minDate={dayjs(system.today)} allowClear={false} />
          </Form.Item>
          <Form.Item name="residence" label={t('assistance.residence')}>
            <Select
              allowClear
              placeholder={t('assistance.residenceAny')}
              options={(['URBAN', 'RURAL'] as const).map((value) => ({ value, label: t(`assistance.residences.${value}`) }))}
            />
          </Form.Item>
        </div>
        {(chosen === 'CHANGE' || chosen === 'REINSTATE') && money('amount', t('assistance.amountMonthly'), true)}
        {chosen === 'WITHDRAW' && (
          <>
            <Form.Item
              name="months"
              label={t('allowance.months')}
              extra={t('allowance.monthsHint', { min: review.monthsMin ?? '—', max: review.monthsMax ?? '—' })}
              rules={[required]}
            >
              <InputNumber min={1} max={60} precision={0} />
            </Form.Item>
            <Form.Item
              name="transitionPlan"
              label={t('allowance.plan')}
              extra={t('allowance.planHint')}
              rules={[{ ...required, whitespace: true }]}
            >
              <Input.TextArea rows={3} maxLength={4000} showCount />
            </Form.Item>
          </>
        )}
        <Form.Item name="findings" label={t('allowance.findings')} rules={[{ ...required, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
