import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { ImportState } from '../../gql/graphql';
import { AbsentError } from '../../platform/errors';
import { formatInstant } from '../../platform/time';
import { useLook } from '../../platform/useLook';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { JobProgress } from '../../ui/JobProgress';
import { Notice } from '../../ui/Notice';
import { Outcome } from '../../ui/Outcome';
import { ImportActions } from './ImportActions';
import { ImportErrors } from './ImportErrors';
import { ImportFigures } from './ImportFigures';
import { ImportMappingPanel } from './ImportMappingPanel';
import { ImportPreview } from './ImportPreview';
import './imports.css';
import { ImportStateTag } from './ImportStateTag';

const ImportPageQuery = graphql(`
  query ImportPage($id: ID!) {
    importBatch(id: $id) {
      id
      kind
      fileName
      state
      createdAt
      version
      rowsRejected
      createdBy {
        id
        displayName
      }
      job {
        id
        state
        done
        total
        message
        failureCode
      }
      ...ImportFigures
      ...ImportMappingPanel
      ...ImportActions
    }
  }
`);

const route = getRouteApi('/staff/data/$id');

/** What a job is at, by the state of the import. */
const RUNNING: Partial<Record<ImportState, 'import.checking' | 'import.applying' | 'import.undoing'>> = {
  UPLOADED: 'import.checking',
  CHECKING: 'import.checking',
  APPLYING: 'import.applying',
  UNDOING: 'import.undoing',
};

/** One file on its way in: mapping, check, faults cell by cell, confirmation, and the way back. */
export default function ImportPage() {
  const { t, i18n } = useTranslation();
  const { id } = route.useParams();
  const { data, refetch } = useSuspenseQuery(ImportPageQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const batch = data.importBatch;
  const running = batch !== null && (RUNNING[batch.state] !== undefined || batch.job?.state === 'RUNNING' || batch.job?.state === 'QUEUED');
  useLook(running, refetch);

  if (batch === null) throw new AbsentError();
  return (
    <>
      <title>{t('import.fileTitle')}</title>
      <div className="page-head">
        <Link to="/data" className="button quiet" aria-label={t('import.back')}>
          <Icon name="back" />
        </Link>
        <h1 className="clip">
          {batch.fileName} <ImportStateTag state={batch.state} />
        </h1>
        <span className="muted num">
          {t(`importKind.${batch.kind}`)} · {batch.createdBy.displayName} · {formatInstant(batch.createdAt, i18n.language)}
        </span>
      </div>
      {running && <JobProgress job={batch.job} label={t(RUNNING[batch.state] ?? 'import.checking')} />}
      {batch.state === 'FAILED' && (
        <Outcome
          icon="late"
          title={t('import.failedTitle')}
          hint={batch.job?.failureCode == null ? t('import.failedHint') : t(`error.${batch.job.failureCode}`)}
          role="alert"
        />
      )}
      <div className="stack">
        {!running && batch.state !== 'FAILED' && batch.job?.state === 'FAILED' && (
          <Notice tone="now" role="alert">
            <p>{t('import.brokeOff')}</p>
            <p className="muted">{batch.job.failureCode === null ? batch.job.message : t(`error.${batch.job.failureCode}`)}</p>
          </Notice>
        )}
        <ImportFigures batch={batch} />
        <ImportActions batch={batch} />
        {!running && (
          <Boundary key={`rows-${batch.version}`}>
            {batch.rowsRejected > 0 && <ImportErrors id={id} />}
            <ImportMappingPanel batch={batch} />
            <ImportPreview id={id} />
          </Boundary>
        )}
      </div>
    </>
  );
}
