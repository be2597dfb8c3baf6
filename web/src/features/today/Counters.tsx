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

/** What one looks for first: time that runs out, people who are missing, what waits for one's word. */
const GROUPS = ['time', 'people', 'word'] as const;

interface Counter {
  readonly key: CounterKey;
  readonly group: (typeof GROUPS)[number];
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
  { key: 'lateItems', group: 'time', icon: 'late', tone: 'late', to: { to: '/today', search: { list: 'late' } } },
  { key: 'dueTodayItems', group: 'time', icon: 'warning', tone: 'now', to: { to: '/today', search: { list: 'today' } } },
  { key: 'unassignedEmergency', group: 'people', icon: 'late', tone: 'late', to: board({ tier: 'EMERGENCY', state: 'UNMATCHED' }) },
  { key: 'unassignedUrgent', group: 'people', icon: 'clock', tone: 'now', to: board({ tier: 'URGENT', state: 'UNMATCHED' }) },
  { key: 'calledMe', group: 'time', icon: 'warning', tone: 'now', to: { to: '/today', search: { list: 'called' } } },
  { key: 'plansAwaitingMyApproval', group: 'word', icon: 'file', tone: 'soon', to: { to: '/plans' }, action: 'plan:approve' },
  { key: 'decisionsAwaitingMe', group: 'word', icon: 'file', tone: 'soon', to: { to: '/assistance' }, action: 'assistance:decide' },
  {
    key: 'mandatesExpiring',
    group: 'time',
    icon: 'file',
    tone: 'soon',
    to: { to: '/today', search: { list: 'mandates' } },
    action: 'proxy:read',
  },
  { key: 'offersExpiringSoon', group: 'people', icon: 'clock', tone: 'soon', to: board({ waits: 'EXPIRING_OFFER' }), action: 'offer:read' },
  { key: 'declinedToday', group: 'people', icon: 'undo', tone: 'soon', to: board({ waits: 'DECLINED_TODAY' }), action: 'offer:read' },
  { key: 'awaitingVerification', group: 'word', icon: 'tick', tone: '', to: board({ waits: 'VERIFICATION' }), action: 'assignment:read' },
  {
    key: 'leadsAwaitingTriage',
    group: 'word',
    icon: 'warning',
    tone: 'now',
    to: { to: '/intake', search: { tab: 'triage' } },
    action: 'lead:read',
  },
  {
    key: 'leadsTriageLate',
    group: 'word',
    icon: 'late',
    tone: 'late',
    to: { to: '/intake', search: { tab: 'late' } },
    action: 'lead:read',
  },
  {
    key: 'callbacksOwed',
    group: 'word',
    icon: 'phone',
    tone: 'now',
    to: { to: '/intake', search: { tab: 'callbacks' } },
    action: 'lead:read',
  },
];

/** The figures of the day in three groups; each opens exactly the rows that it counts. */
export function Counters({ today, search }: { readonly today: CountersFragment; readonly search: TodaySearch }) {
  const { t } = useTranslation();
  const { can } = useViewer();
  const mine = counters.filter(({ action }) => action === undefined || can(action));
  return (
    <div className="tallies" role="group" aria-label={t('today.figures')}>
      {GROUPS.map((group) => {
        const shown = mine.filter((counter) => counter.group === group);
        if (shown.length === 0) return null;
        return (
          <section key={group} className="tally-group" aria-labelledby={`tally-${group}`}>
            <h2 id={`tally-${group}`}>{t(`today.group.${group}`)}</h2>
            <ul>
              {shown.map(({ key, icon, tone, to }) => (
                <li key={key}>
                  <Link
                    {...to}
                    className={`tally ${today[key] > 0 ? tone : 'none'}`}
                    aria-current={(to.to === '/today' && JSON.stringify(to.search) === JSON.stringify({ list: search.list })) || undefined}
                    activeOptions={{ exact: true, includeSearch: true }}
                  >
                    <Icon name={icon} />
                    <span className="tally-label">{t(`today.${key}`)}</span>
                    <strong className="num">{today[key]}</strong>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
