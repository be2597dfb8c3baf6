import { groupBy } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { policyParameter } from '../../platform/policy-parameters.js';
import { ANSWERS } from './file.js';
import { scaleById } from './loaders.js';
import { CareOutcomeRow, CareOutcomes } from './payloads.js';
import { changeOf, scoreOf } from './scoring.js';
import { suppress, withTotals, type Mask } from './suppression.js';
import { openPaper, SealState, type Paper } from './vault.js';

/** A case in the figures: a number in the place of an id. */
interface Line extends Paper {
  number: number;
  district: number;
  team_id: string | null;
  sessions: number;
  scale_version_id: string | null;
  recorded_at: Date | null;
}

/** What is counted of a case. */
interface Counted {
  sessions: number;
  people: number;
  measured: number;
  improved: number;
}

const MEASURES = ['sessions', 'people', 'measured', 'improved'] as const;

/**
 * Anonymous figures of a calendar quarter that is over, by district and team, with totals. Quarters alone, and whole ones: from
 * figures of days that may be chosen one would be taken from another until a person is left.
 * @returns null for a quarter that is not over or lies before 2020
 */
export async function careOutcomes(op: Operation, year: number, quarter: number): Promise<CareOutcomes | null> {
  const [since, until] = [quarterStart(year, quarter), quarterStart(year, quarter + 1)];
  if (quarter < 1 || quarter > 4 || year < 2020 || year > 9999 || until > op.now) return null;
  const least = await policyParameter(op, 'care.outcomes.least');
  const lines = await op.rows<Line>('select * from vault.outcomes($1, $2)', [since, until]);
  const { cells, unreadable } = await count(op, lines);
  return Object.assign(new CareOutcomes(), { year, quarter, least, unreadable, rows: published(cells, least) });
}

/** First instant of a quarter, Asia/Shanghai. */
function quarterStart(year: number, quarter: number): Date {
  return new Date(Date.UTC(year, (quarter - 1) * 3, 1) - 8 * 3_600_000);
}

type Cells = Map<string, { district: number; teamId: string | null } & Counted>;

async function count(op: Operation, lines: Line[]): Promise<{ cells: Cells; unreadable: number }> {
  const cells: Cells = new Map();
  let unreadable = 0;
  const numbers = groupBy(lines, 'number');
  for (const rows of numbers.values()) {
    const [first] = rows;
    if (!first) continue;
    const scores = new Map<string, { scale: NonNullable<Awaited<ReturnType<typeof scaleOf>>>; scores: number[] }>();
    for (const row of rows) {
      const scale = await scaleOf(op, row.scale_version_id);
      if (!scale || row.id === null) continue;
      const { state, text } = openPaper(op, row);
      if (state !== SealState.OPEN || text === null) unreadable += 1;
      else {
        const { score } = scoreOf(scale.definition, ANSWERS.parse(JSON.parse(text)).answers);
        if (score === null) continue;
        const known = scores.get(scale.code) ?? { scale, scores: [] };
        known.scores.push(score);
        scores.set(scale.code, { ...known, scale });
      }
    }
    const changes = [...scores.values()]
      .filter((each) => each.scores.length >= 2)
      .map((each) => changeOf(each.scale.definition, each.scores[0] as number, each.scores.at(-1) as number));
    const key = `${first.district}/${first.team_id ?? ''}`;
    const cell = cells.get(key) ?? { district: first.district, teamId: first.team_id, sessions: 0, people: 0, measured: 0, improved: 0 };
    cell.sessions += first.sessions;
    cell.people += 1;
    if (changes.length > 0) cell.measured += 1;
    // Better on one scale counts where no other grew worse.
    if (changes.includes('IMPROVED') && !changes.includes('WORSENED')) cell.improved += 1;
    cells.set(key, cell);
  }
  return { cells, unreadable };
}

async function scaleOf(op: Operation, id: string | null) {
  return id === null ? null : op.load(scaleById, id);
}

/** The table as it may be shown: rows of districts and teams with their totals, small cells and what gives them away hidden. */
function published(cells: Cells, least: number): CareOutcomeRow[] {
  const districts = [...new Set([...cells.values()].map((cell) => cell.district))].toSorted((a, b) => a - b);
  const teams = [...new Set([...cells.values()].map((cell) => cell.teamId))].toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
  if (districts.length === 0) return [];
  const tableOf = (measure: keyof Counted) =>
    withTotals(districts.map((district) => teams.map((team) => cells.get(`${district}/${team ?? ''}`)?.[measure] ?? 0)));
  const tables = { sessions: tableOf('sessions'), people: tableOf('people'), measured: tableOf('measured'), improved: tableOf('improved') };
  const at = (measure: keyof Counted, row: number, column: number): number => tables[measure][row]?.[column] ?? 0;
  const few = (value: number): boolean => value > 0 && value < least;
  const people = suppress(tables.people, ({ row, column }) => few(at('people', row, column)), least);
  // Who improved is told only where it is no secret of a few: neither they nor those who did not improve are under the least number.
  const secret = ({ row, column }: { row: number; column: number }): boolean => {
    const [measured, improved] = [at('measured', row, column), at('improved', row, column)];
    return people[row]?.[column] === true || few(measured) || (measured > 0 && (improved < least || measured - improved < least));
  };
  const outcome = union(suppress(tables.measured, secret, least), suppress(tables.improved, secret, least));
  const masks: Record<keyof Counted, Mask> = {
    sessions: people,
    people,
    measured: closed(tables.measured, outcome, least),
    improved: closed(tables.improved, outcome, least),
  };
  return tables.people.flatMap((line, row) =>
    line.flatMap((_, column) => {
      const [district, team] = [districts[row] ?? null, teams[column]];
      const total = { district: row === districts.length, team: column === teams.length };
      if (!total.district && !total.team && at('people', row, column) === 0 && people[row]?.[column] !== true) return [];
      const figures = Object.fromEntries(
        MEASURES.map((measure) => [measure, masks[measure][row]?.[column] === true ? null : at(measure, row, column)]),
      );
      return [
        Object.assign(new CareOutcomeRow(), {
          areaCode: district,
          teamId: team ?? null,
          allAreas: total.district,
          allTeams: total.team,
          ...figures,
        }),
      ];
    }),
  );
}

const union = (one: Mask, other: Mask): Mask => one.map((row, at) => row.map((cell, column) => cell || other[at]?.[column] === true));

/** A mask that was put together is completed once more: what was safe alone need not be safe together. */
function closed(table: readonly (readonly number[])[], mask: Mask, least: number): Mask {
  return suppress(table, ({ row, column }) => mask[row]?.[column] === true, least);
}
