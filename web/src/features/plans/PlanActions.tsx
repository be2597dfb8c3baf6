import { getRouteApi, Link } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { useReport } from '../../platform/useReport';
import { FieldsDialog } from '../../ui/FieldsDialog';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { PlanActivate, PlanApprove, PlanComplete, PlanReturn, PlanReview, PlanSubmit, PlanTerminate } from './commands';
import { complete } from './complete';
import type { Plan } from './documents';

const VERDICTS = ['GOES_ON', 'CHANGE'] as const;
const route = getRouteApi('/staff/cases/$id');

interface Props {
  readonly plan: Plan;
  readonly householdId: string;
  readonly inForce: number | null;
  readonly close: () => void;
}

/** What the viewer may do with a version now; the server says what that is. */
export function PlanActions({ plan, householdId, inForce, close }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const { dialog } = route.useSearch();
  const [submit, submitting] = useCommand(PlanSubmit);
  const [approve] = useCommand(PlanApprove);
  const [activate] = useCommand(PlanActivate);
  const [giveBack] = useCommand(PlanReturn);
  const [finish] = useCommand(PlanComplete);
  const [terminate] = useCommand(PlanTerminate);
  const [review] = useCommand(PlanReview);
  const [reviewing, setReviewing] = useState(false);
  const input = { id: plan.id, expectedVersion: plan.version };
  const { number } = plan;

  function ask(title: string, content: string, okText: string, act: () => Promise<unknown>): void {
    modal.confirm({ title, content, okText, onOk: async () => void (await act()) });
  }
  const step = (name: 'planEdit' | 'planReturn' | 'planComplete' | 'planTerminate', text: string) => (
    <Link
      to="/cases/$id"
      params={{ id: householdId }}
      search={(before) => ({ ...before, tab: 'plan' as const, dialog: name })}
      className="button small"
    >
      {text}
    </Link>
  );

  return (
    <span className="row tight">
      <Link to="/cases/$id/plan/$plan" params={{ id: householdId, plan: plan.id }} className="button small">
        {t('housePlan.print')}
      </Link>
      {plan.viewerCanEdit && step('planEdit', t('common.edit'))}
      {plan.viewerCanEdit && (
        <button
          type="button"
          className="button small primary"
          disabled={submitting || !complete(plan)}
          onClick={() => void submit({ input }).then((outcome) => report(outcome, t('housePlan.submitted')))}
        >
          {t('housePlan.submit')}
        </button>
      )}
      {plan.viewerCanReturn && step('planReturn', t('housePlan.return'))}
      {plan.viewerCanApprove && (
        <button
          type="button"
          className="button small primary"
          onClick={() =>
            ask(t('housePlan.approveTitle', { number }), t('housePlan.approveHint'), t('housePlan.approve'), async () =>
              report(await approve({ input }), t('housePlan.approved')),
            )
          }
        >
          {t('housePlan.approve')}
        </button>
      )}
      {plan.viewerCanActivate && (
        <button
          type="button"
          className="button small primary"
          disabled={plan.agreedOn === null}
          onClick={() =>
            ask(
              t('housePlan.activateTitle', { number }),
              inForce === null ? t('housePlan.activateHint') : t('housePlan.activateHintSupersede', { number: inForce }),
              t('housePlan.activate'),
              async () => report(await activate({ input }), t('housePlan.activated')),
            )
          }
        >
          {t('housePlan.activate')}
        </button>
      )}
      {plan.viewerCanRecord && (
        <button type="button" className="button small primary" onClick={() => setReviewing(true)}>
          {t('housePlan.recordReview')}
        </button>
      )}
      {plan.viewerCanEnd && step('planComplete', t('housePlan.complete'))}
      {plan.viewerCanEnd && step('planTerminate', t('housePlan.terminate'))}
      {reviewing && (
        <FieldsDialog
          title={t('housePlan.reviewTitle', { number })}
          hint={t('housePlan.reviewHint')}
          questions={[
            {
              name: 'verdict',
              kind: 'choice',
              label: t('housePlan.verdict'),
              options: VERDICTS.map((value) => ({ value, label: t(`reviewVerdict.${value}`) })),
              initial: 'GOES_ON',
            },
            { name: 'note', kind: 'text', label: t('housePlan.reviewNote') },
          ]}
          send={(answers) =>
            review({
              input: {
                ...input,
                verdict: VERDICTS.find((value) => value === answers.must('verdict')) ?? 'GOES_ON',
                note: answers.must('note'),
              },
            })
          }
          close={() => setReviewing(false)}
        />
      )}
      {dialog === 'planReturn' && plan.viewerCanReturn && (
        <ReasonDialog
          title={t('housePlan.returnTitle', { number })}
          hint={t('housePlan.returnHint')}
          send={(reason) => giveBack({ input: { ...input, reason } })}
          close={close}
        />
      )}
      {dialog === 'planComplete' && plan.viewerCanEnd && (
        <ReasonDialog
          title={t('housePlan.completeTitle', { number })}
          hint={t('housePlan.completeHint')}
          send={(reason) => finish({ input: { ...input, reason } })}
          close={close}
        />
      )}
      {dialog === 'planTerminate' && plan.viewerCanEnd && (
        <ReasonDialog
          title={t('housePlan.terminateTitle', { number })}
          hint={t('housePlan.terminateHint')}
          send={(reason) => terminate({ input: { ...input, reason } })}
          close={close}
        />
      )}
    </span>
  );
}
