import type { Pair, TeamFacts, VolunteerFacts } from './pair.js';
import { dateText } from './time.js';

/** Teams of the volunteer that offer the need's service and are of its kind. */
export function teamsFor({ need, volunteer, teams }: Pair): TeamFacts[] {
  const found: TeamFacts[] = [];
  for (const id of volunteer.teamIds) {
    const team = teams[id];
    if (team && team.serviceCodes.includes(need.serviceCode) && (need.teamKind === null || team.kind === need.teamKind)) found.push(team);
  }
  return found;
}

/** District of an area code: the first six of its fifteen digits. */
function districtOf(code: number): number {
  return Math.floor(code / 1e9);
}

/** Whether the volunteer gets there: a fitting team serves the area, and the way is not too long. */
export function areaHolds(pair: Pair, km: number | null): boolean {
  const { need, volunteer } = pair;
  const near = km === null ? districtOf(need.areaCode) === districtOf(volunteer.homeAreaCode) : km <= volunteer.travelKm;
  return near && teamsFor(pair).some((team) => team.areas.some(([low, high]) => need.areaCode >= low && need.areaCode < high));
}

/** Texts in one line; null when there are none. */
export function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(', ');
}

/** Kilometres with one decimal. */
export function kmText(km: number | null, limit?: number): string {
  const way = km === null ? '? km' : `${km.toFixed(1)} km`;
  return limit === undefined ? way : `${way} / ${limit} km`;
}

/** Whether and until when a volunteer may serve minors. */
export function ageText({ adultFrom, vettedUntil }: VolunteerFacts): string {
  return `18: ${adultFrom === null ? '?' : dateText(adultFrom)}, … ${vettedUntil === null ? '?' : dateText(vettedUntil)}`;
}
