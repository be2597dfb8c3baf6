import { getRouteApi } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateFragment } from '../../gql/graphql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { civilDate, formatInstant, instantOf } from '../../platform/time';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { useUndo } from './undo';
import { needAfter } from '../needs/next';
import { OfferSend } from './documents';

interface Props {
  readonly needId: string;
  readonly candidate: CandidateFragment;
  /** The first of the ranking; anyone else needs a reason that is kept with the offer. */
  readonly best: boolean;
  readonly close: () => void;
}

interface Values {
  readonly day: Dayjs;
  readonly from: string;
  readonly minutes: number;
  readonly overrideReason?: string;
}

const route = getRouteApi('/staff/board');
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The picker's local midnight stands for a civil date. */
function initialValues(candidate: CandidateFragment): Partial<Values> {
  if (candidate.startsAt === null || candidate.endsAt === null) return { minutes: 60 };
  return {
    day: dayjs(civilDate(candidate.startsAt)),
    from: formatInstant(candidate.startsAt, 'en', 'time'),
    minutes: Math.round((Date.parse(candidate.endsAt) - Date.parse(candidate.startsAt)) / 60_000),
  };
}

/** Confirms time and reason, sends the offer, and leaves eight seconds to take it back. */
export function SendOffer({ needId, candidate, best, close }: Props) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const offerUndo = useUndo();
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [send, busy] = useCommand(OfferSend);
  const advance = useRef(false);
  const name = candidate.volunteer.displayName;

  async function submit(values: Values): Promise<void> {
    const startsAt = instantOf(values.day.format('YYYY-MM-DD'), values.from);
    const endsAt = new Date(Date.parse(startsAt) + values.minutes * 60_000).toISOString();
    const next = advance.current ? needAfter(needId) : undefined;
    const result = await send({
      input: {
        requestId,
        needId,
        volunteerId: candidate.volunteer.id,
        startsAt,
        endsAt,
        overrideReason: best ? null : (values.overrideReason ?? null),
      },
    });
    setOutcome(result);
    if (result.kind !== 'done') return;
    close();
    const offer = result.payload.offer;
    if (offer !== null) offerUndo({ offerId: offer.id, version: offer.version, until: offer.undoableUntil, name });
    void navigate({ search: (before) => ({ ...before, why: undefined, ...(next === undefined ? {} : { need: next }) }) });
  }

  function submitForm(andNext: boolean): void {
    advance.current = andNext;
    form.submit();
  }

  return (
    <Dialog
      open
      title={t('match.sendTitle', { name })}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          {t('common.cancel')}
        </Button>,
        <Button key="next" disabled={busy} onClick={() => submitForm(true)}>
          {t('match.sendAndNext')}
        </Button>,
        <Button key="send" type="primary" loading={busy} onClick={() => submitForm(false)}>
          {t('match.sendNow')}
        </Button>,
      ]}
      width={460}
    >
      <Form form={form} layout="vertical" initialValues={initialValues(candidate)} onFinish={(values) => void submit(values)}>
        <Refused outcome={outcome} />
        <div className="form-row">
          <Form.Item name="day" label={t('match.day')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item
            name="from"
            label={t('match.from')}
            rules={[
              { required: true, message: t('error.REQUIRED') },
              { pattern: CLOCK, message: t('match.clockFormat') },
            ]}
          >
            <Input placeholder="09:00" inputMode="numeric" />
          </Form.Item>
          <Form.Item name="minutes" label={t('match.minutes')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
            <InputNumber min={10} max={600} step={10} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        {!best && (
          <Form.Item
            name="overrideReason"
            label={t('match.overrideReason')}
            extra={t('match.overrideHint')}
            rules={[{ required: true, whitespace: true, message: t('error.REASON_REQUIRED') }]}
          >
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
        )}
        <p className="muted">{t('match.sendHint')}</p>
      </Form>
    </Dialog>
  );
}
