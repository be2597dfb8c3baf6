import { setImmediate as breathe } from 'node:timers/promises';
import { civilDate } from '../../platform/clock.js';
import type { Operation } from '../../platform/database/operation.js';
import { refuse, UserErrorCode } from '../../platform/errors/user-error.js';
import { areaRange } from '../areas/index.js';
import { dayNumberOf } from '../calendars/index.js';
import { identityHash } from '../households/index.js';
import {
  AreaDirectory,
  guessColumns,
  openSheet,
  readCell,
  targetFields,
  type ImportedIdentity,
  type ImportField,
} from '../imports/index.js';
import { ComparisonListKind, type ComparisonList } from './comparison.js';
import type { Listed } from './engine.js';
import { plainAddress } from './similar.js';

/** Most persons that a list may name. */
const MOST_ROWS = 100_000;
/** Rows between two chances for requests to be answered. */
const BREATH = 500;

/** Columns of a roster of persons that tell them apart, under the names by which imports know them. */
const KEYS = ['name', 'identityNumber', 'birthDate', 'address', 'area', 'district', 'town', 'community'];
const PERSON_FIELDS: readonly ImportField[] = targetFields('HOUSEHOLDS').filter((field) => KEYS.includes(field.key));
const AMOUNT: ImportField = {
  key: 'amount',
  type: 'DECIMAL',
  labelZh: '个人自付金额',
  labelEn: 'Self-paid amount',
  required: true,
  example: '32000.50',
  min: 0,
  max: 100_000_000,
  synonyms: ['自付金额', '个人自付', '自付费用', '个人负担', '个人负担金额', '自费金额', '医疗费用自付', 'selfpaid', 'amount'],
};

/** A person of a list with everything that a difference shows. */
export interface ListRow extends Listed {
  readonly address: string | null;
  readonly areaCode: number;
  readonly tail: string | null;
  readonly amountFen: number | null;
  readonly householdId: string | null;
  /** Clear identity number: in memory alone, until it is sealed. */
  readonly identity: string | null;
}

/** A list that was read. */
export interface ReadList {
  readonly rows: ListRow[];
  readonly list: ComparisonList;
}

/** Fields that a list of a kind may have. */
function fieldsOf(kind: ComparisonListKind): readonly ImportField[] {
  return kind === ComparisonListKind.MEDICAL_BILLS ? [...PERSON_FIELDS, AMOUNT] : PERSON_FIELDS;
}

/**
 * What the columns of a file stand for.
 * @throws Refusal REQUIRED when none names persons, or none the amount of medical bills
 */
export function columnsOf(kind: ComparisonListKind, headers: readonly string[], field: string[]): (string | null)[] {
  const guessed = guessColumns(fieldsOf(kind), headers);
  if (!guessed.includes('name')) refuse(UserErrorCode.REQUIRED, 'No column of the file is a name (姓名).', field);
  if (!guessed.includes('identityNumber') && !guessed.includes('birthDate'))
    refuse(UserErrorCode.REQUIRED, 'No column of the file is an identity number (身份证号) or a birth date (出生日期).', field);
  if (kind === ComparisonListKind.MEDICAL_BILLS && !guessed.includes('amount'))
    refuse(UserErrorCode.REQUIRED, 'No column of the file is the self-paid amount (个人自付金额).', field);
  return guessed;
}

/** The birth date inside an identity number that is otherwise wrong; null when there is none. */
function birthDateIn(text: string, today: string): string | null {
  const digits = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})/.exec(text.normalize('NFKC').replace(/\s/gu, ''));
  const date = digits ? `${digits[1]}-${digits[2]}-${digits[3]}` : '';
  try {
    dayNumberOf(date);
    return date <= today ? date : null;
  } catch {
    return null;
  }
}

/** What reading needs besides the file. */
export interface ReadContext {
  readonly op: Operation;
  readonly areas: AreaDirectory;
  readonly areaCode: number;
  /** Self-paid amount in fen from which a bill counts. */
  readonly billFen: number;
  readonly progress: (done: number) => Promise<void>;
}

/**
 * Reads a file: each person once, with a keyed hash for the identity number.
 * @throws Refusal REQUIRED, OUT_OF_RANGE for more than 100,000 rows, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readFile(kind: ComparisonListKind, fileName: string, content: Buffer, context: ReadContext): Promise<ReadList> {
  const sheet = await openSheet(content);
  const mapped = columnsOf(kind, sheet.header, ['uploadId']);
  const fields = mapped.map((key) => fieldsOf(kind).find((field) => field.key === key));
  const today = civilDate(context.op.now);
  const persons = new Map<string, ListRow>();
  const list: ComparisonList = {
    fileName,
    columns: sheet.header.flatMap((header, at) => (mapped[at] == null ? [] : [{ header, field: mapped[at] }])),
    read: 0,
    repeated: 0,
    unreadable: 0,
    below: 0,
  };
  for await (const { cells } of sheet.rows) {
    list.read += 1;
    if (list.read > MOST_ROWS) refuse(UserErrorCode.OUT_OF_RANGE, `A list has at most ${MOST_ROWS} rows.`, ['uploadId']);
    if (list.read % BREATH === 0) {
      await context.progress(list.read);
      await breathe();
    }
    const values: Record<string, unknown> = {};
    for (const [column, field] of fields.entries()) {
      const text = cells[column] ?? '';
      if (!field || text.trim() === '') continue;
      const parsed = readCell(field, text, today);
      if (parsed.ok) values[field.key] = parsed.value;
      else if (field.key === 'identityNumber') values['mistyped'] = birthDateIn(text, today);
    }
    const row = rowOf(values, context);
    const amount = row.amountFen;
    if (row.name === null || (kind === ComparisonListKind.MEDICAL_BILLS && amount === null)) {
      list.unreadable += 1;
      continue;
    }
    const key = row.hash ?? `${row.name}|${row.birthDate ?? ''}|${row.place ?? ''}`;
    const known = persons.get(key);
    if (!known) {
      persons.set(key, row);
      continue;
    }
    list.repeated += 1;
    if (amount !== null) persons.set(key, { ...known, amountFen: (known.amountFen ?? 0) + amount });
  }
  const rows = [...persons.values()];
  if (kind !== ComparisonListKind.MEDICAL_BILLS) return { rows, list };
  const high = rows.filter((row) => (row.amountFen ?? 0) >= context.billFen);
  list.below = rows.length - high.length;
  return { rows: high, list };
}

function rowOf(values: Readonly<Record<string, unknown>>, { op, areas, areaCode }: ReadContext): ListRow {
  const text = (key: string): string | null => (values[key] as string | undefined) ?? null;
  const identity = values['identityNumber'] as ImportedIdentity | undefined;
  const address = text('address');
  const named = [text('area') ?? [text('district'), text('town'), text('community')].filter(Boolean).join('/')].find(Boolean);
  const found = named ? areas.find(named) : undefined;
  const amount = values['amount'] as number | undefined;
  return {
    name: text('name')?.normalize('NFKC').replace(/\s/gu, '').slice(0, 50) || null,
    birthDate: identity?.birthDate ?? text('birthDate') ?? text('mistyped'),
    address: address?.slice(0, 200) ?? null,
    place: address === null ? null : plainAddress(address) || null,
    hash: identity ? identityHash(op.runtime.keyring, identity.number) : null,
    areaCode: found && 'area' in found ? found.area.code : areaCode,
    tail: identity?.number.slice(-4) ?? null,
    amountFen: amount === undefined ? null : Math.round(amount * 100),
    householdId: null,
    identity: identity?.number ?? null,
  };
}

/**
 * The roll as the platform knows it on a day: members of households on the allowance or extreme-hardship support in the area, as far as the
 * actor sees them.
 * @throws Refusal OUT_OF_RANGE for more than 100,000 persons
 */
export async function readRoll(op: Operation, areaCode: number, day: string): Promise<ReadList> {
  const [low, high] = areaRange(areaCode);
  const found = await op.rows<Omit<ListRow, 'place' | 'amountFen' | 'identity'>>(
    `select p.name, p.birth_date::text as "birthDate", h.address, h.area_code as "areaCode", p.identity_hash as hash, p.identity_tail as tail, h.id as "householdId"
     from household h join household_membership m on m.household_id = h.id and m."from" <= $3::date and (m.until is null or m.until > $3::date)
     join person p on p.id = m.person_id
     where h.area_code >= $1 and h.area_code < $2 and exists (select from assistance_status s where s.household_id = h.id
       and s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP') and s."from" <= $3::date and (s.until is null or s.until > $3::date))
     order by h.number, p.id limit $4`,
    [low, high, day, MOST_ROWS + 1],
  );
  if (found.length > MOST_ROWS)
    refuse(UserErrorCode.OUT_OF_RANGE, `The roll of this area has more than ${MOST_ROWS} persons; compare by district.`, ['areaCode']);
  const rows = found.map((row) => ({
    ...row,
    place: row.address === null ? null : plainAddress(row.address),
    amountFen: null,
    identity: null,
  }));
  return { rows, list: { fileName: null, columns: [], read: rows.length, repeated: 0, unreadable: 0, below: 0 } };
}
