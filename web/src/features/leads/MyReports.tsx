import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockTag } from '../../ui/tags';
import { OutcomeTag } from './tags';

const MyReportsQuery = graphql(`
  query MyLeadReports($first: Int!, $after: String) {
    myLeadReports(first: $first, after: $after) {
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
          maskedName
          content
          createdAt
          outcome
          decidedAt
          reply
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

/** What one has reported, and what became of it. */
export function MyReports() {
  const { t } = useTranslation();
  return (
    <section className="panel flush" aria-label={t('lead.tab.mine')}>
      <Boundary>
        <Rows />
      </Boundary>
    </section>
  );
}

function Rows() {
  const { t, i18n } = useTranslation();
  const { after } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(MyReportsQuery, { variables: { first: 50, after: after ?? null }, fetchPolicy: 'cache-and-network' });
  return (
    <PagedTable
      columns={[
        { label: t('lead.number') },
        { label: t('lead.subject') },
        { label: t('lead.where') },
        { label: t('lead.content') },
        { label: t('lead.reportedAt') },
        { label: t('lead.callBackClock') },
        { label: t('lead.became') },
      ]}
      connection={data.myLeadReports}
      after={after}
      onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
      empty={
        <Outcome
          icon="phone"
          title={t('lead.noReports')}
          hint={t('lead.noReportsHint')}
          actions={
            <Link to="/intake" search={{ tab: 'new' }} className="button">
              {t('lead.tab.new')}
            </Link>
          }
        />
      }
    >
      {data.myLeadReports.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="num nowrap">{node.number}</td>
          <td className="nowrap">{node.maskedName ?? t('lead.noName')}</td>
          <td>{node.area !== null && areaName(node.area, i18n.language)}</td>
          <td className="wide lead-content">{node.content}</td>
          <td className="num nowrap">{formatInstant(node.createdAt, i18n.language)}</td>
          <td>{node.callbackClock !== null && <ClockTag clock={node.callbackClock} />}</td>
          <td>
            <span className="lead-became">
              <OutcomeTag outcome={node.outcome} />
              {node.decidedAt !== null && <span className="muted num">{formatInstant(node.decidedAt, i18n.language)}</span>}
              {node.reply !== null && <span>{node.reply}</span>}
            </span>
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
