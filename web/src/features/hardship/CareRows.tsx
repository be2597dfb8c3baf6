import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockFacts } from '../clocks/ClockFacts';
import { HouseholdLink } from '../households/HouseholdLink';
import type { HardshipSearch } from './search';
import { ThingTag } from './ThingTag';

const CareRowsQuery = graphql(`
  query CareRows($filter: DispersedCareFilter!, $first: Int!, $after: String) {
    dispersedCares(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          carer
          person {
            id
            maskedName
          }
          household {
            id
            ...CarePlace @unmask
          }
          things {
            kind
            state
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

const route = getRouteApi('/staff/hardship');
const PAGE = 50;

/** Cares that go on; on the red list those that lack something, with what it is. */
export function CareRows({ search }: { readonly search: HardshipSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const red = search.tab === undefined;
  const { data } = useSuspenseQuery(CareRowsQuery, {
    variables: {
      filter: { ...(search.area === undefined ? {} : { areaCode: search.area }), redOnly: red },
      first: PAGE,
      after: search.after ?? null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.dispersedCares;
  if (edges.length === 0)
    return red ? (
      <Outcome icon="tick" title={t('hardship.redEmpty')} hint={t('hardship.redEmptyHint')} center />
    ) : (
      <Outcome icon="tick" title={t('hardship.empty')} hint={t('hardship.emptyHint')} center />
    );
  return (
    <PagedTable
      columns={[
        { label: t('hardship.person') },
        { label: t('need.household') },
        { label: t('need.area') },
        { label: red ? t('hardship.lacking') : t('hardship.things') },
        { label: t('hardship.nextVisit') },
        { label: t('hardship.carer') },
      ]}
      connection={data.dispersedCares}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id} aria-selected={node.id === search.open}>
          <td className="nowrap">
            <Link from="/hardship" to="/hardship" search={(before) => ({ ...before, open: node.id })}>
              {node.person?.maskedName ?? t('common.hidden')}
            </Link>
          </td>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
          </td>
          <td className="nowrap">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
          <td className="wide">
            <span className="row tight things">
              {node.things
                .filter(({ state }) => !red || state === 'MISSING' || state === 'EXPIRED')
                .map(({ kind, state }) => (
                  <ThingTag key={kind} kind={kind} state={state} />
                ))}
            </span>
          </td>
          <td className="nowrap">{node.clock === null ? '—' : <ClockFacts clock={node.clock} />}</td>
          <td>{node.carer}</td>
        </tr>
      ))}
    </PagedTable>
  );
}
