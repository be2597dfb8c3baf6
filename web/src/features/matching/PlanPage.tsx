import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AbsentError } from '../../platform/errors';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { useLook } from '../../platform/useLook';
import { JobProgress } from '../../ui/JobProgress';
import { Notice } from '../../ui/Notice';
import { Outcome } from '../../ui/Outcome';
import { Panel } from '../../ui/Panel';
import './matching.css';
import { PlanActions } from './PlanActions';
import { CancelJob } from './CancelJob';
import { PlanFigures } from './PlanFigures';
import { PlanLacks } from './PlanLacks';
import { PlanTrials } from './PlanTrials';
import { PlanProposals } from './PlanProposals';
import { PlanUnfilled } from './PlanUnfilled';

const PlanPageQuery = graphql(`
  query PlanPage($id: ID!) {
    matchRun(id: $id) {
      id
      state
      createdAt
      area {
        code
        name
        nameEn
      }
      job {
        id
        state
        done
        total
        message
      }
      proposals {
        id
        included
        locked
        outcome
        isTakenBack
      }
      ...PlanFigures
      ...PlanProposals
      ...PlanUnfilled
      ...PlanLacks
      ...PlanTrials
    }
  }
`);

const route = getRouteApi('/staff/board/plans/$id');

/** A computed plan under review: what it fills, line by line, what stays open and why; then it is sent or dropped. */
export default function PlanPage() {
  const { t, i18n } = useTranslation();
  const { id } = route.useParams();
  const { data, refetch } = useSuspenseQuery(PlanPageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const run = data.matchRun;
  const running = run?.state === 'RUNNING';
  useLook(running, refetch);

  if (run === null) throw new AbsentError();
  const sent = run.proposals.filter((each) => each.outcome === 'SENT').length;
  return (
    <>
      <title>{t('plan.documentTitle')}</title>
      <div className="page-head">
        <h1>
          {t('plan.title', { area: localName(run.area, i18n.language) })} <span className="tag">{t(`runState.${run.state}`)}</span>
        </h1>
        <span className="muted num">{formatInstant(run.createdAt, i18n.language)}</span>
        <Link to="/board" className="button small">
          {t('plan.toBoard')}
        </Link>
      </div>
      {running && (
        <div className="stack">
          <JobProgress job={run.job} label={t('plan.computing')} />
          {run.job !== null && <CancelJob id={run.job.id} done={() => void refetch()} />}
        </div>
      )}
      {run.state === 'CANCELLED' && <Notice tone="now">{t('planning.cancelled')}</Notice>}
      {run.state === 'FAILED' && <Outcome icon="late" title={t('plan.failedTitle')} hint={t('plan.failedHint')} />}
      {run.state === 'COMMITTED' && <Notice tone="done">{t('plan.committed', { sent, changed: run.proposals.length - sent })}</Notice>}
      {!running && run.state !== 'FAILED' && run.state !== 'CANCELLED' && (
        <div className="stack">
          <PlanFigures run={run} />
          <Panel title={t('plan.proposals', { count: run.proposals.length })} flush>
            <PlanProposals run={run} />
          </Panel>
          <PlanLacks run={run} />
          <Panel title={t('plan.unfilled')} flush>
            <PlanUnfilled run={run} />
          </Panel>
          {run.state === 'READY' && <PlanTrials run={run} />}
          {run.state === 'READY' && (
            <PlanActions
              id={run.id}
              included={run.proposals.filter((each) => each.included && !each.isTakenBack).length}
              locked={run.proposals.filter((each) => each.locked).length}
            />
          )}
        </div>
      )}
    </>
  );
}
