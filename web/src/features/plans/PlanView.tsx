import { useSuspenseQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { civilDate } from '../../platform/time';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { ClockTag } from '../../ui/tags';
import { complete } from './complete';
import { HouseholdPlanQuery, type Plan } from './documents';
import { PlanActions } from './PlanActions';
import { PlanGoals } from './PlanGoals';
import { PlanStateTag } from './PlanStateTag';

interface Props {
  readonly id: string;
  readonly householdId: string;
  /** Number of the version in force, if there is one. */
  readonly inForce: number | null;
  readonly close: () => void;
}

/** One version: where it stands, what it says, and how far it has come. */
export function PlanView({ id, householdId, inForce, close }: Props) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(HouseholdPlanQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const plan = data.householdPlan;
  if (plan === null) throw new AbsentError();
  return (
    <div className="stack">
      <Panel
        title={
          <span className="row tight">
            {t('housePlan.version', { number: plan.number })}
            <PlanStateTag state={plan.state} />
            {plan.reviewClock !== null && (
              <span className="row tight plan-review">
                {t('housePlan.nextReview', { date: plan.reviewDueOn ?? '' })}
                <ClockTag clock={plan.reviewClock} />
              </span>
            )}
          </span>
        }
        extra={<PlanActions plan={plan} householdId={householdId} inForce={inForce} close={close} />}
      >
        <div className="stack">
          <Warnings plan={plan} />
          <p className="plan-words">{plan.summary}</p>
          <dl className="facts">
            <dt>{t('housePlan.householdWords')}</dt>
            <dd className="plan-words">{plan.householdWords ?? <span className="muted">{t('common.notRecorded')}</span>}</dd>
            <dt>{t('housePlan.agreedOn')}</dt>
            <dd className="num">{plan.agreedOn ?? <span className="muted">{t('common.notRecorded')}</span>}</dd>
            <dt>{t('housePlan.author')}</dt>
            <dd>{plan.authorName ?? t('common.hidden')}</dd>
            {plan.approvedAt !== null && (
              <>
                <dt>{t('housePlan.approver')}</dt>
                <dd className="num">
                  {plan.approverName ?? t('common.hidden')} · {civilDate(plan.approvedAt)}
                </dd>
              </>
            )}
            {plan.endReason !== null && (
              <>
                <dt>{t('housePlan.endReason')}</dt>
                <dd>{plan.endReason}</dd>
              </>
            )}
          </dl>
        </div>
      </Panel>
      <PlanGoals plan={plan} householdId={householdId} close={close} />
      {plan.reviews.length > 0 && (
        <Panel title={t('housePlan.reviews', { count: plan.reviews.length })}>
          <ul className="dated">
            {plan.reviews.map((review) => (
              <li key={review.id}>
                <span className="row tight muted">
                  <span className="num">{review.reviewedOn}</span>
                  <span className={`tag ${review.verdict === 'GOES_ON' ? 'done' : 'soon'}`}>{t(`reviewVerdict.${review.verdict}`)}</span>
                  {review.reviewedByName}
                </span>
                <p className="plan-words">{review.note}</p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

const BEFORE_FORCE: ReadonlySet<string> = new Set(['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED']);

function Warnings({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  return (
    <>
      {plan.state === 'RETURNED' && plan.returnReason !== null && (
        <Notice tone="now">{t('housePlan.returnedBecause', { reason: plan.returnReason })}</Notice>
      )}
      {plan.viewerCanEdit && !complete(plan) && <Notice tone="soon">{t('housePlan.incomplete')}</Notice>}
      {BEFORE_FORCE.has(plan.state) && plan.agreedOn === null && (
        <Notice tone="soon">{plan.viewerCanEdit ? t('housePlan.agreementMissing') : t('housePlan.agreementMissingReturn')}</Notice>
      )}
    </>
  );
}
