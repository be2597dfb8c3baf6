export { calendarOf, seedHolidays } from './calendar.js';
export { addDays, addMonths, dayNumberOf, instantAt, weekdayOf } from './civil-dates.js';
export { DeadlineClock, deadlineClock } from './clock.js';
export { addWorkingDays } from './working-days.js';
