import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsentError } from '../../platform/errors';
import { areaName } from '../../platform/local-name';
import { useLook } from '../../platform/useLook';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { JobProgress } from '../../ui/JobProgress';
import { Notice } from '../../ui/Notice';
import { CompareDialog } from './CompareDialog';
import './comparisons.css';
import { ComparisonPageQuery } from './documents';
import { Findings } from './Findings';
import { Persons } from './Persons';
import { RunFigures } from './RunFigures';
import { Runs } from './Runs';
import type { ComparisonSearch } from './search';

const route = getRouteApi('/staff/comparisons/$id');

/** One pair of lists: what the newest run came to, what is to be decided, and what each run changed. */
export default function ComparisonPage() {
  const { t, i18n } = useTranslation();
  const { id } = route.useParams();
  const search = route.useSearch();
  const deferred = useDeferredValue(search);
  const navigate = route.useNavigate();
  const { data, refetch } = useSuspenseQuery(ComparisonPageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const comparison = data.listComparison;
  const newest = comparison?.runs[0];
  const running = newest?.state === 'RUNNING';
  useLook(running, refetch);

  if (comparison === null) throw new AbsentError();
  const go = (change: (before: ComparisonSearch) => ComparisonSearch) => void navigate({ search: change });
  const closed = ({ dialog: _dialog, id: _id, ...before }: ComparisonSearch): ComparisonSearch => before;
  const run = comparison.runs.find((each) => each.state === 'DONE');
  return (
    <>
      <title>{t('comparison.documentTitle')}</title>
      <div className="page-head">
        <Link to="/comparisons" className="button quiet" aria-label={t('comparison.back')}>
          <Icon name="back" />
        </Link>
        <h1>
          {t('comparison.pair', { left: t(`comparisonList.${comparison.leftKind}`), right: t(`comparisonList.${comparison.rightKind}`) })}
        </h1>
        <span className="muted">{comparison.area !== null && areaName(comparison.area, i18n.language)}</span>
        {comparison.viewerCanRun && !running && (
          <button type="button" className="button primary" onClick={() => go((before) => ({ ...before, dialog: 'compare' }))}>
            <Icon name="refresh" />
            {t('comparison.again')}
          </button>
        )}
      </div>
      {running && <JobProgress job={newest.job} label={t('comparison.running')} />}
      {newest?.state === 'FAILED' && (
        <Notice tone="late" role="alert">
          {t('comparison.failed', { reason: newest.failure })}
        </Notice>
      )}
      {run !== undefined && (
        <div className="stack">
          <RunFigures comparison={comparison} run={run} search={search} />
          {search.rows === undefined ? (
            <Findings comparison={comparison} run={run} search={search} deferred={deferred} go={go} close={() => go(closed)} />
          ) : (
            <section className="panel flush" aria-label={t(`comparison.rows.${search.rows}`)}>
              <header>
                <h2>{t(`comparison.rows.${search.rows}`)}</h2>
                <Link from="/comparisons/$id" to="/comparisons/$id" search={{}} className="button small">
                  {t('comparison.toFindings')}
                </Link>
              </header>
              <Boundary resetKey={JSON.stringify(deferred)}>
                <Persons runId={run.id} search={deferred} go={go} />
              </Boundary>
            </section>
          )}
          <Runs comparison={comparison} />
        </div>
      )}
      {search.dialog === 'compare' && <CompareDialog pair={comparison} close={() => go(closed)} />}
    </>
  );
}
