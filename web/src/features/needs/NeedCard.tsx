import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName, localName } from '../../platform/local-name';
import { formatSpan } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { ClockTag, TierTag } from '../../ui/tags';

const NeedCardFragment = graphql(`
  fragment NeedCard on ServiceNeed {
    id
    tier
    seats
    seatsFilled
    seatsOffered
    minutes
    windowStart
    windowEnd
    verifiedBy
    clock {
      dueAt
      state
      minutesLeft
      workingDaysLeft
      calendarKnown
    }
    service {
      id
      name
      nameEn
      team
    }
    household {
      id
      headName
    }
    area {
      code
      name
      nameEn
      parent {
        code
        name
        nameEn
      }
    }
  }
`);

interface Props {
  readonly need: FragmentType<typeof NeedCardFragment>;
  readonly selected: boolean;
  readonly atCursor: boolean;
}

/** One need on the board: who, where, what, how soon, and whether somebody has checked it. */
export function NeedCard({ need, selected, atCursor }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: NeedCardFragment, from: need });
  const service = localName(data.service, i18n.language);
  return (
    <li
      className={`card team-${data.service.team ?? 'OTHER'} ${selected ? 'selected' : ''} ${atCursor ? 'cursor' : ''}`}
      data-need={data.id}
    >
      <Link
        from="/board"
        to="/board"
        search={(before) => ({ ...before, need: data.id, why: undefined })}
        aria-current={selected || undefined}
        className="card-link"
      >
        <span className="row tight">
          <strong className="grow clip">{service}</strong>
          {data.tier !== 'ROUTINE' && <TierTag tier={data.tier} />}
        </span>
        <span className="card-line">
          {data.household?.headName ?? t('common.hidden')}
          <span className="muted clip">{areaName(data.area, i18n.language)}</span>
        </span>
        {data.windowStart !== null && data.windowEnd !== null && (
          <span className="card-line muted num">
            <Icon name="calendar" />
            {formatSpan(data.windowStart, data.windowEnd, i18n.language)}
          </span>
        )}
        <span className="row tight card-foot">
          <ClockTag clock={data.clock} />
          {data.verifiedBy === null && <span className="tag soon">{t('need.notVerified')}</span>}
          <span className="grow" />
          <span className="muted num" title={t('need.seats')}>
            <Icon name="people" /> {data.seatsFilled + data.seatsOffered}/{data.seats}
          </span>
        </span>
      </Link>
    </li>
  );
}
