import type { TFunction } from 'i18next';
import type { GoalDomain } from '../../gql/graphql';
import type { Change } from './compare';

/** How often a measure is done, in words. */
export function cadence(t: TFunction, everyDays: number | null): string {
  if (everyDays === null) return t('housePlan.once');
  if (everyDays === 1) return t('housePlan.daily');
  if (everyDays === 7) return t('housePlan.weekly');
  return everyDays % 7 === 0 ? t('housePlan.everyWeeks', { count: everyDays / 7 }) : t('housePlan.everyDays', { count: everyDays });
}

/** From when until when; without an end it lasts as long as the plan. */
export function span(t: TFunction, startsOn: string, endsOn: string | null): string {
  return endsOn === null ? t('housePlan.from', { date: startsOn }) : t('housePlan.fromUntil', { from: startsOn, until: endsOn });
}

/** A value of a changed field in words. */
export function valueText(t: TFunction, field: Change['field'], value: Change['before']): string {
  if (field === 'everyDays') return cadence(t, typeof value === 'number' ? value : null);
  if (value === null) return t('housePlan.nothing');
  return field === 'domain' ? t(`goalDomain.${value as GoalDomain}`) : String(value);
}
