import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { CountersFragment } from '../../gql/graphql';
import { Icon, type IconName } from '../../ui/Icon';
import type { BoardSearch } from '../needs/search';
import { useViewer } from '../session/viewer';

graphql(`
  fragment Counters on Today {
    overdue
    dueToday
    unassignedEmergency
    unassignedUrgent
    offersExpiringSoon
    awaitingVerification
    declinedToday
    plansAwaitingMyApproval
    leadsAwaitingTriage
    leadsTriageLate
    callbacksOwed
  }
`);

type LeadKey = 'leadsAwaitingTriage' | 'leadsTriageLate' | 'callbacksOwed';
type CounterKey = Exclude<keyof CountersFragment, '__typename' | ' $fragmentName' | 'plansAwaitingMyApproval' | LeadKey>;

const counters: readonly { key: CounterKey; icon: IconName; tone: 'late' | 'now' | 'soon' | ''; search: BoardSearch }[] = [
  { key: 'overdue', icon: 'late', tone: 'late', search: { overdue: true, view: 'list' } },
  { key: 'dueToday', icon: 'warning', tone: 'now', search: { due: 'today', view: 'list' } },
  { key: 'unassignedEmergency', icon: 'late', tone: 'late', search: { tier: 'EMERGENCY', state: 'UNMATCHED', view: 'list' } },
  { key: 'unassignedUrgent', icon: 'clock', tone: 'now', search: { tier: 'URGENT', state: 'UNMATCHED', view: 'list' } },
  { key: 'offersExpiringSoon', icon: 'clock', tone: 'soon', search: { state: 'OFFERED', view: 'list' } },
  { key: 'declinedToday', icon: 'undo', tone: 'soon', search: { state: 'UNMATCHED', view: 'list' } },
  { key: 'awaitingVerification', icon: 'tick', tone: '', search: { state: 'DONE', view: 'list' } },
];

const leadCounters: readonly { key: LeadKey; icon: IconName; tone: 'late' | 'now'; tab: 'triage' | 'late' | 'callbacks' }[] = [
  { key: 'leadsAwaitingTriage', icon: 'warning', tone: 'now', tab: 'triage' },
  { key: 'leadsTriageLate', icon: 'late', tone: 'late', tab: 'late' },
  { key: 'callbacksOwed', icon: 'phone', tone: 'now', tab: 'callbacks' },
];

/** The figures of the day; each opens the list behind it. */
export function Counters({ today }: { readonly today: CountersFragment }) {
  const { t } = useTranslation();
  const { can } = useViewer();
  return (
    <ul className="counters" aria-label={t('today.figures')}>
      {counters.map(({ key, icon, tone, search }) => (
        <li key={key}>
          <Link to="/board" search={search} className={`counter ${today[key] > 0 ? tone : ''}`}>
            <span className="counter-label">
              <Icon name={icon} />
              {t(`today.${key}`)}
            </span>
            <strong className="num">{today[key]}</strong>
          </Link>
        </li>
      ))}
      {can('lead:read') &&
        leadCounters.map(({ key, icon, tone, tab }) => (
          <li key={key}>
            <Link to="/intake" search={{ tab }} className={`counter ${today[key] > 0 ? tone : ''}`}>
              <span className="counter-label">
                <Icon name={icon} />
                {t(`today.${key}`)}
              </span>
              <strong className="num">{today[key]}</strong>
            </Link>
          </li>
        ))}
      {can('plan:approve') && (
        <li>
          <Link to="/plans" className={`counter ${today.plansAwaitingMyApproval > 0 ? 'soon' : ''}`}>
            <span className="counter-label">
              <Icon name="file" />
              {t('today.plansAwaitingMyApproval')}
            </span>
            <strong className="num">{today.plansAwaitingMyApproval}</strong>
          </Link>
        </li>
      )}
    </ul>
  );
}
