import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { ClockTag } from '../../ui/tags';
import { useViewer } from '../session/viewer';
import { ProjectsQuery } from './documents';
import { share, yuan } from './money';
import { PairingTable } from './PairingTable';
import './projects.css';
import { SupportersTable } from './SupportersTable';
import { Progress, ProjectStateTag, SampleTag } from './tags';

const ProjectDialog = lazy(() => import('./ProjectDialog'));
const SupporterDialog = lazy(() => import('./SupporterDialog'));

const route = getRouteApi('/staff/projects');
const PAGE = 50;

/** Pairing projects: what runs, what is at risk, what was ordered and earned against the target, which report is due. */
export default function ProjectsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const { tab, dialog, after } = search;
  const navigate = route.useNavigate();
  const { can } = useViewer();
  const close = (): void => void navigate({ search: ({ dialog: _dialog, on: _on, ...rest }) => rest });
  return (
    <>
      <title>{t('project.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('page.projects')}</h1>
        {can('project:work') && (
          <Link to="/projects" search={{ ...search, dialog: 'supporter' }} className="button">
            {t('project.newSupporter')}
          </Link>
        )}
        {can('project:work') && (
          <Link to="/projects" search={{ ...search, dialog: 'project' }} className="button primary">
            <Icon name="plus" />
            {t('project.new')}
          </Link>
        )}
      </div>
      <nav className="tabs" aria-label={t('project.views')}>
        {([undefined, 'atRisk', 'supporters'] as const).map((each) => (
          <Link
            key={each ?? 'projects'}
            to="/projects"
            search={each === undefined ? {} : { tab: each }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`project.view.${each ?? 'projects'}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={t(`project.view.${tab ?? 'projects'}`)}>
        <Boundary resetKey={`${tab ?? ''} ${after ?? ''}`}>
          {tab === undefined && <Rows after={after} />}
          {tab === 'atRisk' && (
            <PairingTable
              filter={{ atRisk: true }}
              after={after}
              onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
              withProject
            />
          )}
          {tab === 'supporters' && (
            <SupportersTable after={after} onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })} />
          )}
        </Boundary>
      </section>
      {dialog !== undefined && (
        <Boundary fallback={<></>}>
          {dialog === 'project' && <ProjectDialog project={null} close={close} />}
          {(dialog === 'supporter' || dialog === 'verify') && <SupporterDialog close={close} />}
        </Boundary>
      )}
    </>
  );
}

function Rows({ after }: { readonly after: string | undefined }) {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ProjectsQuery, {
    variables: { first: PAGE, after: after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const { edges } = data.pairingProjects;
  if (edges.length === 0) return <Outcome icon="people" title={t('project.empty')} hint={t('project.emptyHint')} center />;
  return (
    <PagedTable
      columns={[
        { label: t('project.name') },
        { label: t('project.stateColumn') },
        { label: t('project.pairs') },
        { label: t('project.lastContact') },
        { label: t('project.against') },
        { label: t('project.report') },
      ]}
      connection={data.pairingProjects}
      after={after}
      onTurn={(next) => void navigate({ search: (before) => ({ ...before, after: next }) })}
    >
      {edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="wide">
            <Link to="/projects/$id" params={{ id: node.id }}>
              {node.name}
            </Link>{' '}
            {node.sample && <SampleTag />}
            <span className="muted need-number">
              {node.organisation?.name}
              {node.area !== null && ` · ${localName(node.area, i18n.language)}`}
            </span>
          </td>
          <td>
            <ProjectStateTag state={node.state} />
          </td>
          <td>
            <span className="row tight">
              <Link to="/projects/$id" params={{ id: node.id }} search={{ tab: 'pairings' }} className="num">
                {t('project.activeOf', { active: node.activeCount, target: node.targetHouseholds })}
              </Link>
              {node.atRiskCount > 0 && (
                <span className="tag now">
                  <Icon name="warning" />
                  {t('project.atRisk', { count: node.atRiskCount })}
                </span>
              )}
              {node.unpairedCount > 0 && <span className="tag">{t('project.unpaired', { count: node.unpairedCount })}</span>}
            </span>
            <span className="muted need-number num">
              {t('project.overCounts', { graduated: node.graduatedCount, ended: node.endedCount })}
            </span>
          </td>
          <td className="num nowrap">
            {node.lastContactAt === null ? t('common.notRecorded') : formatInstant(node.lastContactAt, i18n.language, 'day')}
          </td>
          <td className="targets">
            <Progress
              label={t('project.orders')}
              text={yuan(node.figures?.orderFen ?? 0, i18n.language)}
              percent={share(node.figures?.orderFen ?? 0, node.targetOrderFen)}
            />
            <Progress
              label={t('project.income')}
              text={yuan(node.figures?.incomeFen ?? 0, i18n.language)}
              percent={share(node.figures?.incomeFen ?? 0, node.targetIncomeFen)}
            />
          </td>
          <td>
            {node.reportClock === null ? <span className="muted">{t('project.noReport')}</span> : <ClockTag clock={node.reportClock} />}
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
