import { skipToken, useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { newRequestId, useCommand, type Outcome } from '../../platform/command';
import { placeRefusals } from '../../platform/form';
import { useReport } from '../../platform/useReport';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { Refused } from '../../ui/Refused';
import { useViewer } from '../session/viewer';
import { comparePlans } from './compare';
import { HouseholdPlanQuery } from './documents';
import { PlanDifferences } from './PlanDifferences';
import { PlanGoalsEdit } from './PlanGoalsEdit';
import { contentOf, valuesOf, type PlanValues } from './values';

const PlanDraft = graphql(`
  mutation PlanDraft($input: HouseholdPlanDraftInput!) {
    householdPlanDraft(input: $input) {
      plan {
        id
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const PlanUpdate = graphql(`
  mutation PlanUpdate($input: HouseholdPlanUpdateInput!) {
    householdPlanUpdate(input: $input) {
      plan {
        id
        ...PlanContent @unmask
      }
      userErrors {
        ...UserErrorParts @unmask
      }
    }
  }
`);

const FIELDS = ['summary', 'householdWords', 'agreedOn'];
const route = getRouteApi('/staff/cases/$id');

interface Props {
  readonly householdId: string;
  /** Code of the household's area. */
  readonly areaCode: string;
  /** The version that is changed, or the one whose text the next version starts from; null for the first. */
  readonly planId: string | null;
  readonly mode: 'next' | 'edit';
  readonly close: () => void;
}

/** Writes a version: the situation, the household's own words, goals and their measures. */
export default function PlanDialog({ householdId, areaCode, planId, mode, close }: Props) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const navigate = route.useNavigate();
  const report = useReport();
  const { data, refetch } = useSuspenseQuery(
    HouseholdPlanQuery,
    planId === null ? skipToken : { variables: { id: planId }, fetchPolicy: 'network-only' },
  );
  const current = data?.householdPlan ?? null;
  // What the writing started from: its number is what the server checks, its text tells what others changed meanwhile.
  const [start, setStart] = useState(current);
  const [overtaken, setOvertaken] = useState<typeof current>(null);
  const [form] = Form.useForm<PlanValues>();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [requestId] = useState(newRequestId);
  const [draft, drafting] = useCommand(PlanDraft);
  const [update, updating] = useCommand(PlanUpdate);
  const editing = mode === 'edit' && start !== null;

  async function submit(values: PlanValues): Promise<void> {
    const content = contentOf(values);
    const result = editing
      ? await update({ input: { id: start.id, expectedVersion: start.version, ...content } })
      : await draft({ input: { requestId, householdId, ...content } });
    setOutcome(placeRefusals(form, FIELDS, result, t, i18n.language));
    if (result.kind !== 'done') return;
    report(result, editing ? t('common.saved') : t('housePlan.drafted'));
    if (editing || result.payload.plan === null) close();
    else await navigate({ search: { tab: 'plan', version: result.payload.plan.id } });
  }

  async function reload(): Promise<void> {
    const { data: latest } = await refetch();
    const theirs = latest?.householdPlan ?? null;
    setOvertaken(start);
    setStart(theirs);
    setOutcome(null);
  }

  const inTheWay = outcome?.kind === 'refused' ? outcome.errors.find((error) => error.__typename === 'PlanAlreadyActive') : undefined;

  return (
    <Dialog
      open
      title={editing ? t('housePlan.editTitle', { number: start.number }) : t('housePlan.newTitle')}
      okText={editing ? t('common.save') : t('housePlan.saveDraft')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={drafting || updating}
      width={880}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        // A new version must be agreed to anew.
        initialValues={
          start === null
            ? { goals: [{ measures: [{ startsOn: dayjs(system.today) }] }] }
            : { ...valuesOf(start), ...(editing ? {} : { agreedOn: null }) }
        }
        onFinish={(values) => void submit(values)}
      >
        <Refused outcome={outcome} reload={() => void reload()} />
        {inTheWay?.__typename === 'PlanAlreadyActive' && inTheWay.activePlan !== null && (
          <p className="refused">
            <Link to="/cases/$id" params={{ id: householdId }} search={{ tab: 'plan', version: inTheWay.activePlan.id }}>
              {t('housePlan.openVersion', { number: inTheWay.activePlan.number })}
            </Link>
          </p>
        )}
        {overtaken !== null && start !== null && (
          <div className="stack refused">
            <Notice tone="now" role="status">
              {t('housePlan.overtaken')}
            </Notice>
            <PlanDifferences difference={comparePlans(overtaken, start)} />
          </div>
        )}
        <Form.Item
          name="summary"
          label={t('housePlan.summary')}
          extra={t('housePlan.summaryHint')}
          rules={[{ required: true, whitespace: true, message: t('error.REQUIRED') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="householdWords" label={t('housePlan.householdWords')} extra={t('housePlan.householdWordsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="agreedOn" label={t('housePlan.agreedOn')} extra={t('housePlan.agreedOnHint')}>
          <DatePicker maxDate={dayjs(system.today)} />
        </Form.Item>
        <PlanGoalsEdit areaCode={areaCode} />
      </Form>
    </Dialog>
  );
}
