import type { VolunteerFacts, Window } from './pair.js';
import { weekdayOf, weekOf } from './time.js';

function holdsOn(window: Window, day: number, weekday: number): boolean {
  if (window.weekday !== weekday) return false;
  const { since, until, every = 1, except } = window;
  if (since != null && (since > day || (weekOf(day) - weekOf(since)) % every !== 0)) return false;
  return (until == null || until >= day) && !except?.includes(day);
}

/** The hours that a volunteer gives on a civil day, absences aside: the same as `app.hours_on` in the database. */
export function hoursOn(
  { windows, days = [] }: Pick<VolunteerFacts, 'windows' | 'days'>,
  day: number,
): readonly { from: number; to: number }[] {
  const own = days.length === 0 ? days : days.filter((each) => each.day === day);
  if (own.length > 0) return own;
  const weekday = weekdayOf(day);
  return windows.filter((window) => holdsOn(window, day, weekday));
}
