import type { Operation } from '../../platform/database/operation.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import { identityHash } from '../households/index.js';
import { AreaDirectory } from './area-directory.js';
import { areaField, type Draft, duplicate, fault } from './draft.js';
import { resolveHousehold } from './household-record.js';
import { householdValues, type HouseholdValues } from './household-values.js';
import { writeHouseholds } from './household-write.js';
import type { JudgeContext, KindRules } from './kinds.js';

/** A row with its values, on the way to a household. */
export interface Member {
  draft: Draft;
  values: HouseholdValues;
  hash: string | undefined;
}

/** Rows between two breaths. */
const BREATH = 500;

/**
 * Households stand or fall whole: a household with a faulty row is not written without that person. A row repeats
 * another when identity number or household number say so; the first one counts.
 */
export const householdRules: KindRules = {
  async judge(op, drafts, context) {
    const areas = await AreaDirectory.load(op);
    const members: Member[] = [];
    for (const draft of drafts) {
      const values = householdValues(draft);
      members.push({ draft, values, hash: values.identity && identityHash(context.keyring, values.identity.number) });
      judgePerson(draft, values);
      if (members.length % BREATH === 0) await context.breathe();
    }
    const groups = groupsOf(members, context);
    markRepeated(members);
    await markOnFile(op, members, groups);
    let done = 0;
    for (const group of groups) {
      judgeGroup(op, group, areas);
      if (group.every(({ draft }) => draft.duplicate || draft.faults.length === 0)) resolveHousehold(group, areas, context);
      done += 1;
      if (done % BREATH === 0) await context.breathe();
    }
  },
  write: writeHouseholds,
};

function judgePerson(draft: Draft, { name, identity, sex, birthDate }: HouseholdValues): void {
  if (name === undefined && !faulty(draft, 'name')) fault(draft, 'name', UserErrorCode.REQUIRED, 'Every row names a person.');
  if (identity && sex && identity.sex !== sex) fault(draft, 'sex', UserErrorCode.INVALID_CHOICE, 'The identity number says another sex.');
  if (identity && birthDate && identity.birthDate !== birthDate)
    fault(draft, 'birthDate', UserErrorCode.INVALID_CHOICE, 'The identity number says another birth date.');
}

function faulty(draft: Draft, field: string): boolean {
  return draft.faults.some((found) => found.field === field);
}

/** Rows with one household number belong together; a row without one is a household of its own. */
function groupsOf(members: readonly Member[], { mapped }: JudgeContext): Member[][] {
  const byNumber = new Map<string, Member[]>();
  const groups: Member[][] = [];
  for (const member of members) {
    const number = member.values.householdNumber;
    const known = number === undefined ? undefined : byNumber.get(number);
    const first = known?.[0];
    if (known && first && !mapped.has('relation')) {
      duplicate(member.draft, 'householdNumber', UserErrorCode.DUPLICATE, `Row ${first.draft.rowNumber} has this household number.`, {
        row: first.draft.rowNumber,
      });
    } else if (known) {
      known.push(member);
    } else {
      const group = [member];
      groups.push(group);
      if (number !== undefined) byNumber.set(number, group);
    }
  }
  return groups;
}

function markRepeated(members: readonly Member[]): void {
  const first = new Map<string, Draft>();
  for (const { draft, hash } of members) {
    const earlier = hash === undefined ? undefined : first.get(hash);
    if (earlier)
      duplicate(draft, 'identityNumber', UserErrorCode.DUPLICATE, `Row ${earlier.rowNumber} has this identity number.`, {
        row: earlier.rowNumber,
      });
    else if (hash !== undefined) first.set(hash, draft);
  }
}

/** Holds the file against the whole city, in two statements. */
async function markOnFile(op: Operation, members: readonly Member[], groups: readonly Member[][]): Promise<void> {
  const numbers = groups.flatMap(([head]) => head?.values.householdNumber ?? []);
  const hashes = members.flatMap(({ hash }) => hash ?? []);
  const [homes, people] = await Promise.all([
    op.rows<{ number: string }>('select number from app.known_households($1) as number', [numbers]),
    op.rows<{ identity_hash: string; household_number: string | null }>('select * from app.known_persons($1)', [hashes]),
  ]);
  const known = new Set(homes.map((row) => row.number));
  const onFile = new Map(people.map((row) => [row.identity_hash, row.household_number ?? undefined]));
  for (const { draft, values, hash } of members) {
    if (draft.duplicate) continue;
    if (values.householdNumber !== undefined && known.has(values.householdNumber)) {
      duplicate(draft, 'householdNumber', UserErrorCode.DUPLICATE, 'A household with this number is on file.', {
        onFile: values.householdNumber,
      });
    } else if (hash !== undefined && onFile.has(hash)) {
      duplicate(draft, 'identityNumber', UserErrorCode.DUPLICATE, 'A person with this identity number is on file.', {
        onFile: onFile.get(hash),
      });
    }
  }
}

/** What only the rows of a household together show. Ends with every row of a broken household rejected. */
function judgeGroup(op: Operation, group: Member[], areas: AreaDirectory): void {
  const rows = group.filter(({ draft }) => !draft.duplicate);
  const [first] = rows;
  if (!first) return;
  const lone = rows.length === 1 && group.length === 1;
  const heads = rows.filter(({ values }) => values.relation === 'HEAD' || (lone && values.relation === undefined));
  for (const { draft, values } of rows) {
    if (values.relation === undefined && !lone && !faulty(draft, 'relation'))
      fault(draft, 'relation', UserErrorCode.REQUIRED, 'In a household of several rows each says the relation to its head.');
  }
  const [head, second] = heads;
  if (second)
    fault(second.draft, 'relation', UserErrorCode.INVALID_CHOICE, 'The household has another head.', { row: head?.draft.rowNumber });
  if (!head && !faulty(first.draft, 'relation')) {
    const lost = group.find(({ draft, values }) => draft.duplicate && values.relation === 'HEAD');
    fault(
      first.draft,
      'relation',
      lost ? UserErrorCode.MEMBER_ELSEWHERE : UserErrorCode.REQUIRED,
      lost ? 'The head of this household is on file, or in the file before.' : 'No row is the head of this household.',
      { row: lost?.draft.rowNumber },
    );
  }
  if (head) judgeHead(op, head, areas);
  judgeProgrammes(rows);
  // A person who counts elsewhere leaves this household incomplete; one whom the household names twice does not.
  const elsewhere = group.find(({ draft, hash }) => draft.duplicate && !rows.some((row) => row.hash !== undefined && row.hash === hash));
  const broken = rows.find(({ draft }) => draft.faults.length > 0)?.draft ?? elsewhere?.draft;
  if (!broken) return;
  for (const { draft } of rows) {
    if (draft.faults.length === 0)
      fault(draft, null, UserErrorCode.MEMBER_ELSEWHERE, `Not taken without row ${broken.rowNumber} of the same household.`, {
        row: broken.rowNumber,
      });
  }
}

function judgeHead(op: Operation, { draft, values }: Member, areas: AreaDirectory): void {
  const atArea = areaField(draft);
  if (faulty(draft, atArea)) return;
  if (values.area === undefined) return fault(draft, atArea, UserErrorCode.REQUIRED, 'The row of the head says where the household lives.');
  const found = areas.find(values.area);
  if ('problem' in found) {
    return found.problem === 'UNKNOWN'
      ? fault(draft, atArea, UserErrorCode.NOT_FOUND, 'No area has this name or code.')
      : fault(draft, atArea, UserErrorCode.INVALID_CHOICE, 'Several areas have this name; write the district or town before it.');
  }
  const { code, level } = found.area;
  if (level === 'CITY' || level === 'DISTRICT')
    fault(draft, atArea, UserErrorCode.INVALID_CHOICE, 'Name the town, community or grid cell of the home.');
  else if (!op.actor.can('household:edit', code))
    fault(draft, atArea, UserErrorCode.NOT_ALLOWED, 'This area is outside what you may change.');
  if ((values.latitude === undefined) !== (values.longitude === undefined) && !faulty(draft, 'latitude') && !faulty(draft, 'longitude')) {
    fault(draft, values.latitude === undefined ? 'latitude' : 'longitude', UserErrorCode.REQUIRED, 'Give both coordinates or none.');
  }
}

function judgeProgrammes(rows: readonly Member[]): void {
  const named = new Set(rows.flatMap(({ values }) => values.programmes));
  if (!named.has('MINIMUM_LIVING_ALLOWANCE') || !named.has('EXTREME_HARDSHIP')) return;
  const last = rows.findLast(({ values }) =>
    values.programmes.some((programme) => programme === 'MINIMUM_LIVING_ALLOWANCE' || programme === 'EXTREME_HARDSHIP'),
  );
  if (last)
    fault(last.draft, 'programmes', UserErrorCode.INVALID_CHOICE, 'The allowance and extreme-hardship support exclude one another.');
}
