import { civilDate } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import { columns } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { constraintMeans } from '../../platform/errors/constraints.js';
import { assertVersion, refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { once } from '../../platform/graphql/mutation.js';
import { enqueueJob, JobKind } from '../../platform/jobs/index.js';
import { areaByCode, mayInAll, parseAreaCode } from '../areas/index.js';
import { loadUpload, openSheet } from '../imports/index.js';
import { ComparisonFindingKind, ComparisonFindingState, ComparisonListKind, ListComparison, type ComparisonRules } from './comparison.js';
import type { ComparisonFindingCloseInput, ComparisonLeadsInput, ComparisonListInput, ListComparisonStartInput } from './inputs.js';
import { makeLeads } from './leads.js';
import { columnsOf } from './lists.js';
import { comparisonById, findingById, runsByComparison } from './loaders.js';

constraintMeans('comparison_one_running', UserErrorCode.IN_USE, 'This pair is being compared at this moment.');
constraintMeans('list_comparison_pair_once', UserErrorCode.IN_USE, 'Somebody began to compare this pair at the same moment.');

/**
 * Orders a run of a pair of lists; the first run of a pair begins the comparison.
 * @throws Refusal NOT_FOUND (area, upload), NOT_ALLOWED, REQUIRED (a file; a column), INVALID_CHOICE (the same list twice), IN_USE, OUT_OF_RANGE (a day to come),
 *   FILE_UNREADABLE, FILE_TOO_LARGE, REQUEST_REUSED
 */
export async function startComparison(op: Operation, input: ListComparisonStartInput): Promise<string> {
  const areaCode = parseAreaCode(input.areaCode);
  if (!(await op.load(areaByCode, areaCode))) refuse(UserErrorCode.NOT_FOUND, 'No such area.', ['areaCode']);
  if (!mayInAll(op.actor, 'comparison:run', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This area is outside what you may compare.', ['areaCode']);
  if (input.left.kind === input.right.kind) refuse(UserErrorCode.INVALID_CHOICE, 'Two different lists are compared.', ['right', 'kind']);
  const asOf = input.asOf ?? civilDate(op.now);
  if (asOf > civilDate(op.now)) refuse(UserErrorCode.OUT_OF_RANGE, 'This day has not come yet.', ['asOf']);
  return once(op, input.requestId, 'listComparisonStart', input, async () => {
    const names = [await assertReadable(op, input.left, 'left'), await assertReadable(op, input.right, 'right')];
    const comparison = await pairOf(op, areaCode, input);
    const runs = await op.load(runsByComparison, comparison.id);
    const id = newId();
    const [leftList, rightList] = names.map((fileName) =>
      JSON.stringify({ fileName, columns: [], read: 0, repeated: 0, unreadable: 0, below: 0 }),
    );
    await op.rows(
      `insert into comparison_run (id, comparison_id, number, as_of, left_upload_id, right_upload_id, left_list, right_list, rules, ordered_by, ordered_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9::jsonb, $10, $11) returning id`,
      [
        id,
        comparison.id,
        (runs[0]?.number ?? 0) + 1,
        asOf,
        input.left.uploadId ?? null,
        input.right.uploadId ?? null,
        leftList,
        rightList,
        JSON.stringify(await rulesOn(op, areaCode, asOf)),
        op.accountId,
        op.now,
      ],
    );
    const job = await enqueueJob(op, { kind: JobKind.LIST_COMPARISON, subjectId: id });
    await op.rows('update comparison_run set job_id = $2 where id = $1 returning id', [id, job.id]);
    return comparison.id;
  });
}

/** Refuses a list that can be seen to be none before any work is ordered. @returns the file's name */
async function assertReadable(op: Operation, list: ComparisonListInput, side: 'left' | 'right'): Promise<string | null> {
  if (list.uploadId == null) {
    if (list.kind !== ComparisonListKind.ASSISTED_ROLL) refuse(UserErrorCode.REQUIRED, 'This list comes as a file.', [side, 'uploadId']);
    return null;
  }
  const file = await loadUpload(op, list.uploadId);
  const sheet = await openSheet(file.content);
  columnsOf(list.kind, sheet.header, [side, 'uploadId']);
  for await (const _ of sheet.rows) break;
  return file.name;
}

async function pairOf(op: Operation, areaCode: number, { left, right, wanted }: ListComparisonStartInput): Promise<ListComparison> {
  const kinds = wanted && [...new Set(wanted)];
  const known = await op.row<ListComparison>(
    `select ${columns(op, ListComparison, 'c')} from list_comparison c where c.area_code = $1 and c.left_kind = $2 and c.right_kind = $3 for update`,
    [areaCode, left.kind, right.kind],
  );
  if (known && kinds)
    await op.rows('update list_comparison set wanted = $2::text[], version = version + 1 where id = $1 returning id', [known.id, kinds]);
  if (known) return known;
  const id = newId();
  await op.manager.insert(ListComparison, {
    id,
    areaCode,
    leftKind: left.kind,
    rightKind: right.kind,
    wanted: kinds ?? Object.values(ComparisonFindingKind),
    createdBy: op.accountId,
    createdAt: op.now,
  });
  const made = await op.load(comparisonById, id);
  if (!made) throw new Error('a comparison that was just begun is not visible to whoever began it');
  return made;
}

/** Points and thresholds of a day. */
async function rulesOn(op: Operation, areaCode: number, day: string): Promise<ComparisonRules> {
  const rows = await op.rows<{ name: string; value: number | null }>(
    `select n as name, app.parameter('comparison.' || k, $1, $2::date) as value from unnest(
       array['name', 'birth', 'address', 'missing', 'match', 'unsure', 'billFen'],
       array['points.name', 'points.birth', 'points.address', 'points.missing.percent', 'points.match', 'points.unsure', 'bill.fen']) as x (n, k)`,
    [areaCode, day],
  );
  const unset = rows.find((row) => row.value === null);
  if (unset) refuse(UserErrorCode.OUT_OF_RANGE, 'Policy has no points for comparisons on this day.', ['asOf']);
  return Object.fromEntries(rows.map((row) => [row.name, row.value])) as unknown as ComparisonRules;
}

/**
 * Makes leads of findings: of the named ones at once, of all open ones of some kinds in the background.
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, REQUIRED (which), ILLEGAL_TRANSITION (one is not open), REQUEST_REUSED
 */
export async function orderLeads(op: Operation, input: ComparisonLeadsInput): Promise<void> {
  const comparison = await op.load(comparisonById, input.comparisonId);
  if (!comparison) refuse(UserErrorCode.NOT_FOUND, 'No such comparison.', ['comparisonId']);
  assertMayDecide(op, comparison.areaCode);
  if (!input.findingIds?.length && !input.kinds?.length) refuse(UserErrorCode.REQUIRED, 'Say which findings.', ['findingIds']);
  await once(op, input.requestId, 'comparisonLeads', input, async () => {
    if (input.findingIds?.length) {
      const found = await op.rows<{ id: string }>(
        `select f.id from comparison_finding f where f.comparison_id = $1 and f.id = any ($2::uuid[]) and f.lead_id is null and f.settled_at is null and f.gone_run_id is null for update`,
        [comparison.id, input.findingIds],
      );
      if (found.length < new Set(input.findingIds).size)
        refuse(UserErrorCode.ILLEGAL_TRANSITION, 'One of these findings is not open any more.', ['findingIds']);
      await makeLeads(
        op,
        comparison,
        found.map((row) => row.id),
      );
      return comparison.id;
    }
    await op.rows(
      `update comparison_finding set lead_wanted = true where comparison_id = $1 and kind = any ($2::text[]) and lead_id is null and settled_at is null and gone_run_id is null returning id`,
      [comparison.id, input.kinds],
    );
    await enqueueJob(op, { kind: JobKind.COMPARISON_LEADS, subjectId: comparison.id });
    return comparison.id;
  });
}

/** Settles a finding without a lead. @throws Refusal NOT_FOUND, NOT_ALLOWED, STALE_VERSION, REASON_REQUIRED, ILLEGAL_TRANSITION */
export async function settleFinding(op: Operation, input: ComparisonFindingCloseInput): Promise<void> {
  const locked = await op.row<{ id: string }>('select f.id from comparison_finding f where f.id = $1 for update', [input.id]);
  const finding = locked && (await op.load(findingById, locked.id));
  const comparison = finding && (await op.load(comparisonById, finding.comparisonId));
  if (!finding || !comparison) refuse(UserErrorCode.NOT_FOUND, 'No such finding.', ['id']);
  assertMayDecide(op, comparison.areaCode);
  assertVersion(finding, input.expectedVersion);
  if (input.reason.trim() === '') refuse(UserErrorCode.REASON_REQUIRED, 'Say why nobody has to look.', ['reason']);
  if (finding.state !== ComparisonFindingState.OPEN || finding.leadWanted)
    refuse(UserErrorCode.ILLEGAL_TRANSITION, 'This finding is not open any more.', ['id']);
  await op.rows(
    'update comparison_finding set settled_by = $2, settled_at = $3, settle_reason = $4, version = version + 1 where id = $1 returning id',
    [input.id, op.accountId, op.now, input.reason.trim()],
  );
}

/** @throws Refusal NOT_ALLOWED */
function assertMayDecide(op: Operation, areaCode: number): void {
  if (!mayInAll(op.actor, 'comparison:run', areaCode))
    refuse(UserErrorCode.NOT_ALLOWED, 'This comparison is outside what you may decide on.');
}
