import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockTag, TierTag } from '../../ui/tags';
import { leadFilter, type IntakeSearch, type IntakeTab } from './search';
import { LeadTag } from './tags';

export const LeadsQuery = graphql(`
  query Leads($filter: LeadFilter!, $first: Int!, $after: String) {
    leads(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          channel
          tier
          maskedName
          content
          state
          decision
          createdAt
          reporterName
          callbackTries
          triageClock {
            dueAt
            state
            minutesLeft
            workingDaysLeft
            calendarKnown
          }
          callbackClock {
            dueAt
            state
            minutesLeft
            workingDaysLeft
            calendarKnown
          }
          area {
            code
            name
            nameEn
            parent {
              code
              name
              nameEn
            }
          }
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/intake');
const PAGE = 50;
/** The clocks of the queue are asked for again this often. */
const TICK_MS = 30_000;

/** Leads of a queue; the clocks in it go on by themselves. */
export function LeadQueue({ tab }: { readonly tab: IntakeTab }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  return (
    <section className="panel flush" aria-label={t(`lead.tab.${tab}`)} aria-busy={deferred !== search}>
      <Boundary resetKey={JSON.stringify(leadFilter(tab, deferred))}>
        <Rows tab={tab} search={deferred} />
      </Boundary>
    </section>
  );
}

function Rows({ tab, search }: { readonly tab: IntakeTab; readonly search: IntakeSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { lead: selected } = route.useSearch();
  const { data, refetch } = useSuspenseQuery(LeadsQuery, {
    variables: { filter: leadFilter(tab, search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  useEffect(() => {
    const timer = setInterval(() => void refetch(), TICK_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  const calls = tab === 'callbacks';
  return (
    <PagedTable
      columns={[
        { label: calls ? t('lead.callBackClock') : t('lead.triageClock') },
        { label: t('need.tier') },
        { label: t('lead.subject') },
        { label: t('lead.content') },
        { label: t('lead.where') },
        { label: t('lead.channel') },
        { label: t('lead.reportedAt') },
        { label: t('need.state') },
      ]}
      connection={data.leads}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
      empty={
        <Outcome icon="tick" title={t(`lead.empty.${tab === 'triage' || tab === 'callbacks' || tab === 'late' ? tab : 'all'}`)} center />
      }
    >
      {data.leads.edges.map(({ node }) => {
        const clock = calls ? node.callbackClock : node.triageClock;
        return (
          <tr key={node.id} className={node.id === selected ? 'current' : undefined}>
            <td>{clock !== null && <ClockTag clock={clock} />}</td>
            <td>
              <TierTag tier={node.tier} />
            </td>
            <td className="nowrap">
              <Link to="/intake" search={(before) => ({ ...before, tab, lead: node.id })} aria-current={node.id === selected}>
                {node.maskedName ?? t('lead.noName')}
              </Link>
              <span className="muted num need-number">{node.number}</span>
            </td>
            <td className="wide lead-content">{node.content}</td>
            <td>{node.area !== null && areaName(node.area, i18n.language)}</td>
            <td className="nowrap">{t(`lead.channels.${node.channel}`)}</td>
            <td className="num nowrap">{formatInstant(node.createdAt, i18n.language)}</td>
            <td>
              <LeadTag state={node.state} decision={node.decision} />
              {calls && node.callbackTries > 0 && <span className="muted"> {t('lead.tries', { count: node.callbackTries })}</span>}
            </td>
          </tr>
        );
      })}
    </PagedTable>
  );
}
