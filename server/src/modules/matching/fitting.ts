import type { NeedFacts, Setting } from './pair.js';

/** Ids of the teams that could serve a need: they offer its service, are of its kind, and serve its area. */
export function fittingTeams(need: NeedFacts, teams: Setting['teams']): string[] {
  return Object.entries(teams)
    .filter(
      ([, team]) =>
        team.serviceCodes.includes(need.serviceCode) &&
        (need.teamKind === null || team.kind === need.teamKind) &&
        team.areas.some(([low, high]) => need.areaCode >= low && need.areaCode < high),
    )
    .map(([id]) => id);
}
