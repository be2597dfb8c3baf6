import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePlansQuery } from '../../gql/graphql';
import { civilDate } from '../../platform/time';
import { Panel } from '../../ui/Panel';
import { PlanStateTag } from './PlanStateTag';

type Version = NonNullable<CasePlansQuery['household']>['plans'][number];

interface Props {
  readonly plans: readonly Version[];
  readonly shownId: string;
  readonly householdId: string;
  readonly extra: ReactNode;
}

/** All versions, the newest first; each opens, and each earlier one can be held against the one that is open. */
export function PlanVersions({ plans, shownId, householdId, extra }: Props) {
  const { t } = useTranslation();
  const shown = plans.find((each) => each.id === shownId);
  return (
    <Panel title={t('housePlan.versions', { count: plans.length })} flush extra={extra}>
      <ul className="plan-versions">
        {plans.map((plan) => (
          <li key={plan.id} className={plan.id === shownId ? 'current' : undefined}>
            <span className="row tight">
              <Link
                to="/cases/$id"
                params={{ id: householdId }}
                search={{ tab: 'plan', version: plan.id }}
                aria-current={plan.id === shownId ? 'true' : undefined}
                activeOptions={{ exact: true, includeSearch: true }}
                className="grow"
              >
                <strong>{t('housePlan.version', { number: plan.number })}</strong>
              </Link>
              <PlanStateTag state={plan.state} />
            </span>
            <span className="row tight muted">
              <span className="grow num">
                {plan.authorName ?? t('common.hidden')}
                {plan.activeFrom !== null && ` · ${t('housePlan.inForceFrom', { date: civilDate(plan.activeFrom) })}`}
                {plan.endedAt !== null && ` · ${t('housePlan.endedOn', { date: civilDate(plan.endedAt) })}`}
              </span>
              {shown !== undefined && plan.number < shown.number && (
                <Link
                  to="/cases/$id"
                  params={{ id: householdId }}
                  search={{ tab: 'plan', version: shownId, against: plan.id }}
                  aria-label={t('housePlan.compareLine', { before: plan.number, after: shown.number })}
                >
                  {t('housePlan.compare')}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
