import type { Operation } from '../../platform/database/operation.js';
import { areaRange, type AreaLevel } from '../areas/index.js';

interface Area {
  code: number;
  name: string;
  level: `${AreaLevel}`;
}

/** What a text means: one area, none, or more than one. */
export type AreaAnswer = { area: Area } | { problem: 'UNKNOWN' | 'AMBIGUOUS' };

/** Finds areas by code or by name, e.g. 370212, 崂山区/金家岭街道, 青岛市崂山区金家岭街道金家岭社区. Rosters repeat the same texts, so answers are remembered. */
export class AreaDirectory {
  private readonly byCode = new Map<number, Area>();
  private readonly byName = new Map<string, Area[]>();
  private readonly answers = new Map<string, AreaAnswer>();
  private longest = 0;

  constructor(areas: readonly Area[]) {
    for (const area of areas) {
      this.byCode.set(area.code, area);
      this.addName(area.name, area);
      // 崂山 for 崂山区 is how people write districts; below them the ending tells towns from communities.
      if (area.level === 'DISTRICT' && area.name.length > 2) this.addName(area.name.slice(0, -1), area);
    }
  }

  /** Reads all areas; their names are public knowledge. */
  static async load(op: Operation): Promise<AreaDirectory> {
    return new AreaDirectory(await op.rows<Area>('select code, name, level from admin_area'));
  }

  /** What the text means. */
  find(text: string): AreaAnswer {
    let answer = this.answers.get(text);
    if (!answer) {
      answer = this.read(plain(text));
      this.answers.set(text, answer);
    }
    return answer;
  }

  private addName(name: string, area: Area): void {
    const known = this.byName.get(name);
    if (known) known.push(area);
    else this.byName.set(name, [area]);
    this.longest = Math.max(this.longest, name.length);
  }

  private read(text: string): AreaAnswer {
    if (/^\d+$/.test(text)) {
      const area = [4, 6, 9, 12, 15].includes(text.length) ? this.byCode.get(Number(text.padEnd(15, '0'))) : undefined;
      return area ? { area } : { problem: 'UNKNOWN' };
    }
    const ends = [...new Map(this.descend(text, undefined).map((area) => [area.code, area])).values()];
    const [only] = ends;
    if (!only) return { problem: 'UNKNOWN' };
    return ends.length === 1 ? { area: only } : { problem: 'AMBIGUOUS' };
  }

  /** Every area that the whole text can lead to, each name lying below the one before. Levels may be left out. */
  private descend(text: string, within: Area | undefined): Area[] {
    if (text === '') return within ? [within] : [];
    const found: Area[] = [];
    for (let length = Math.min(text.length, this.longest); length > 0; length -= 1) {
      for (const area of this.byName.get(text.slice(0, length)) ?? []) {
        if (!within || isBelow(area.code, within.code)) found.push(...this.descend(text.slice(length), area));
      }
    }
    return found;
  }
}

/** Without separators, and with offices by the name of their area: 金家岭街道办事处 is 金家岭街道. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s/\\|>、,·-]+/gu, '')
    .replace(/(?<=街道)办事处|(?<=社区)(?:居民委员会|居委会)|(?<=村)(?:村民委员会|村委会|民委员会|委会)/gu, '');
}

function isBelow(code: number, above: number): boolean {
  const [low, high] = areaRange(above);
  return code > low && code < high;
}
