export { calendarOf, seedHolidays } from './calendar.js';
export { addDays, addMonths, civilDateOf, dayNumberOf, instantAt, minuteOfDay, weekdayOf } from './civil-dates.js';
export { DeadlineClock, deadlineClock, DeadlineState } from './clock.js';
export { calendarSeedRows, type CalendarDayRow, holidayCalendar, SEEDED_YEARS } from './seed.js';
export {
  addWorkingDays,
  type CalendarAnswer,
  type DayKind,
  type HolidayCalendar,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.js';
