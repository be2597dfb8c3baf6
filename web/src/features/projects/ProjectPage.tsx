import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/command';
import { AbsentError } from '../../platform/errors';
import { useReport } from '../../platform/useReport';
import { Boundary } from '../../ui/Boundary';
import { Icon } from '../../ui/Icon';
import { ProjectAdvance } from './commands';
import { DialogLink } from './DialogLink';
import { ProjectQuery } from './documents';
import { ProjectMoney } from './ProjectMoney';
import { ProjectOverview } from './ProjectOverview';
import { ProjectPairings } from './ProjectPairings';
import { ProjectPayments } from './ProjectPayments';
import './projects.css';
import { PROJECT_TABS } from './search';
import { ProjectStateTag, SampleTag } from './tags';

const ProjectDialogs = lazy(() => import('./ProjectDialogs'));
const route = getRouteApi('/staff/projects/$id');

/** One project: its figures against the target, its pairings, its orders, its payments. */
export default function ProjectPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { tab = 'overview', dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const { modal } = App.useApp();
  const report = useReport();
  const [advance] = useCommand(ProjectAdvance);
  const { data } = useSuspenseQuery(ProjectQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const project = data.pairingProject;
  if (project === null) throw new AbsentError();
  const close = (): void => void navigate({ search: ({ dialog: _dialog, on: _on, ...rest }) => rest });

  function goOn(): void {
    if (project === null) return;
    modal.confirm({
      title: t(`project.advance.${project.state}`),
      content: t('project.advanceHint'),
      okText: t('common.confirm'),
      onOk: async () => report(await advance({ input: { id: project.id, expectedVersion: project.version } }), t('common.saved')),
    });
  }

  return (
    <>
      <title>{t('project.fileTitle', { number: project.number })}</title>
      <div className="page-head">
        <Link to="/projects" className="button quiet" aria-label={t('project.back')}>
          <Icon name="back" />
        </Link>
        <h1>
          {project.name} <span className="muted num case-number">{project.number}</span>
        </h1>
        <ProjectStateTag state={project.state} />
        {project.sample && <SampleTag />}
        <Link to="/projects/$id/report" params={{ id }} className="button">
          <Icon name="file" />
          {t('project.report')}
        </Link>
        {project.viewerCanEdit && (
          <DialogLink dialog="edit" className="button">
            {t('common.edit')}
          </DialogLink>
        )}
        {project.viewerCanEdit && (
          <button type="button" className="button primary" onClick={goOn}>
            {t(`project.advance.${project.state}`)}
          </button>
        )}
      </div>
      <nav className="tabs" aria-label={t('project.views')}>
        {PROJECT_TABS.map((each) => (
          <Link
            key={each}
            to="/projects/$id"
            params={{ id }}
            search={each === 'overview' ? {} : { tab: each }}
            aria-current={tab === each ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`project.tab.${each}`)}
          </Link>
        ))}
      </nav>
      <Boundary resetKey={tab}>
        {tab === 'overview' && <ProjectOverview project={project} />}
        {tab === 'pairings' && <ProjectPairings project={project} />}
        {tab === 'produce' && <ProjectMoney project={project} />}
        {tab === 'payments' && <ProjectPayments project={project} />}
      </Boundary>
      {dialog !== undefined && (
        <Boundary fallback={<></>}>
          <ProjectDialogs project={project} name={dialog} close={close} />
        </Boundary>
      )}
    </>
  );
}
