import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { formatDate } from '../../platform/time';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { HouseholdLink } from '../households/HouseholdLink';
import type { TodaySearch } from './search';

const MandateListQuery = graphql(`
  query MandateList($filter: MandateFilter!, $first: Int!, $after: String) {
    mandates(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          agent
          validUntil
          household {
            id
            headName
          }
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/today');

/** Mandates that end soon: whoever acts under one needs a new signature before that. */
export function MandateList({ search, days }: { readonly search: TodaySearch; readonly days: number }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const area = search.area === undefined ? {} : { areaCode: search.area };
  const { data } = useSuspenseQuery(MandateListQuery, {
    variables: { filter: { ...area, expiringWithinDays: days }, first: 50, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('proxy.lastDay') },
        { label: t('need.household') },
        { label: t('proxy.agent') },
        { label: t('common.actions'), hidden: true },
      ]}
      connection={data.mandates}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
      empty={<Outcome icon="tick" title={t('due.noMandates')} />}
    >
      {data.mandates.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="num nowrap">{formatDate(node.validUntil, i18n.language)}</td>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
          </td>
          <td className="wide">{node.agent}</td>
          <td className="right">
            {node.household !== null && (
              <Link to="/cases/$id" params={{ id: node.household.id }} className="button small">
                {t('need.open')}
              </Link>
            )}
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
