import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { HouseholdLink } from '../households/HouseholdLink';
import type { HardshipSearch } from './search';

const UnrecordedRowsQuery = graphql(`
  query UnrecordedRows($area: String, $first: Int!, $after: String) {
    hardshipUnrecorded(areaCode: $area, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...CarePlace @unmask
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/hardship');
const PAGE = 50;

/** Households in extreme hardship for which no care at home is on record; each leads to its file, where it is recorded. */
export function UnrecordedRows({ search }: { readonly search: HardshipSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(UnrecordedRowsQuery, {
    variables: { area: search.area ?? null, first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.hardshipUnrecorded;
  if (edges.length === 0)
    return <Outcome icon="tick" title={t('hardship.unrecordedEmpty')} hint={t('hardship.unrecordedEmptyHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('need.household') },
        { label: t('hardship.householdNumber') },
        { label: t('need.area') },
        { label: t('common.actions'), hidden: true },
      ]}
      connection={data.hardshipUnrecorded}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">
            <HouseholdLink household={node} />
          </td>
          <td className="num nowrap">{node.number}</td>
          <td className="wide">{areaName(node.area, i18n.language)}</td>
          <td className="right">
            <Link to="/cases/$id" params={{ id: node.id }} search={{ tab: 'assistance' }} className="button small">
              {t('hardship.record')}
            </Link>
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
