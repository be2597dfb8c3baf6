import { useTranslation } from 'react-i18next';
import { areaName, localName } from '../../platform/local-name';
import { formatSpan } from '../../platform/time';
import { Icon } from '../../ui/Icon';
import { AssignmentStateTag } from '../../ui/tags';
import type { PhoneVisit } from './held';
import { To } from './To';

interface Props {
  readonly visit: PhoneVisit;
  /** Whether something done on it is still on its way. */
  readonly pending?: boolean;
  readonly large?: boolean;
}

/** A task as a card. Names and addresses are on the task's own page only. */
export function AssignmentCard({ visit, pending = false, large = false }: Props) {
  const { t, i18n } = useTranslation();
  const { need } = visit;
  return (
    <To
      path={`/m/tasks/${encodeURIComponent(visit.id)}`}
      className={`m-card link team-${need?.service.team ?? 'OTHER'} ${large ? 'large' : ''}`}
    >
      <span className="row">
        <strong className="grow">{need === null ? t('common.hidden') : localName(need.service, i18n.language)}</strong>
        <AssignmentStateTag state={visit.state} />
      </span>
      <span className="m-line num">
        <Icon name="clock" />
        {formatSpan(visit.startsAt, visit.endsAt, i18n.language)}
      </span>
      {need !== null && (
        <span className="m-line">
          <Icon name="pin" />
          {areaName(need.area, i18n.language)}
        </span>
      )}
      {visit.minutesServed !== null && <span className="muted num">{t('phone.served', { count: visit.minutesServed })}</span>}
      {visit.suspended && <span className="tag late">{t('match.suspended')}</span>}
      {pending && <span className="tag soon">{t('phone.outbox.state.waiting')}</span>}
      {large && (
        <span className="m-step">
          {visit.state === 'IN_PROGRESS' ? t('phone.continue') : t('phone.openTask')}
          <Icon name="arrow" />
        </span>
      )}
    </To>
  );
}
