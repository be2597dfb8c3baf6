const MINUTE = 60_000;
const DAY = 86_400_000;
/** China keeps UTC+8 all year. */
const OFFSET = 8 * 3_600_000;
const STEP = 15 * MINUTE;

/** Count of days since 1970-01-01 of an instant, in Asia/Shanghai. */
export function dayOf(instant: number): number {
  return Math.floor((instant + OFFSET) / DAY);
}

/** The instant at which a civil day begins. */
export function startOfDay(day: number): number {
  return day * DAY - OFFSET;
}

/** Weekday of a civil day: 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Number of the week (Monday to Sunday) in which a civil day lies. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** The next quarter of an hour at or after an instant: people do not meet at 09:07. */
export function quarterFrom(instant: number): number {
  return Math.ceil(instant / STEP) * STEP;
}

/** Civil date `YYYY-MM-DD` of a count of days. */
export function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
export function timeText(instant: number): string {
  return new Date(instant + OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}

/** Kilometres between two points on the earth taken as a sphere; null when either is not known. */
export function distanceKm(
  a: { latitude: number | null; longitude: number | null },
  b: { latitude: number | null; longitude: number | null },
): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  const rad = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * rad;
  const dLon = (b.longitude - a.longitude) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
}
