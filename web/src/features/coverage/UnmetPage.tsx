import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { NeedRow } from '../needs/NeedRow';
import { UnmetNeedsQuery } from './documents';
import { AGES, type UnmetSearch } from './search';

const route = getRouteApi('/staff/overview/needs');
const PAGE = 50;

/** The needs behind a number of the overview: asked for and not met, by age. */
export default function UnmetPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const { after: _after, ...place } = search;
  return (
    <>
      <title>{t('coverage.unmetDocumentTitle')}</title>
      <div className="page-head">
        <Link
          to="/overview"
          search={{ ...(search.day === undefined ? {} : { day: search.day }), ...(search.area === undefined ? {} : { area: search.area }) }}
          className="button small"
        >
          <Icon name="back" />
          {t('page.overview')}
        </Link>
        <h1>{t('coverage.unmet')}</h1>
        {search.day !== undefined && <span className="muted num">{t('coverage.chipDay', { day: search.day })}</span>}
      </div>
      <nav className="tabs" aria-label={t('coverage.age')}>
        {AGES.map((age) => (
          <Link key={age} to="/overview/needs" search={{ ...place, age }} aria-current={search.age === age ? 'page' : undefined}>
            {t(`needAge.${age}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t('coverage.unmet')}>
        <Boundary resetKey={JSON.stringify(search)}>
          <Rows search={search} />
        </Boundary>
      </section>
    </>
  );
}

function Rows({ search }: { readonly search: UnmetSearch }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(UnmetNeedsQuery, {
    variables: { day: search.day ?? null, area: search.area ?? null, age: search.age ?? null, first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
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
      connection={data.unmetNeeds}
      after={search.after}
      onTurn={(after) => void navigate({ search: ({ after: _after, ...before }) => (after === undefined ? before : { ...before, after }) })}
      empty={<Outcome icon="tick" title={t('coverage.listEmpty')} hint={t('coverage.unmetEmptyHint')} />}
    >
      {data.unmetNeeds.edges.map(({ node }) => (
        <NeedRow key={node.id} need={node} />
      ))}
    </PagedTable>
  );
}
