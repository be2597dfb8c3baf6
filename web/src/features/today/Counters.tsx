import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../gql';
import type { CountersFragment } from '../../gql/graphql';
import { Icon, type IconName } from '../../ui/Icon';
import type { BoardSearch } from '../needs/search';
import { useViewer } from '../session/viewer';
import type { TodaySearch } from './search';

graphql(`
  fragment Counters on Today {
    lateItems
    dueTodayItems
    unassignedEmergency
    unassignedUrgent
    offersExpiringSoon
    awaitingVerification
    declinedToday
    plansAwaitingMyApproval
    decisionsAwaitingMe
    leadsAwaitingTriage
    leadsTriageLate
    callbacksOwed
    calledMe
    mandatesExpiring
  }
`);

type CounterKey = Exclude<keyof CountersFragment, '__typename' | ' $fragmentName'>;

interface Counter {
  readonly key: CounterKey;
  readonly icon: IconName;
  readonly tone: 'late' | 'now' | 'soon' | '';
  /** The list of exactly the rows that it counts. */
  readonly to: Pick<LinkProps, 'to' | 'search'>;
  /** Who has anything to do with it; everybody unless told. */
  readonly action?: string;
}

const board = (search: BoardSearch): Pick<LinkProps, 'to' | 'search'> => ({
  to: '/board',
  search: { ...search, view: 'list' },
});

const counters: readonly Counter[] = [
  { key: 'lateItems', icon: 'late', tone: 'late', to: { to: '/today', search: { list: 'late' } } },
  { key: 'dueTodayItems', icon: 'warning', tone: 'now', to: { to: '/today', search: { list: 'today' } } },
  { key: 'unassignedEmergency', icon: 'late', tone: 'late', to: board({ tier: 'EMERGENCY', state: 'UNMATCHED' }) },
  { key: 'unassignedUrgent', icon: 'clock', tone: 'now', to: board({ tier: 'URGENT', state: 'UNMATCHED' }) },
  { key: 'calledMe', icon: 'warning', tone: 'now', to: { to: '/today', search: { list: 'called' } } },
  { key: 'plansAwaitingMyApproval', icon: 'file', tone: 'soon', to: { to: '/plans' }, action: 'plan:approve' },
  { key: 'decisionsAwaitingMe', icon: 'file', tone: 'soon', to: { to: '/assistance' }, action: 'assistance:decide' },
  { key: 'mandatesExpiring', icon: 'file', tone: 'soon', to: { to: '/today', search: { list: 'mandates' } }, action: 'proxy:read' },
  { key: 'offersExpiringSoon', icon: 'clock', tone: 'soon', to: board({ waits: 'EXPIRING_OFFER' }), action: 'offer:read' },
  { key: 'declinedToday', icon: 'undo', tone: 'soon', to: board({ waits: 'DECLINED_TODAY' }), action: 'offer:read' },
  { key: 'awaitingVerification', icon: 'tick', tone: '', to: board({ waits: 'VERIFICATION' }), action: 'assignment:read' },
  { key: 'leadsAwaitingTriage', icon: 'warning', tone: 'now', to: { to: '/intake', search: { tab: 'triage' } }, action: 'lead:read' },
  { key: 'leadsTriageLate', icon: 'late', tone: 'late', to: { to: '/intake', search: { tab: 'late' } }, action: 'lead:read' },
  { key: 'callbacksOwed', icon: 'phone', tone: 'now', to: { to: '/intake', search: { tab: 'callbacks' } }, action: 'lead:read' },
];

/** The figures of the day; each opens exactly the rows that it counts. */
export function Counters({ today, search }: { readonly today: CountersFragment; readonly search: TodaySearch }) {
  const { t } = useTranslation();
  const { can } = useViewer();
  return (
    <ul className="counters" aria-label={t('today.figures')}>
      {counters
        .filter(({ action }) => action === undefined || can(action))
        .map(({ key, icon, tone, to }) => (
          <li key={key}>
            <Link
              {...to}
              className={`counter ${today[key] > 0 ? tone : ''}`}
              aria-current={(to.to === '/today' && JSON.stringify(to.search) === JSON.stringify({ list: search.list })) || undefined}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              <span className="counter-label">
                <Icon name={icon} />
                {t(`today.${key}`)}
              </span>
              <strong className="num">{today[key]}</strong>
            </Link>
          </li>
        ))}
    </ul>
  );
}
