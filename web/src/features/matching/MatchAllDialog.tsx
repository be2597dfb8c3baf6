import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { Dialog } from '../../ui/Dialog';
import { Refused } from '../../ui/Refused';
import { AreaPicker } from '../areas/AreaPicker';
import { useViewer } from '../session/viewer';
import { PastPlans } from './PastPlans';

const MatchRunStart = graphql(`
  mutation MatchRunStart($input: MatchRunStartInput!) {
    matchRunStart(input: $input) {
      matchRun {
        id
        state
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const route = getRouteApi('/staff/board');

interface Values {
  readonly areaCode: string;
  readonly horizonDays: number;
  readonly replan: boolean;
  readonly mostVisits: number | null;
}

/** Asks for one plan for all open needs of an area; nothing is sent before somebody has reviewed it. */
export function MatchAllDialog() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/board' });
  const { account } = useViewer();
  const ownArea = account?.grants.find((grant) => grant.area !== null)?.area?.code;
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [start, busy] = useCommand(MatchRunStart, { refresh: false });
  const close = (): void => void navigate({ to: '/board', search: (before) => ({ ...before, dialog: undefined }) });

  async function submit(values: Values): Promise<void> {
    const result = await start({ input: { requestId, ...values } });
    setOutcome(result);
    if (result.kind === 'done' && result.payload.matchRun !== null)
      await navigate({ to: '/board/plans/$id', params: { id: result.payload.matchRun.id } });
  }

  return (
    <Dialog open title={t('plan.startTitle')} okText={t('plan.start')} onOk={() => form.submit()} onCancel={close} confirmLoading={busy}>
      <p className="muted">{t('plan.startHint')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ areaCode: search.area ?? ownArea, horizonDays: 7, replan: false, mostVisits: null }}
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} />
        <Form.Item name="areaCode" label={t('plan.area')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <AreaPicker width="100%" aria-label={t('plan.area')} />
        </Form.Item>
        <Form.Item name="horizonDays" label={t('plan.horizon')} rules={[{ required: true, message: t('error.REQUIRED') }]}>
          <InputNumber min={1} max={28} />
        </Form.Item>
        <Form.Item name="replan" valuePropName="checked" extra={t('planning.replanHint')}>
          <Checkbox>{t('planning.replan')}</Checkbox>
        </Form.Item>
        <Form.Item name="mostVisits" label={t('planning.mostVisits')} extra={t('planning.mostVisitsHint')}>
          <InputNumber min={1} max={50} />
        </Form.Item>
      </Form>
      <PastPlans />
    </Dialog>
  );
}
