import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { withdrawalFilter, type ReviewSearch } from './search';
import { WithdrawalStateTag } from './StateTags';

const WithdrawalRowsQuery = graphql(`
  query WithdrawalRows($filter: AllowanceWithdrawalFilter!, $first: Int!, $after: String) {
    allowanceWithdrawals(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          fromOn
          endsOn
          transitionPlan
          household {
            id
            ...ReviewHousehold @unmask
          }
          clock {
            id
            ...ClockParts @unmask
          }
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/reviews');
const PAGE = 50;

/** Gradual withdrawals of a tab, the earliest end first. */
export function WithdrawalRows({ search }: { readonly search: ReviewSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(WithdrawalRowsQuery, {
    variables: { filter: withdrawalFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.allowanceWithdrawals;
  if (edges.length === 0)
    return <Outcome icon="tick" title={t('allowance.noWithdrawals')} hint={t('allowance.noWithdrawalsHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('need.state') },
        { label: t('allowance.fromOn') },
        { label: t('allowance.endsOn') },
        { label: t('need.clock') },
        { label: t('allowance.plan') },
        { label: t('common.actions'), hidden: true },
      ]}
      connection={data.allowanceWithdrawals}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id} aria-selected={node.id === search.withdrawal}>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
          </td>
          <td className="nowrap">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
          <td>
            <WithdrawalStateTag state={node.state} />
          </td>
          <td className="num nowrap">{node.fromOn}</td>
          <td className="num nowrap">{node.endsOn}</td>
          <td className="nowrap">{node.clock === null ? '—' : <ClockFacts clock={node.clock} />}</td>
          <td className="wide">{node.transitionPlan}</td>
          <td className="right">
            <Link from="/reviews" to="/reviews" search={(before) => ({ ...before, withdrawal: node.id })} className="button small">
              {t('need.open')}
            </Link>
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
