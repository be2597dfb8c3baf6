import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { areaName } from '../../platform/local-name';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { JobProgress } from '../../ui/JobProgress';
import { Refused } from '../../ui/Refused';
import { AreaPicker, WHOLE_CITY } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import './reviews.css';

const ReviewBatchesQuery = graphql(`
  query ReviewBatches {
    allowanceReviewBatches(first: 1) {
      edges {
        node {
          id
          month
          state
          due
          opened
          area {
            ...AreaParts @unmask
          }
        }
      }
    }
  }
`);

const AllowanceReviewsOpen = graphql(`
  mutation AllowanceReviewsOpen($input: AllowanceReviewsOpenInput!) {
    allowanceReviewsOpen(input: $input) {
      batch {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const LOOK_EVERY_MS = 1000;
const route = getRouteApi('/staff/reviews');

/** Opens all reviews that fall due in a month, and shows how far the last opening has come. */
export function OpenMany({ area, asking }: { readonly area: string | undefined; readonly asking: boolean }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const { data, refetch } = useSuspenseQuery(ReviewBatchesQuery, { fetchPolicy: 'cache-and-network' });
  const batch = data.allowanceReviewBatches.edges[0]?.node;
  const running = batch?.state === 'RUNNING';
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void refetch(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [running, refetch]);
  if (!can('assistance:apply')) return null;
  const about = {
    month: batch?.month.slice(0, 7) ?? '',
    area: batch?.area == null ? '' : areaName(batch.area, i18n.language),
  };
  return (
    <div className="open-many">
      {batch !== undefined && running && (
        <JobProgress job={{ done: batch.opened, total: batch.due, message: null }} label={t('allowance.opening', about)} />
      )}
      {!running && (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => void navigate({ search: (before) => ({ ...before, dialog: 'openMany' }) })}
          >
            {t('allowance.openMany')}
          </button>
          {batch !== undefined && <span className="muted">{t('allowance.openedLast', { ...about, count: batch.opened })}</span>}
        </div>
      )}
      {asking && <OpenDialog area={area} close={() => void navigate({ search: ({ dialog: _dialog, ...rest }) => rest })} />}
    </div>
  );
}

function OpenDialog({ area, close }: { readonly area: string | undefined; readonly close: () => void }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const report = useReport();
  const [form] = Form.useForm<{ areaCode?: string; month: string }>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [open, busy] = useCommand(AllowanceReviewsOpen);

  async function submit({ areaCode, month }: { areaCode?: string; month: string }): Promise<void> {
    const result = await open({ input: { requestId, areaCode: areaCode ?? WHOLE_CITY, month: `${month}-01` } });
    setOutcome(placeRefusals(form, ['areaCode', 'month'], result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, t('allowance.openingStarted'));
    close();
  }

  return (
    <Dialog
      open
      title={t('allowance.openMany')}
      okText={t('allowance.openManyConfirm')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={busy}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ areaCode: area, month: system.today.slice(0, 7) }}
        onFinish={(values) => void submit(values)}
      >
        <p className="muted">{t('allowance.openManyHint')}</p>
        <Refused outcome={outcome} />
        <Form.Item name="areaCode" label={t('need.area')}>
          <AreaPicker />
        </Form.Item>
        <Form.Item name="month" label={t('allowance.month')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <Input type="month" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
