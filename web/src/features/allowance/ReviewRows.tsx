import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import { reviewFilter, type ReviewSearch } from './search';
import { ReviewStateTag } from './StateTags';

const ReviewRowsQuery = graphql(`
  query ReviewRows($filter: AllowanceReviewFilter!, $first: Int!, $after: String) {
    allowanceReviews(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          kind
          state
          outcome
          preparedByName
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

/** Reviews of a tab, the oldest first. */
export function ReviewRows({ search }: { readonly search: ReviewSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ReviewRowsQuery, {
    variables: { filter: reviewFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.allowanceReviews;
  if (edges.length === 0) return <Outcome icon="tick" title={t('allowance.empty')} hint={t('allowance.emptyHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('need.clock') },
        { label: t('allowance.number') },
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('allowance.kindLabel') },
        { label: t('need.state') },
        { label: t('allowance.outcomeLabel') },
        { label: t('assistance.preparedBy') },
      ]}
      connection={data.allowanceReviews}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id} aria-selected={node.id === search.open}>
          <td className="nowrap">{node.clock === null ? '—' : <ClockFacts clock={node.clock} />}</td>
          <td className="nowrap">
            <Link from="/reviews" to="/reviews" search={(before) => ({ ...before, open: node.id })} className="num">
              {node.number}
            </Link>
          </td>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
          </td>
          <td className="wide">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
          <td>{t(`allowance.kind.${node.kind}`)}</td>
          <td>
            <ReviewStateTag state={node.state} />
          </td>
          <td>{node.outcome === null ? '—' : t(`allowance.outcome.${node.outcome}`)}</td>
          <td>{node.preparedByName ?? '—'}</td>
        </tr>
      ))}
    </PagedTable>
  );
}
