import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { areaName } from '../../platform/local-name';
import { civilDate } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { useViewer } from '../session/viewer';
import { CompareDialog } from './CompareDialog';
import './comparisons.css';
import { ComparisonsPageQuery } from './documents';
import { RunStateTag } from './RunStateTag';

const route = getRouteApi('/staff/comparisons');
const PAGE = 50;

/** Pairs of lists with what they came to last; each ends when nothing is open. */
export default function ComparisonsPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <title>{t('comparison.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.comparisons')}</h1>
        {can('comparison:run') && (
          <button
            type="button"
            className="button primary"
            onClick={() => void navigate({ search: (before) => ({ ...before, dialog: 'compare' }) })}
          >
            <Icon name="plus" />
            {t('comparison.compare')}
          </button>
        )}
      </div>
      <section className="panel flush" aria-label={t('page.comparisons')}>
        <Boundary>
          <Rows />
        </Boundary>
      </section>
      {dialog === 'compare' && <CompareDialog close={() => void navigate({ search: ({ dialog: _dialog, ...before }) => before })} />}
    </>
  );
}

function Rows() {
  const { t, i18n } = useTranslation();
  const { after } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ComparisonsPageQuery, {
    variables: { first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('comparison.lists') },
        { label: t('need.area') },
        { label: t('comparison.lastRun') },
        { label: t('comparison.leftPersons'), align: 'right' },
        { label: t('comparison.matched'), align: 'right' },
        { label: t('comparison.new'), align: 'right' },
        { label: t('comparison.gone'), align: 'right' },
        { label: t('comparison.open'), align: 'right' },
      ]}
      connection={data.listComparisons}
      after={after}
      onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
      empty={<Outcome icon="file" title={t('comparison.emptyTitle')} hint={t('comparison.emptyHint')} center />}
    >
      {data.listComparisons.edges.map(({ node }) => {
        const [newest] = node.runs;
        const run = node.runs.find((each) => each.state === 'DONE');
        const open = node.findingCounts.filter(({ state }) => state === 'OPEN').reduce((sum, { count }) => sum + count, 0);
        return (
          <tr key={node.id}>
            <td className="wide">
              <Link to="/comparisons/$id" params={{ id: node.id }}>
                {t('comparison.pair', { left: t(`comparisonList.${node.leftKind}`), right: t(`comparisonList.${node.rightKind}`) })}
              </Link>
            </td>
            <td className="nowrap">{node.area !== null && areaName(node.area, i18n.language)}</td>
            <td className="nowrap">
              {newest !== undefined && newest.state !== 'DONE' ? (
                <RunStateTag state={newest.state} />
              ) : (
                <span className="num">{run?.doneAt != null && civilDate(run.doneAt)}</span>
              )}
            </td>
            <td className="num right">{run?.leftRows.toLocaleString(i18n.language)}</td>
            <td className="num right nowrap">
              {run?.matched.toLocaleString(i18n.language)}
              {run?.matchedPercent != null && (
                <span className="muted"> {t('comparison.percent', { percent: run.matchedPercent.toFixed(1) })}</span>
              )}
            </td>
            <td className="num right">{run?.newFindings.toLocaleString(i18n.language)}</td>
            <td className="num right">{run?.goneFindings.toLocaleString(i18n.language)}</td>
            <td className="num right">{open > 0 ? <strong>{open.toLocaleString(i18n.language)}</strong> : open}</td>
          </tr>
        );
      })}
    </PagedTable>
  );
}
