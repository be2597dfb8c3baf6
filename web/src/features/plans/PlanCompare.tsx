import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { Panel } from '../../ui/Panel';
import { comparePlans } from './compare';
import { HouseholdPlanQuery } from './documents';
import { PlanDifferences } from './PlanDifferences';

interface Props {
  readonly earlierId: string;
  readonly laterId: string;
  readonly householdId: string;
}

/** Two versions held against each other. */
export function PlanCompare({ earlierId, laterId, householdId }: Props) {
  const { t } = useTranslation();
  const earlier = useSuspenseQuery(HouseholdPlanQuery, { variables: { id: earlierId } }).data.householdPlan;
  const later = useSuspenseQuery(HouseholdPlanQuery, { variables: { id: laterId } }).data.householdPlan;
  if (earlier === null || later === null) throw new AbsentError();
  return (
    <Panel
      title={t('housePlan.compareTitle', { before: earlier.number, after: later.number })}
      extra={
        <Link to="/cases/$id" params={{ id: householdId }} search={{ tab: 'plan', version: laterId }} className="button small">
          {t('housePlan.compareEnd')}
        </Link>
      }
    >
      <PlanDifferences difference={comparePlans(earlier, later)} />
    </Panel>
  );
}
