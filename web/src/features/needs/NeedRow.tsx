import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName, localName } from '../../platform/local-name';
import { HouseholdLink } from '../households/HouseholdLink';
import { ClockTag, NeedStateTag, TierTag } from '../../ui/tags';

const NeedRowFragment = graphql(`
  fragment NeedRow on ServiceNeed {
    id
    number
    tier
    state
    seats
    seatsFilled
    seatsOffered
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
  readonly need: FragmentType<typeof NeedRowFragment>;
  readonly selected?: boolean;
}

/** One need as a row: how much time is left comes first. */
export function NeedRow({ need, selected = false }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: NeedRowFragment, from: need });
  const open = data.state === 'UNMATCHED' || data.state === 'OFFERED';
  return (
    <tr className={selected ? 'selected' : undefined} data-need={data.id} aria-current={selected || undefined}>
      <td className="nowrap">
        <ClockTag clock={data.clock} />
      </td>
      <td className="wide">
        <span className="row tight">
          <i className={`dot team-${data.service.team ?? 'OTHER'}`} />
          {localName(data.service, i18n.language)}
        </span>
        <span className="muted num need-number">{data.number}</span>
      </td>
      <td className="nowrap">
        <HouseholdLink household={data.household} />
      </td>
      <td>{areaName(data.area, i18n.language)}</td>
      <td>
        <TierTag tier={data.tier} />
      </td>
      <td className="nowrap">
        <span className="row tight">
          <NeedStateTag state={data.state} />
          <span className="muted num">{t('need.seatsOf', { filled: data.seatsFilled + data.seatsOffered, seats: data.seats })}</span>
        </span>
      </td>
      <td className="right nowrap">
        <Link
          from="/board"
          to="/board"
          search={(before) => ({ ...before, need: data.id })}
          className={open ? 'button primary small' : 'button small'}
        >
          {open ? t('need.match') : t('need.open')}
        </Link>
      </td>
    </tr>
  );
}
