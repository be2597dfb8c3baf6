/** Whether a fact with a first day and a first day after it (both civil dates) holds on a day. */
export function holdsOn(fact: { from: string; until: string | null }, day: string): boolean {
  return fact.from <= day && (fact.until === null || fact.until > day);
}

/** Completed years of age on a civil day. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
