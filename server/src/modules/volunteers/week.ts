import { batched, groupBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { addDays, instantAt } from '../calendars/index.js';
import type { Absence } from './dated-facts.js';
import { VolunteerDay } from './dated-facts.js';
import { absencesByVolunteer } from './loaders.js';

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

/** Minutes offered by day, of `volunteerId|first day` over seven days: one statement for all. */
const offeredByWeek = batched<string, Map<string, number>>(async (op, keys) => {
  const asked = keys.map((key) => key.split('|') as [id: string, from: string]);
  const froms = asked.map(([, from]) => from).toSorted();
  const rows = await op.rows<{ id: string; day: string; minutes: number }>(
    `select h.volunteer_id id, d.day::date as day, sum(h.to_minute - h.from_minute)::int minutes
     from generate_series($2::date, $3::date, interval '1 day') d (day) cross join lateral app.hours_on(d.day::date) h
     where h.volunteer_id = any ($1::uuid[]) group by 1, 2`,
    [[...new Set(asked.map(([id]) => id))], froms[0], addDays(froms.at(-1) ?? '', DAYS - 1)],
  );
  const byId = groupBy(rows, 'id');
  return asked.map(([id]) => new Map((byId.get(id) ?? []).map(({ day, minutes }) => [day, minutes])));
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
  offered: number,
  absences: readonly Pick<Absence, 'from' | 'until'>[],
  bookings: readonly Booking[],
): VolunteerDay {
  const absent = absences.some((absence) => absence.from <= date && date <= absence.until);
  const bookedMinutes = bookings.reduce((sum, booking) => sum + minutesOn(booking, date), 0);
  return Object.assign(new VolunteerDay(), { date, availableMinutes: absent ? 0 : offered, bookedMinutes, absent });
}

/** The seven days from a civil date on. */
export async function weekOf(op: Operation, volunteerId: string, from: string): Promise<VolunteerDay[]> {
  const [offered, absences, bookings] = await Promise.all([
    op.load(offeredByWeek, `${volunteerId}|${from}`),
    op.load(absencesByVolunteer, volunteerId),
    op.load(bookingsByWeek, `${volunteerId}|${from}`),
  ]);
  return Array.from({ length: DAYS }, (_, day) => {
    const date = addDays(from, day);
    return dayOf(date, offered.get(date) ?? 0, absences, bookings);
  });
}
