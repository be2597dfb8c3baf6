import { useQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors';
import { FailureView, Outcome } from '../../ui/Outcome';
import { Skeleton } from '../../ui/Skeleton';
import { PublicProjectQuery } from './documents';
import { yuan } from './money';
import './projects.css';

const route = getRouteApi('/p/$number');

/** What anybody may see of a project that switched its page on: sums, and nothing about anybody. */
export default function PublicPage() {
  const { t, i18n } = useTranslation();
  const { number } = route.useParams();
  const { data, error } = useQuery(PublicProjectQuery, { variables: { number }, fetchPolicy: 'network-only' });
  const project = data?.publicProject ?? null;
  if (error !== undefined) return <FailureView failure={failureOf(error)} />;
  if (data === undefined) return <Skeleton lines={6} />;
  if (project === null) return <Outcome icon="search" title={t('publicProject.none')} hint={t('publicProject.noneHint')} center />;
  const few = t('publicProject.few', { fewest: project.fewest });
  return (
    <main className="public-page">
      <title>{project.name}</title>
      <p className="muted">{project.organisation}</p>
      <h1>{project.name}</h1>
      <p className="row tight">
        <span className="tag accent">{t(`projectState.${project.state}`)}</span>
        {project.season !== null && <span className="tag">{project.season}</span>}
        {project.sample && <span className="tag soon">{t('project.sampleHint')}</span>}
      </p>
      <p className="project-summary">{project.summary}</p>
      <ul className="public-figures">
        {(
          [
            ['households', project.households],
            ['supporters', project.supporters],
            ['orders', project.orders],
            ['orderFen', project.orderFen === null ? null : yuan(project.orderFen, i18n.language)],
            ['incomeFen', project.incomeFen === null ? null : yuan(project.incomeFen, i18n.language)],
          ] as const
        ).map(([key, value]) => (
          <li key={key}>
            <strong className="num">{value ?? few}</strong>
            <span className="muted">{t(`publicProject.${key}`)}</span>
          </li>
        ))}
      </ul>
      <p className="muted">{t('publicProject.note', { fewest: project.fewest })}</p>
    </main>
  );
}
