import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ServiceNeedFilter } from '../../gql/graphql';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { NeedRow } from './NeedRow';
import { NEED_STATES, type BoardSearch } from './search';
import { useBoardKeys } from './useBoardKeys';

const BoardListQuery = graphql(`
  query BoardList($filter: ServiceNeedFilter!, $counted: ServiceNeedFilter!, $first: Int!, $after: String) {
    needBoardCounts(filter: $counted) {
      state
      total
    }
    serviceNeeds(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...NeedRow
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/board');
const PAGE = 50;

interface Props {
  readonly filter: ServiceNeedFilter;
  readonly search: BoardSearch;
}

/** The same needs as a dense table, page by page, the most pressing first. */
export function BoardList({ filter, search }: Props) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(BoardListQuery, {
    variables: {
      filter: search.state === undefined ? filter : { ...filter, states: [search.state] },
      counted: filter,
      first: PAGE,
      after: search.after ?? null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.serviceNeeds;
  const cursor = useBoardKeys(
    edges.map(({ node }) => node.id),
    search.need,
  );
  const count = (state: string): number => data.needBoardCounts.find((each) => each.state === state)?.total ?? 0;

  return (
    <section className="panel flush" aria-label={t('board.list')}>
      <header>
        <Segmented
          size="small"
          aria-label={t('need.state')}
          value={search.state ?? 'all'}
          options={[
            { value: 'all', label: t('common.all') },
            ...NEED_STATES.map((state) => ({ value: state, label: `${t(`needState.${state}`)} ${count(state)}` })),
          ]}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, state: NEED_STATES.find((each) => each === value), after: undefined }),
            })
          }
        />
      </header>
      <PagedTable
        columns={[
          { label: t('need.clock') },
          { label: t('need.service') },
          { label: t('need.household') },
          { label: t('need.area') },
          { label: t('need.tier') },
          { label: t('need.state') },
          { label: t('common.actions'), hidden: true },
        ]}
        connection={data.serviceNeeds}
        after={search.after}
        onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
        empty={<Outcome icon="search" title={t('board.noneTitle')} hint={t('board.noneHint')} center />}
      >
        {edges.map(({ node }) => (
          <NeedRow key={node.id} need={node} selected={node.id === cursor} />
        ))}
      </PagedTable>
    </section>
  );
}
