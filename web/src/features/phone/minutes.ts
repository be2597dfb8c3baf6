/** Minutes since the check-in, at least 1; the planned minutes when nobody checked in. */
export function elapsedMinutes(checkedInAt: string | null, now: number, planned: number): number {
  if (checkedInAt === null) return planned;
  return Math.max(1, Math.round((now - Date.parse(checkedInAt)) / 60_000));
}
