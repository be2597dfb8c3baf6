import { Form, Input, Rate } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { VisitRatingRecord } from './documents';

interface Props {
  readonly assignment: {
    readonly id: string;
    readonly viewerCanRate: boolean;
    readonly rating: { readonly stars: number; readonly words: string | null } | null;
  };
}

/** What the household said of a visit; where nobody has asked yet, the way to record it. */
export function RateVisit({ assignment }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { rating } = assignment;
  if (rating !== null) {
    return (
      <p className="muted">
        {t('records.rated', { stars: rating.stars })} {rating.words}
      </p>
    );
  }
  if (!assignment.viewerCanRate) return null;
  return (
    <>
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        {t('records.rate')}
      </button>
      {open && <RateDialog assignmentId={assignment.id} close={() => setOpen(false)} />}
    </>
  );
}

function RateDialog({ assignmentId, close }: { readonly assignmentId: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ stars: number; words?: string }>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [record, busy] = useCommand(VisitRatingRecord);

  async function submit(values: { stars: number; words?: string }): Promise<void> {
    const result = await record({ input: { requestId, assignmentId, stars: values.stars, words: values.words?.trim() || null } });
    setOutcome(result);
    if (result.kind === 'done') close();
  }

  return (
    <Dialog open title={t('records.rate')} okText={t('common.save')} onCancel={close} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <p className="muted">{t('records.rateHint')}</p>
        <Refused outcome={outcome} />
        <Form.Item name="stars" label={t('records.stars')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Rate />
        </Form.Item>
        <Form.Item name="words" label={t('records.words')}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
