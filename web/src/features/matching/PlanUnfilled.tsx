import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { localName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { ClockTag, TierTag } from '../../ui/tags';
import { Relaxation } from './Relaxation';

const PlanUnfilledFragment = graphql(`
  fragment PlanUnfilled on MatchRun {
    id
    unfilled {
      seatsMissing
      reason
      blockingRule
      relaxation {
        rule
        amount
        volunteer {
          id
          displayName
        }
      }
      need {
        id
        tier
        clock {
          dueAt
          state
          minutesLeft
          workingDaysLeft
          calendarKnown
        }
        service {
          id
          name
          nameEn
        }
        household {
          id
          headName
        }
      }
    }
  }
`);

/** What the plan leaves open, and what is missing to fill it. */
export function PlanUnfilled({ run }: { readonly run: FragmentType<typeof PlanUnfilledFragment> }) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: PlanUnfilledFragment, from: run });
  if (data.unfilled.length === 0) return <Outcome icon="tick" title={t('plan.allFilled')} />;
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('need.clock')}</th>
            <th scope="col">{t('need.service')}</th>
            <th scope="col">{t('need.household')}</th>
            <th scope="col" className="right">
              {t('plan.seatsMissing')}
            </th>
            <th scope="col">{t('plan.reason')}</th>
            <th scope="col">{t('planning.relaxTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {data.unfilled.map((each) => (
            <tr key={each.need.id}>
              <td className="nowrap">
                <ClockTag clock={each.need.clock} />
              </td>
              <td>
                <Link to="/board" search={{ need: each.need.id }}>
                  {localName(each.need.service, i18n.language)}
                </Link>{' '}
                <TierTag tier={each.need.tier} />
              </td>
              <td>{each.need.household?.headName ?? t('common.hidden')}</td>
              <td className="num right">{each.seatsMissing}</td>
              <td>
                {t(`unfilled.${each.reason}`)}
                {each.blockingRule !== null && <span className="muted"> · {t(`ruleFailed.${each.blockingRule}`)}</span>}
              </td>
              <td className="wide">
                {each.relaxation === null ? (
                  <span className="muted">{t('planning.noRelaxation')}</span>
                ) : (
                  <Relaxation change={each.relaxation} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
