import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { NeedState, ServiceNeedFilter } from '../../gql/graphql';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { NeedCard } from './NeedCard';
import { COLUMN_STATES, type BoardSearch } from './search';
import { useBoardKeys } from './useBoardKeys';

const BoardColumnsQuery = graphql(`
  query BoardColumns(
    $filter: ServiceNeedFilter!
    $unmatched: ServiceNeedFilter!
    $offered: ServiceNeedFilter!
    $assigned: ServiceNeedFilter!
    $done: ServiceNeedFilter!
    $first: Int!
  ) {
    needBoardCounts(filter: $filter) {
      state
      total
      overdue
      dueToday
      emergency
    }
    UNMATCHED: serviceNeeds(filter: $unmatched, first: $first) {
      ...BoardColumn @unmask
    }
    OFFERED: serviceNeeds(filter: $offered, first: $first) {
      ...BoardColumn @unmask
    }
    ASSIGNED: serviceNeeds(filter: $assigned, first: $first) {
      ...BoardColumn @unmask
    }
    DONE: serviceNeeds(filter: $done, first: $first) {
      ...BoardColumn @unmask
    }
  }
`);

graphql(`
  fragment BoardColumn on ServiceNeedConnection {
    totalCount
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        id
        ...NeedCard
      }
    }
  }
`);

const route = getRouteApi('/staff/board');
const PAGE = 40;

interface Props {
  readonly filter: ServiceNeedFilter;
  readonly search: BoardSearch;
}

/** One column a state, each with what is urgent in it; with the match panel open, one column stays and the rest become counts. */
export function BoardColumns({ filter, search }: Props) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const of = (state: NeedState): ServiceNeedFilter => ({ ...filter, states: [state] });
  const { data } = useSuspenseQuery(BoardColumnsQuery, {
    variables: { filter, unmatched: of('UNMATCHED'), offered: of('OFFERED'), assigned: of('ASSIGNED'), done: of('DONE'), first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const holding = COLUMN_STATES.find((state) => data[state].edges.some(({ node }) => node.id === search.need));
  const current = holding ?? search.state ?? 'UNMATCHED';
  const shown = search.need === undefined ? COLUMN_STATES : COLUMN_STATES.filter((state) => state === current);
  const ids = shown.flatMap((state) => data[state].edges.map(({ node }) => node.id));
  const cursor = useBoardKeys(ids, search.need);

  return (
    <div className="columns">
      {COLUMN_STATES.map((state) => {
        const column = data[state];
        const counts = data.needBoardCounts.find((each) => each.state === state);
        const total = counts?.total ?? column.totalCount;
        if (!shown.includes(state)) {
          return (
            <button
              key={state}
              type="button"
              className="column folded"
              onClick={() =>
                void navigate({
                  search: (before) => ({ ...before, state, need: data[state].edges[0]?.node.id }),
                })
              }
            >
              <span className="num">{total}</span>
              <span className="folded-name">{t(`needState.${state}`)}</span>
            </button>
          );
        }
        return (
          <section key={state} className="column" aria-label={t(`needState.${state}`)}>
            <header>
              <Link from="/board" to="/board" search={(before) => ({ ...before, view: 'list' as const, state })} className="column-title">
                <h2>{t(`needState.${state}`)}</h2>
                <span className="num">{total}</span>
              </Link>
              <span className="column-facts">
                {counts !== undefined && counts.overdue > 0 && (
                  <span className="tag late num">
                    <Icon name="late" />
                    {t('board.overdueCount', { count: counts.overdue })}
                  </span>
                )}
                {counts !== undefined && counts.dueToday > 0 && (
                  <span className="tag now num">
                    <Icon name="warning" />
                    {t('board.dueTodayCount', { count: counts.dueToday })}
                  </span>
                )}
              </span>
            </header>
            {column.edges.length === 0 ? (
              <Outcome icon="tick" title={t(`board.empty.${state}`)} hint={t('board.emptyHint')} />
            ) : (
              <ul className="cards">
                {column.edges.map(({ node }) => (
                  <NeedCard key={node.id} need={node} selected={node.id === search.need} atCursor={node.id === cursor} />
                ))}
              </ul>
            )}
            {column.pageInfo.hasNextPage && (
              <Link from="/board" to="/board" search={(before) => ({ ...before, view: 'list' as const, state })} className="column-more">
                {t('board.more', { count: total - column.edges.length })}
              </Link>
            )}
          </section>
        );
      })}
    </div>
  );
}
