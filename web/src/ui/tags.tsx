import { useTranslation } from 'react-i18next';
import type { AssignmentState, NeedState, OfferState, PriorityTier, TeamKind, VolunteerState } from '../gql/graphql';
import { clockWords, type ClockFacts, type ClockTone } from '../platform/clock-words';
import { formatInstant } from '../platform/time';
import { Icon, type IconName } from './Icon';

const clockIcons: Record<ClockTone, IconName> = { late: 'late', now: 'warning', soon: 'clock', calm: 'clock', done: 'tick' };

/** A deadline in words first, with an icon; the colour only repeats them. */
export function ClockTag({ clock }: { readonly clock: ClockFacts & { readonly dueAt: string } }) {
  const { t, i18n } = useTranslation();
  const words = clockWords(clock);
  const title = t('clock.title', { due: formatInstant(clock.dueAt, i18n.language) });
  return (
    <span
      className={`tag ${words.tone === 'calm' ? '' : words.tone}`}
      title={clock.calendarKnown ? title : `${title} · ${t('clock.calendarMissing')}`}
    >
      <Icon name={clockIcons[words.tone]} />
      {t(`clock.${words.key}`, { count: words.count })}
    </span>
  );
}

/** The team that a service belongs to, in its colour and by its name. */
export function TeamTag({ kind }: { readonly kind: TeamKind }) {
  const { t } = useTranslation();
  return (
    <span className="tag plain">
      <i className={`dot team-${kind}`} />
      {t(`teamKind.${kind}`)}
    </span>
  );
}

const tierTone: Record<PriorityTier, string> = { EMERGENCY: 'late', URGENT: 'now', ROUTINE: 'plain' };

/** How soon help must arrive. */
export function TierTag({ tier }: { readonly tier: PriorityTier }) {
  const { t } = useTranslation();
  return (
    <span className={`tag ${tierTone[tier]}`}>
      {tier === 'EMERGENCY' && <Icon name="late" />}
      {t(`tier.${tier}`)}
    </span>
  );
}

const needTone: Record<NeedState, string> = { UNMATCHED: 'now', OFFERED: 'soon', ASSIGNED: 'accent', DONE: 'done', WAIVED: '' };

export function NeedStateTag({ state }: { readonly state: NeedState }) {
  const { t } = useTranslation();
  return <span className={`tag ${needTone[state]}`}>{t(`needState.${state}`)}</span>;
}

const offerTone: Record<OfferState, string> = {
  PROPOSED: '',
  SENT: 'soon',
  ACCEPTED: 'done',
  DECLINED: 'late',
  EXPIRED: '',
  WITHDRAWN: '',
};

export function OfferStateTag({ state }: { readonly state: OfferState }) {
  const { t } = useTranslation();
  return <span className={`tag ${offerTone[state]}`}>{t(`offerState.${state}`)}</span>;
}

const assignmentTone: Record<AssignmentState, string> = {
  CONFIRMED: 'accent',
  IN_PROGRESS: 'soon',
  DONE: 'done',
  VERIFIED: 'done',
  MISSED: 'late',
  CANCELLED: '',
};

export function AssignmentStateTag({ state }: { readonly state: AssignmentState }) {
  const { t } = useTranslation();
  return <span className={`tag ${assignmentTone[state]}`}>{t(`assignmentState.${state}`)}</span>;
}

const volunteerTone: Record<VolunteerState, string> = { APPLIED: 'soon', VETTING: 'soon', ACTIVE: 'done', SUSPENDED: 'late', LEFT: '' };

export function VolunteerStateTag({ state }: { readonly state: VolunteerState }) {
  const { t } = useTranslation();
  return <span className={`tag ${volunteerTone[state]}`}>{t(`volunteerState.${state}`)}</span>;
}
