import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { TierTag } from '../../ui/tags';

const PlanFiguresFragment = graphql(`
  fragment PlanFigures on MatchRun {
    id
    score
    optimal
    gap
    giniLoad
    neverAsked
    replan
    kept
    filled {
      tier
      needs
      seats
      filled
    }
  }
`);

/** What the plan fills at each level of urgency, and how good it is. */
export function PlanFigures({ run }: { readonly run: FragmentType<typeof PlanFiguresFragment> }) {
  const { t } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: PlanFiguresFragment, from: run });
  return (
    <div className="plan-tiers">
      {data.filled.map((each) => (
        <div key={each.tier} className="plan-tier">
          <TierTag tier={each.tier} />
          <strong className="num">
            {each.filled} / {each.seats}
          </strong>
          <span className="muted num">{t('plan.seatsFilled', { needs: each.needs })}</span>
        </div>
      ))}
      <div className="plan-tier">
        <span>{t('plan.quality')}</span>
        <strong>{data.optimal ? t('plan.optimal') : t('plan.near')}</strong>
        <span className="muted num">
          {!data.optimal && data.gap !== null
            ? t('plan.gap', { gap: (data.gap * 100).toFixed(1) })
            : t('plan.score', { score: (data.score ?? 0).toFixed(1) })}
        </span>
      </div>
      {data.giniLoad !== null && (
        <div className="plan-tier">
          <span>{t('plan.fairness')}</span>
          <strong className="num">{data.giniLoad.toFixed(2)}</strong>
          <span className="muted">
            {data.neverAsked === null ? t('plan.fairnessHint') : t('planning.neverAsked', { share: Math.round(data.neverAsked * 100) })}
          </span>
        </div>
      )}
      {data.replan && (
        <div className="plan-tier">
          <span>{t('planning.keptTitle')}</span>
          <strong className="num">{data.kept}</strong>
          <span className="muted">{t('planning.keptHint')}</span>
        </div>
      )}
    </div>
  );
}
