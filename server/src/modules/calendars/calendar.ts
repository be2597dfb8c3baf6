import { connectOwner } from '../../platform/database/owner.js';
import type { DataSource } from 'typeorm';
import { batched } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { calendarSeedRows, holidayCalendar } from './seed.js';
import type { DayKind, HolidayCalendar } from './working-days.js';

/** 节假日安排: a day on which the published arrangement differs from the plain week, as the table keeps it. */
interface Holiday {
  day: string;
  kind: DayKind;
  name: string;
}

/** A change of the calendar reaches every server process within this time, in milliseconds. */
const FRESH_MS = 60_000;

const cached = new WeakMap<DataSource, { calendar: HolidayCalendar; until: number }>();

/** One reading for each operation at most, and none while the process holds a fresh one. */
const calendarLoader = batched<string, HolidayCalendar>(async (op, keys) => {
  const { source } = op.runtime;
  let held = cached.get(source);
  if (!held || held.until < op.now.getTime() || held.until > op.now.getTime() + FRESH_MS) {
    const rows = await op.rows<Holiday>('select day, kind, name from holiday order by day');
    // The National Day holiday is in every published arrangement: a year without it is not in the system as a whole.
    const years = rows.filter((row) => row.kind === 'HOLIDAY' && row.day.endsWith('-10-01')).map((row) => Number(row.day.slice(0, 4)));
    held = {
      calendar: holidayCalendar(
        rows.map(({ day, kind }) => ({ date: day, kind })),
        years,
      ),
      until: op.now.getTime() + FRESH_MS,
    };
    cached.set(source, held);
  }
  const { calendar } = held;
  return keys.map(() => calendar);
});

/** The working-day calendar of the city. */
export function calendarOf(op: Operation): Promise<HolidayCalendar> {
  return op.load(calendarLoader, 'city');
}

/** Adds the published arrangements that ship with the server to the calendar, as the owner of the database. Days that stand there stay as they are. */
export async function seedHolidays(ownerUrl: string): Promise<void> {
  const rows = calendarSeedRows();
  const owner = await connectOwner(ownerUrl);
  try {
    await owner.query(
      'insert into holiday (day, kind, name) select * from unnest($1::date[], $2::text[], $3::text[]) on conflict do nothing',
      [rows.map((row) => row.date), rows.map((row) => row.kind), rows.map((row) => row.name)],
    );
  } finally {
    await owner.end();
  }
}
