import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { AreaPicker } from '../areas/AreaPicker';
import '../assistance/assistance.css';
import { HouseholdLink } from '../households/HouseholdLink';
import { AbilityTag } from './AbilityTag';
import { ArrangementDrawer } from './ArrangementDrawer';
import { QualityTag } from './QualityTag';
import { HOMECARE_TABS, type HomecareSearch } from './search';
import { hours } from './time';

const HomecarePageQuery = graphql(`
  query HomecarePage($filter: CareArrangementFilter!, $first: Int!, $after: String) {
    homecareArrangements(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          provider
          plannedMinutes
          confirmedMinutes
          waitingMinutes
          person {
            id
            maskedName
          }
          household {
            id
            headName
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
          assessment {
            id
            ...AbilityParts @unmask
          }
          checks {
            id
            result
          }
        }
      }
    }
  }
`);

const route = getRouteApi('/staff/homecare');
const PAGE = 50;

/** Care for disabled people in hardship; the first tab is what has to be confirmed or mended. */
export default function HomecarePage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { tab = 'mend' } = search;
  return (
    <>
      <title>{t('homecare.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('homecare.title')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: (before) => ({ ...before, after: undefined, area }) })}
        />
      </div>
      <nav className="tabs" aria-label={t('homecare.tabs')}>
        {HOMECARE_TABS.map((each) => (
          <Link
            key={each}
            to="/homecare"
            search={{ ...(each === 'mend' ? {} : { tab: each }), ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`homecare.tab.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`homecare.tab.${tab}`)} aria-busy={deferred !== search}>
        <Boundary resetKey={`${deferred.tab ?? ''} ${deferred.area ?? ''} ${deferred.after ?? ''}`}>
          <Rows search={deferred} />
        </Boundary>
      </section>
      <ArrangementDrawer id={search.open} />
    </>
  );
}

function Rows({ search }: { readonly search: HomecareSearch }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const mend = search.tab === undefined;
  const { data } = useSuspenseQuery(HomecarePageQuery, {
    variables: {
      filter: { ...(search.area === undefined ? {} : { areaCode: search.area }), toMend: mend },
      first: PAGE,
      after: search.after ?? null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.homecareArrangements;
  if (edges.length === 0)
    return mend ? (
      <Outcome icon="tick" title={t('homecare.mendEmpty')} hint={t('homecare.mendEmptyHint')} center />
    ) : (
      <Outcome icon="tick" title={t('homecare.empty')} hint={t('homecare.emptyHint')} center />
    );
  return (
    <PagedTable
      columns={[
        { label: t('homecare.person') },
        { label: t('need.household') },
        { label: t('need.area') },
        { label: t('homecare.ability') },
        { label: t('homecare.provider') },
        { label: t('homecare.month'), align: 'right' },
        { label: t('homecare.waiting'), align: 'right' },
        { label: t('homecare.lastCheck') },
      ]}
      connection={data.homecareArrangements}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id} aria-selected={node.id === search.open}>
          <td className="nowrap">
            <Link from="/homecare" to="/homecare" search={(before) => ({ ...before, open: node.id })}>
              {node.person?.maskedName ?? t('common.hidden')}
            </Link>
          </td>
          <td className="nowrap">
            <HouseholdLink household={node.household} />
          </td>
          <td className="nowrap">{node.household !== null && areaName(node.household.area, i18n.language)}</td>
          <td className="nowrap">{node.assessment === null ? '—' : <AbilityTag assessment={node.assessment} />}</td>
          <td className="wide">{node.provider}</td>
          <td className="num right nowrap">
            {t('homecare.ofPlanned', {
              done: hours(node.confirmedMinutes, i18n.language),
              planned: hours(node.plannedMinutes, i18n.language),
            })}
          </td>
          <td className="num right">{hours(node.waitingMinutes, i18n.language)}</td>
          <td>{node.checks[0] === undefined ? '—' : <QualityTag result={node.checks[0].result} />}</td>
        </tr>
      ))}
    </PagedTable>
  );
}
