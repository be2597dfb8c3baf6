import { batched, groupBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { addDays, instantAt, weekdayOf } from '../calendars/index.js';
import type { Absence, AvailabilityWindow } from './dated-facts.js';
import { VolunteerDay } from './dated-facts.js';
import { absencesByVolunteer, availabilityByVolunteer } from './loaders.js';

const DAYS = 7;

/** A span of work, without the way. */
interface Booking {
  startsAt: Date;
  endsAt: Date;
}

/** Bookings of `volunteerId|first day` over seven days: one statement for all volunteers and first days of an answer. */
const bookingsByWeek = batched<string, Booking[]>(async (op, keys) => {
  const asked = keys.map((key) => key.split('|') as [id: string, from: string]);
  const froms = asked.map(([, from]) => from).toSorted();
  const since = instantAt(froms[0] ?? '');
  const until = instantAt(addDays(froms.at(-1) ?? '', DAYS));
  const rows = await op.rows<Booking & { id: string }>(
    `select volunteer_id id, starts_at as "startsAt", ends_at as "endsAt" from app.commitments($1, $2, $3) where open order by volunteer_id, starts_at`,
    [[...new Set(asked.map(([id]) => id))], since, until],
  );
  const byId = groupBy(rows, 'id');
  return asked.map(([id]) => byId.get(id) ?? []);
});

/** Whole minutes of a booking that fall into a civil day. */
function minutesOn(booking: Booking, date: string): number {
  const start = Math.max(booking.startsAt.getTime(), instantAt(date).getTime());
  const end = Math.min(booking.endsAt.getTime(), instantAt(date, 1440).getTime());
  return Math.max(0, Math.round((end - start) / 60_000));
}

/** One day of the strip from its facts. */
function dayOf(
  date: string,
  windows: readonly Pick<AvailabilityWindow, 'weekday' | 'fromMinute' | 'toMinute'>[],
  absences: readonly Pick<Absence, 'from' | 'until'>[],
  bookings: readonly Booking[],
): VolunteerDay {
  const weekday = weekdayOf(date);
  const absent = absences.some((absence) => absence.from <= date && date <= absence.until);
  const offered = windows
    .filter((window) => window.weekday === weekday)
    .reduce((sum, window) => sum + window.toMinute - window.fromMinute, 0);
  const bookedMinutes = bookings.reduce((sum, booking) => sum + minutesOn(booking, date), 0);
  return Object.assign(new VolunteerDay(), { date, availableMinutes: absent ? 0 : offered, bookedMinutes, absent });
}

/** The seven days from a civil date on. */
export async function weekOf(op: Operation, volunteerId: string, from: string): Promise<VolunteerDay[]> {
  const [windows, absences, bookings] = await Promise.all([
    op.load(availabilityByVolunteer, volunteerId),
    op.load(absencesByVolunteer, volunteerId),
    op.load(bookingsByWeek, `${volunteerId}|${from}`),
  ]);
  return Array.from({ length: DAYS }, (_, day) => dayOf(addDays(from, day), windows, absences, bookings));
}
