import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { seal } from '../../platform/vault/envelope.js';
import type { ComparisonFindingKind } from './comparison.js';
import type { Difference, Placed } from './differences.js';
import type { ListRow } from './lists.js';

/** Rows written by one statement. */
const CHUNK = 5000;

function* chunksOf<T>(items: readonly T[]): Generator<[at: number, chunk: readonly T[]]> {
  for (let at = 0; at < items.length; at += CHUNK) yield [at, items.slice(at, at + CHUNK)];
}

/** Writes the persons of a list with where they went; what earlier runs of the pair had kept goes. */
export async function stageRows(
  op: Operation,
  runId: string,
  side: 'LEFT' | 'RIGHT',
  rows: readonly ListRow[],
  placed: readonly Placed[],
  progress: (done: number) => Promise<void>,
): Promise<void> {
  for (const [at, chunk] of chunksOf(rows)) {
    await progress(at);
    const records = chunk.map((row, place) => {
      const [outcome, other, score] = placed[at + place] ?? ['ONLY', null, null];
      return {
        o: at + place + 1,
        n: row.name,
        b: row.birthDate,
        a: row.address,
        c: row.areaCode,
        h: row.hash,
        t: row.tail,
        f: row.amountFen,
        i: row.householdId,
        r: outcome,
        m: other === null ? null : other + 1,
        s: score,
      };
    });
    await op.rows(
      `insert into comparison_row (run_id, side, ordinal, name, birth_date, address, area_code, identity_hash, identity_tail, amount_fen, household_id, outcome, other, score)
       select $1, $2, x.o, x.n, x.b, x.a, x.c, x.h, x.t, x.f, x.i, x.r, x.m, x.s
       from jsonb_to_recordset($3::jsonb) x (o int, n text, b date, a text, c bigint, h text, t text, f bigint, i uuid, r text, m int, s int)`,
      [runId, side, JSON.stringify(records)],
    );
  }
}

/** How many findings of a run were there before, and how many of the run before are there no more. */
export interface Change {
  readonly fresh: number;
  readonly known: number;
  readonly gone: number;
}

/**
 * Writes what differs: a difference that was there before goes on with whatever was decided on it, one that is there no more is closed.
 * @param wanted kinds that a person is to decide on
 */
export async function writeFindings(
  op: Operation,
  run: { readonly id: string; readonly comparisonId: string },
  wanted: readonly ComparisonFindingKind[],
  differences: readonly Difference[],
  progress: (done: number) => Promise<void>,
): Promise<Change> {
  const findings = differences.filter((difference) => wanted.includes(difference.kind));
  let known = 0;
  for (const [at, chunk] of chunksOf(findings)) {
    await progress(at);
    const kept = await op.rows<{ key: string }>(
      'update comparison_finding set last_run_id = $2 where comparison_id = $1 and key = any ($3::text[]) and gone_run_id is null returning key',
      [run.comparisonId, run.id, chunk.map((finding) => finding.key)],
    );
    known += kept.length;
    const before = new Set(kept.map(({ key }) => key));
    const records = chunk.filter((finding) => !before.has(finding.key)).map((finding) => recordOf(op, finding));
    await op.rows(
      `insert into comparison_finding (id, comparison_id, key, kind, reasons, area_code, left_name, left_birth_date, left_address, left_tail, left_amount_fen,
         right_name, right_birth_date, right_address, right_tail, right_amount_fen, identity_sealed, identity_hash, household_id, score, first_run_id, last_run_id)
       select x.id, $1, x.key, x.kind, x.reasons, x.area, x.ln, x.lb, x.la, x.lt, x.lf, x.rn, x.rb, x.ra, x.rt, x.rf, x.sealed, x.hash, x.household, x.score, $2, $2
       from jsonb_to_recordset($3::jsonb) x (id uuid, key text, kind text, reasons text[], area bigint, ln text, lb date, la text, lt text, lf bigint,
         rn text, rb date, ra text, rt text, rf bigint, sealed text, hash text, household uuid, score int)`,
      [run.comparisonId, run.id, JSON.stringify(records)],
    );
  }
  const gone = await op.rows(
    // What nobody looks for any more is not gone.
    'update comparison_finding set gone_run_id = $2, version = version + 1 where comparison_id = $1 and gone_run_id is null and last_run_id <> $2 and kind = any ($3::text[]) returning id',
    [run.comparisonId, run.id, wanted],
  );
  return { fresh: findings.length - known, known, gone: gone.length };
}

function recordOf(op: Operation, { key, kind, reasons, left, right, score }: Difference): object {
  const id = newId();
  const row = left ?? right;
  const identity = left?.identity ?? right?.identity ?? null;
  return {
    id,
    key,
    kind,
    reasons,
    // Where the person lives: the platform knows better than a list from outside.
    area: right?.householdId ? right.areaCode : left?.householdId ? left.areaCode : row?.areaCode,
    ...partyOf('l', left),
    ...partyOf('r', right),
    sealed: identity && seal(op.runtime.keyring, { table: 'comparison_finding', column: 'identity_sealed', rowId: id }, identity),
    hash: left?.hash ?? right?.hash ?? null,
    household: left?.householdId ?? right?.householdId ?? null,
    score,
  };
}

function partyOf(side: 'l' | 'r', row: ListRow | null): object {
  if (!row) return {};
  return {
    [`${side}n`]: row.name,
    [`${side}b`]: row.birthDate,
    [`${side}a`]: row.address,
    [`${side}t`]: row.tail,
    [`${side}f`]: row.amountFen,
  };
}
