import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName, localName } from '../../platform/local-name';
import { VolunteerStateTag } from '../../ui/tags';
import { ExpiryTag } from './ExpiryTag';
import { WeekStrip } from './WeekStrip';

const VolunteerRowFragment = graphql(`
  fragment VolunteerRow on Volunteer {
    id
    number
    displayName
    state
    minutesLast30Days
    openAssignmentCount
    asking {
      asked
      declined
      standing
    }
    nextExpiry
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
    week {
      date
      availableMinutes
      bookedMinutes
      absent
    }
  }
`);

/** One volunteer as a row: free this week, good at, and what runs out soon. */
export function VolunteerRow({
  volunteer,
  today,
  selected,
}: {
  readonly volunteer: FragmentType<typeof VolunteerRowFragment>;
  readonly today: string;
  readonly selected: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: VolunteerRowFragment, from: volunteer });
  const skills = data.skills.map((skill) => localName(skill, i18n.language));
  return (
    <tr className={selected ? 'selected' : undefined}>
      <td className="nowrap">
        <Link from="/volunteers" to="/volunteers" search={(before) => ({ ...before, v: data.id })}>
          <strong>{data.displayName}</strong>
        </Link>
        <span className="muted num need-number">{data.number}</span>
      </td>
      <td>
        <WeekStrip days={data.week} />
      </td>
      <td>
        {data.teams.map((team) => (
          <span key={team.id} className="row tight nowrap">
            <i className={`dot team-${team.kind}`} />
            {team.name}
          </span>
        ))}
      </td>
      <td>{areaName(data.homeArea, i18n.language)}</td>
      <td className="wide">
        <span className="clip skills" title={skills.join(t('common.listJoin'))}>
          {skills.join(t('common.listJoin'))}
        </span>
      </td>
      <td className="num right nowrap">{t('volunteer.hours', { hours: (data.minutesLast30Days / 60).toFixed(1) })}</td>
      <td className="num right">{data.openAssignmentCount}</td>
      <td className="nowrap">
        {data.asking !== null && (
          <span
            className={`tag ${data.asking.standing === 'USUAL' ? 'plain' : 'now'}`}
            title={t('volunteer.declinedOf', { count: data.asking.declined })}
          >
            {data.asking.standing === 'FORGOTTEN' ? t('volunteer.forgotten') : t('volunteer.asked', { count: data.asking.asked })}
            {data.asking.standing === 'OFTEN' && ` · ${t('volunteer.tooOften')}`}
          </span>
        )}
      </td>
      <td className="nowrap">
        {data.state !== 'ACTIVE' && <VolunteerStateTag state={data.state} />}{' '}
        {data.nextExpiry !== null && <ExpiryTag date={data.nextExpiry} today={today} quiet />}
      </td>
    </tr>
  );
}
