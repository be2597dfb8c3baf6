import { useSuspenseQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { AbsentError } from '../../platform/errors';
import { areaName, localName } from '../../platform/local-name';
import { Boundary } from '../../ui/Boundary';
import { RecordDrawer } from '../../ui/RecordDrawer';
import { VolunteerStateTag } from '../../ui/tags';
import { ServicePanel } from '../records/ServicePanel';
import { useViewer } from '../session/viewer';
import { ExpiryTag } from './ExpiryTag';
import { VolunteerCommands } from './VolunteerCommands';
import { WeekStrip } from './WeekStrip';

const VolunteerDrawerQuery = graphql(`
  query VolunteerDrawer($id: ID!) {
    volunteer(id: $id) {
      id
      number
      displayName
      phone
      sex
      state
      version
      languages
      vettedUntil
      insuredUntil
      weeklyMinutes
      weeklyTasks
      travelKm
      minutesLast30Days
      openAssignmentCount
      viewerCanEdit
      homeArea {
        code
        name
        nameEn
        parent {
          code
          name
          nameEn
        }
      }
      teams {
        id
        name
        kind
      }
      skills {
        id
        name
        nameEn
      }
      qualifications {
        id
        issuedOn
        expiresOn
        valid
        type {
          id
          name
          nameEn
        }
      }
      availability {
        id
        weekday
        fromMinute
        toMinute
      }
      absences {
        id
        from
        until
        reason
      }
      exclusions {
        id
        reason
        household {
          id
          headName
        }
      }
      week {
        date
        availableMinutes
        bookedMinutes
        absent
      }
    }
  }
`);

const route = getRouteApi('/staff/volunteers');

/** Everything a dispatcher asks about one volunteer. */
export function VolunteerDrawer({ id }: { readonly id: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <RecordDrawer id={id} size={520} title={t('volunteer.details')} close={() => void navigate({ search: ({ v: _v, ...rest }) => rest })}>
      {(open) => <Details id={open} />}
    </RecordDrawer>
  );
}

function Details({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const { system } = useViewer();
  const { data } = useSuspenseQuery(VolunteerDrawerQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const volunteer = data.volunteer;
  if (volunteer === null) throw new AbsentError();
  const names = (list: readonly { name: string; nameEn: string }[]): string =>
    list.map((each) => localName(each, i18n.language)).join(t('common.listJoin'));
  const none = <span className="muted">{t('common.notRecorded')}</span>;
  return (
    <div className="stack volunteer">
      <div className="row">
        <strong className="volunteer-name">{volunteer.displayName}</strong>
        <span className="muted num grow">{volunteer.number}</span>
        <VolunteerStateTag state={volunteer.state} />
      </div>
      <WeekStrip days={volunteer.week} />
      <dl className="facts">
        <dt>{t('volunteer.teams')}</dt>
        <dd>
          {volunteer.teams.map((team) => (
            <span key={team.id} className="row tight">
              <i className={`dot team-${team.kind}`} />
              {team.name}
            </span>
          ))}
        </dd>
        <dt>{t('volunteer.homeArea')}</dt>
        <dd>{areaName(volunteer.homeArea, i18n.language)}</dd>
        <dt>{t('case.phone')}</dt>
        <dd className="num">{volunteer.phone ?? none}</dd>
        <dt>{t('volunteer.skills')}</dt>
        <dd>{volunteer.skills.length === 0 ? none : names(volunteer.skills)}</dd>
        <dt>{t('volunteer.languages')}</dt>
        <dd>{volunteer.languages.length === 0 ? none : volunteer.languages.join(t('common.listJoin'))}</dd>
        <dt>{t('volunteer.capacity')}</dt>
        <dd className="num">
          {t('volunteer.capacityText', {
            hours: (volunteer.weeklyMinutes / 60).toFixed(1),
            tasks: volunteer.weeklyTasks,
            km: volunteer.travelKm,
          })}
        </dd>
        <dt>{t('volunteer.last30')}</dt>
        <dd className="num">
          {t('volunteer.hours', { hours: (volunteer.minutesLast30Days / 60).toFixed(1) })} ·{' '}
          {t('volunteer.openTaskCount', { count: volunteer.openAssignmentCount })}
        </dd>
        <dt>{t('volunteer.vetted')}</dt>
        <dd>
          {volunteer.vettedUntil === null ? (
            <span className="tag now">{t('volunteer.notVetted')}</span>
          ) : (
            <ExpiryTag date={volunteer.vettedUntil} today={system.today} />
          )}
        </dd>
        <dt>{t('protect.insured')}</dt>
        <dd>{volunteer.insuredUntil === null ? none : <ExpiryTag date={volunteer.insuredUntil} today={system.today} />}</dd>
      </dl>
      <Boundary>
        <ServicePanel id={volunteer.id} today={system.today} />
      </Boundary>
      <section>
        <h3>{t('volunteer.qualifications')}</h3>
        {volunteer.qualifications.length === 0 && none}
        <ul className="dated">
          {volunteer.qualifications.map((each) => (
            <li key={each.id} className="row">
              <span className="grow">{localName(each.type, i18n.language)}</span>
              {each.expiresOn === null ? (
                <span className="muted">{t('consent.noExpiry')}</span>
              ) : (
                <ExpiryTag date={each.expiresOn} today={system.today} />
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('volunteer.availability')}</h3>
        {volunteer.availability.length === 0 && none}
        <ul className="dated">
          {[...volunteer.availability]
            .sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute)
            .map((each) => (
              <li key={each.id} className="row num">
                <span className="weekday">{t(`weekday.${weekday(each.weekday)}`)}</span>
                {clock(each.fromMinute)}–{clock(each.toMinute)}
              </li>
            ))}
        </ul>
      </section>
      {volunteer.absences.length > 0 && (
        <section>
          <h3>{t('volunteer.absences')}</h3>
          <ul className="dated">
            {volunteer.absences.map((each) => (
              <li key={each.id} className="row num">
                {each.from}–{each.until} <span className="muted">{each.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {volunteer.exclusions.length > 0 && (
        <section>
          <h3>{t('volunteer.exclusions')}</h3>
          <ul className="dated">
            {volunteer.exclusions.map((each) => (
              <li key={each.id} className="row">
                {each.household?.headName ?? t('volunteer.someHousehold')} <span className="muted">{each.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {volunteer.viewerCanEdit && (
        <VolunteerCommands id={volunteer.id} name={volunteer.displayName} version={volunteer.version} state={volunteer.state} />
      )}
    </div>
  );
}

type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7';

function weekday(day: number): Weekday {
  return String(Math.min(7, Math.max(1, day))) as Weekday;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
