import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand } from '../../platform/command';
import { areaName } from '../../platform/local-name';
import { useLook } from '../../platform/useLook';
import { FormDialog } from '../../ui/FormDialog';
import { JobProgress } from '../../ui/JobProgress';
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

const route = getRouteApi('/staff/reviews');

/** Opens all reviews that fall due in a month, and shows how far the last opening has come. */
export function OpenMany({ area, asking }: { readonly area: string | undefined; readonly asking: boolean }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const { data, refetch } = useSuspenseQuery(ReviewBatchesQuery, { fetchPolicy: 'cache-and-network' });
  const batch = data.allowanceReviewBatches.edges[0]?.node;
  const running = batch?.state === 'RUNNING';
  useLook(running, refetch);
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
  const { t } = useTranslation();
  const { system } = useViewer();
  const [requestId] = useState(newRequestId);
  const [open] = useCommand(AllowanceReviewsOpen);
  return (
    <FormDialog<{ areaCode?: string; month: string }>
      title={t('allowance.openMany')}
      hint={t('allowance.openManyHint')}
      okText={t('allowance.openManyConfirm')}
      saved={t('allowance.openingStarted')}
      initial={{ ...(area === undefined ? {} : { areaCode: area }), month: system.today.slice(0, 7) }}
      fields={['areaCode', 'month']}
      send={({ areaCode, month }) => open({ input: { requestId, areaCode: areaCode ?? WHOLE_CITY, month: `${month}-01` } })}
      close={close}
    >
      <Form.Item name="areaCode" label={t('need.area')}>
        <AreaPicker />
      </Form.Item>
      <Form.Item name="month" label={t('allowance.month')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
        <Input type="month" />
      </Form.Item>
    </FormDialog>
  );
}
