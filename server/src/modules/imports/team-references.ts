import type { Operation } from '../../platform/database/operation.js';
import { areaRange } from '../areas/index.js';
import { plain } from './references.js';

interface Team {
  id: string;
  name: string;
  kind: string;
  area_codes: number[];
}

/** What people call the kinds of team. */
const KINDS: Readonly<Record<string, string>> = {
  蓝马甲: 'BLUE_VEST',
  海鸥: 'RED_SEAGULL',
  红海鸥: 'RED_SEAGULL',
  小桔灯: 'LITTLE_ORANGE_LAMP',
  小橘灯: 'LITTLE_ORANGE_LAMP',
};

/** Volunteer teams by name, or by the name of their kind where one team of that kind serves the volunteer's area. */
export class TeamReferences {
  constructor(private readonly teams: readonly Team[]) {}

  /** Reads all teams; every member of staff may see them. */
  static async load(op: Operation): Promise<TeamReferences> {
    return new TeamReferences(await op.rows<Team>('select id, name, kind, area_codes from volunteer_team'));
  }

  /** Splits names into teams and those that stand for none, or for more than one. */
  all(names: readonly string[], areaCode: number | undefined): { keys: string[]; unknown: string[] } {
    const keys = new Set<string>();
    const unknown: string[] = [];
    for (const name of names) {
      const team = this.find(name, areaCode);
      if (team) keys.add(team.id);
      else unknown.push(name);
    }
    return { keys: [...keys], unknown };
  }

  private find(name: string, areaCode: number | undefined): Team | undefined {
    const wanted = plain(name);
    const named = this.teams.find((team) => plain(team.name) === wanted);
    const kind = KINDS[wanted];
    if (named || kind === undefined || areaCode === undefined) return named;
    const serving = this.teams.filter((team) => team.kind === kind && team.area_codes.some((code) => covers(code, areaCode)));
    return serving.length === 1 ? serving[0] : undefined;
  }
}

function covers(area: number, code: number): boolean {
  const [low, high] = areaRange(area);
  return code >= low && code < high;
}
