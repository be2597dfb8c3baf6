import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client/masking';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import { areaName, localName } from '../../platform/local-name';
import { formatSpan } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { AssignmentStateTag } from '../../ui/tags';
import { To } from './To';

const AssignmentCardFragment = graphql(`
  fragment AssignmentCard on Assignment {
    id
    state
    startsAt
    endsAt
    minutesServed
    suspended
    need {
      id
      service {
        id
        name
        nameEn
        team
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
  }
`);

/** A task as a card. Names and addresses are on the task's own page only. */
export function AssignmentCard({
  assignment,
  large = false,
}: {
  readonly assignment: FragmentType<typeof AssignmentCardFragment>;
  readonly large?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { data } = useSuspenseFragment({ fragment: AssignmentCardFragment, from: assignment });
  return (
    <To
      path={`/m/tasks/${encodeURIComponent(data.id)}`}
      className={`m-card link team-${data.need?.service.team ?? 'OTHER'} ${large ? 'large' : ''}`}
    >
      <span className="row">
        <strong className="grow">{data.need === null ? t('common.hidden') : localName(data.need.service, i18n.language)}</strong>
        <AssignmentStateTag state={data.state} />
      </span>
      <span className="m-line num">
        <Icon name="clock" />
        {formatSpan(data.startsAt, data.endsAt, i18n.language)}
      </span>
      {data.need !== null && (
        <span className="m-line">
          <Icon name="pin" />
          {areaName(data.need.area, i18n.language)}
        </span>
      )}
      {data.minutesServed !== null && <span className="muted num">{t('phone.served', { count: data.minutesServed })}</span>}
      {data.suspended && <span className="tag late">{t('match.suspended')}</span>}
      {large && (
        <span className="m-step">
          {data.state === 'IN_PROGRESS' ? t('phone.continue') : t('phone.openTask')}
          <Icon name="arrow" />
        </span>
      )}
    </To>
  );
}
