import { useTranslation } from 'react-i18next';
import type { PhoneTeamQuery } from '../../gql/graphql';
import { ask } from '../../platform/lean';
import { localName } from '../../platform/local-name';
import { civilDate, formatDate, formatInstant } from '../../platform/time';
import { FailureView, Outcome } from '../../ui/Outcome';
import { Skeleton } from '../../ui/Skeleton';
import { Back } from './Back';
import { PhoneTeam } from './documents';
import { useAsked } from './useAsked';

type Teams = PhoneTeamQuery['myTeams'];
type Visit = Teams[number]['visits'][number];

/** Visits by day, in their order. */
function byDay(visits: readonly Visit[]): [string, Visit[]][] {
  const days = new Map<string, Visit[]>();
  for (const visit of visits) {
    const day = civilDate(visit.startsAt);
    const list = days.get(day);
    if (list === undefined) days.set(day, [visit]);
    else list.push(visit);
  }
  return [...days];
}

const askForTeams = async (): Promise<Teams> => (await ask(PhoneTeam, {})).data.myTeams;

/** One's teams and what their members have promised; asked of the server, nothing of it rests on the phone. */
export function Team() {
  const { t, i18n } = useTranslation();
  const { shown: teams, failure, again } = useAsked(askForTeams);
  if (failure !== null) return <FailureView failure={failure} retry={again} />;
  if (teams === null) return <Skeleton />;
  return (
    <>
      <Back />
      <h1>{t('team.title')}</h1>
      {teams.length === 0 && <Outcome icon="team" title={t('team.none')} hint={t('team.noneHint')} />}
      {teams.map(({ team, members, memberNames, visits }) => (
        <section key={team?.id} className="m-card" aria-labelledby={`team-${team?.id}`}>
          <h2 id={`team-${team?.id}`}>
            {team !== null && <i className={`dot team-${team.kind}`} />} {team?.name}
          </h2>
          <span className="muted">
            {t('team.members', { count: members })}：{memberNames.join(t('common.listJoin'))}
          </span>
          <strong>{t('team.calendar')}</strong>
          {visits.length === 0 && <span className="muted">{t('team.noVisits')}</span>}
          {byDay(visits).map(([day, list]) => (
            <div key={day}>
              <span className="muted num">{formatDate(day, i18n.language)}</span>
              <ul className="m-list">
                {list.map((each) => (
                  <li key={each.id} className="row">
                    <span className="num">
                      {formatInstant(each.startsAt, i18n.language, 'time')}–{formatInstant(each.endsAt, i18n.language, 'time')}
                    </span>
                    <span className="grow">{each.service !== null && localName(each.service, i18n.language)}</span>
                    <span className={each.own ? 'tag accent' : 'tag'}>{each.own ? t('team.own') : each.name}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
