import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/local-name';
import { formatInstant } from '../../platform/time';
import { Boundary } from '../../ui/Boundary';
import { Outcome } from '../../ui/Outcome';
import { PagedTable } from '../../ui/PagedTable';
import { PapersPanel } from '../qualifying/PapersPanel';
import { TeamTag, VolunteerStateTag } from '../../ui/tags';
import { AreaPicker } from '../areas/AreaPicker';
import { ApplicantCommands } from './ApplicantCommands';
import './applicants.css';
import { ApplicationsQuery } from './documents';
import { APPLICANT_TABS, applicationFilter } from './search';

const route = getRouteApi('/staff/volunteers/applicants');
const PAGE = 50;
const tones = { RECEIVED: 'now', INTERVIEW: 'soon', ACCEPTED: 'done', DECLINED: '' } as const;

/** Who wants to serve: those who wait first, with the next step beside each. */
export default function ApplicantsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tab = search.tab ?? 'waiting';
  return (
    <>
      <title>{t('applicant.documentTitle')}</title>
      <div className="page-head">
        <h1>{t('applicant.title')}</h1>
        <AreaPicker
          value={search.area}
          onChange={(area) => void navigate({ search: ({ after: _after, ...rest }) => ({ ...rest, area }) })}
        />
        <a className="button" href="/join" target="_blank" rel="noreferrer">
          {t('applicant.openForm')}
        </a>
      </div>
      <nav className="tabs" aria-label={t('applicant.tabs')}>
        {APPLICANT_TABS.map((each) => (
          <Link
            key={each}
            to="/volunteers/applicants"
            search={{ tab: each, ...(search.area === undefined ? {} : { area: search.area }) }}
            aria-current={tab === each ? 'page' : undefined}
          >
            {each === 'papers' ? t('learn.tab') : t(`applicant.tab.${each}`)}
          </Link>
        ))}
      </nav>
      <section className="panel flush" aria-label={tab === 'papers' ? t('learn.tab') : t(`applicant.tab.${tab}`)}>
        <Boundary resetKey={JSON.stringify(search)}>{tab === 'papers' ? <PapersPanel /> : <Rows />}</Boundary>
      </section>
    </>
  );
}

function Rows() {
  const { t, i18n } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ApplicationsQuery, {
    variables: { filter: applicationFilter(search), first: PAGE, after: search.after ?? null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <PagedTable
      columns={[
        { label: t('applicant.who') },
        { label: t('applicant.where') },
        { label: t('applicant.told') },
        { label: t('applicant.receivedAt') },
        { label: t('applicant.standing') },
        { label: t('applicant.next') },
      ]}
      connection={data.volunteerApplications}
      after={search.after}
      onTurn={(after) => void navigate({ search: (before) => ({ ...before, after }) })}
      empty={<Outcome icon="volunteers" title={t('applicant.none')} hint={t('applicant.noneHint')} center />}
    >
      {data.volunteerApplications.edges.map(({ node }) => (
        <tr key={node.id}>
          <td className="nowrap">
            <strong>{node.name}</strong>
            <span className="muted num applicant-line">{node.number}</span>
            <span className="num applicant-line">{node.phone}</span>
          </td>
          <td>
            {node.area !== null && localName(node.area, i18n.language)}
            <span className="applicant-line">{node.teamKind === null ? t('applicant.anyTeam') : <TeamTag kind={node.teamKind} />}</span>
          </td>
          <td className="wide applicant-told">
            {node.motive}
            {node.times !== '' && <span className="muted applicant-line">{t('applicant.times', { times: node.times })}</span>}
            {node.languages !== '' && (
              <span className="muted applicant-line">{t('applicant.languages', { languages: node.languages })}</span>
            )}
          </td>
          <td className="num nowrap">{formatInstant(node.createdAt, i18n.language)}</td>
          <td>
            <span className={`tag ${tones[node.state]}`}>{t(`applicant.state.${node.state}`)}</span>
            {node.interviewAt !== null && (
              <span className="num applicant-line">{t('applicant.talkAt', { time: formatInstant(node.interviewAt, i18n.language) })}</span>
            )}
            {node.interviewNote !== null && <span className="muted applicant-line">{node.interviewNote}</span>}
            {node.reason !== null && <span className="muted applicant-line">{node.reason}</span>}
          </td>
          <td>
            {node.volunteer !== null && (
              <span className="applicant-line">
                <Link to="/volunteers" search={{ v: node.volunteer.id }} className="num">
                  {node.volunteer.number}
                </Link>{' '}
                <VolunteerStateTag state={node.volunteer.state} />
              </span>
            )}
            {node.decidedAt === null && <ApplicantCommands applicant={node} />}
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
