import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import { ClockTag } from '../../ui/tags';

const CasePlanFragment = graphql(`
  fragment CasePlan on Household {
    id
    plan {
      id
      number
      reviewDueOn
      reviewClock {
        dueAt
        state
        minutesLeft
        workingDaysLeft
        calendarKnown
      }
      goals {
        id
        domain
        text
      }
    }
  }
`);

/** The plan in force on the overview: when it is reviewed next, and what it is after. */
export function CasePlan({ household }: { readonly household: FragmentType<typeof CasePlanFragment> }) {
  const { t } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: CasePlanFragment, from: household });
  const { plan } = data;
  return (
    <Panel
      title={t('case.tab.plan')}
      flush
      extra={
        <Link to="/cases/$id" params={{ id: data.id }} search={{ tab: 'plan' }} className="button small">
          {t('housePlan.openTab')}
        </Link>
      }
    >
      {plan === null ? (
        <Outcome icon="file" title={t('housePlan.noneInForce')} />
      ) : (
        <ul className="need-list">
          <li>
            <span className="row tight num">
              {t('housePlan.nextReview', { date: plan.reviewDueOn ?? '' })}
              {plan.reviewClock !== null && <ClockTag clock={plan.reviewClock} />}
            </span>
          </li>
          {plan.goals.map((goal) => (
            <li key={goal.id}>
              <span className="row tight">
                <span className="tag accent">{t(`goalDomain.${goal.domain}`)}</span>
                <span className="grow">{goal.text}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
