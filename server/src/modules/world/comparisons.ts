import type { Client } from 'pg';
import { addDays } from '../calendars/index.js';
import { differencesOf, pairLists, plainAddress, type ComparisonPoints, type ListRow, type Placed } from '../comparisons/index.js';
import { identityHash } from '../households/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { dateIn, givenName, surname } from './people.js';
import { doorIn } from './places.js';
import { Chance } from './random.js';

const QINGDAO = 370200e9;
const LAOSHAN = 370212;
const DAY = 86_400_000;
/** Days before today of the run of a year before: a year and some days, so that it lies before the same day of that year. */
const YEAR_BEFORE = 370;
/** Bills of Laoshan that are high enough to be looked at. */
const BILLS = 9;

/** What a person of the roll is compared by. */
type Known = Pick<ListRow, 'name' | 'birthDate' | 'address' | 'hash' | 'tail' | 'householdId'> & { areaCode: string; poor: boolean };

interface Pair {
  readonly area: number;
  readonly leftKind: string;
  readonly by: string;
  readonly left: readonly ListRow[];
  readonly fileName: string;
  /** The run a year before, of which the figures are left. */
  readonly before?: { readonly persons: number; readonly matched: number; readonly roll: number };
}

/**
 * Holds the list of registered poor against the roll of the whole city, and high medical bills against the roll of Laoshan, with the same
 * engine as the product. Of a year before only the figures stand, as the product keeps them.
 */
export async function writeComparisons(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh comparisons');
  const { size } = ground;
  const { rows: roll } = await client.query<Known>(
    `select p.name, p.birth_date::text as "birthDate", h.address, h.area_code as "areaCode", p.identity_hash as hash, p.identity_tail as tail, h.id as "householdId",
       exists (select from assistance_status s where s.household_id = h.id and s.programme = 'REGISTERED_POOR' and (s.until is null or s.until > $1::date)) poor
     from household h join household_membership m on m.household_id = h.id and m.until is null join person p on p.id = m.person_id
     where exists (select from assistance_status s where s.household_id = h.id and s.programme in ('MINIMUM_LIVING_ALLOWANCE', 'EXTREME_HARDSHIP') and (s.until is null or s.until > $1::date))
     order by h.number, p.id`,
    [ground.today],
  );
  const all = roll.map(listed);
  const poor = all.filter((_, at) => roll[at]?.poor);
  const others = size.registeredPoorList.persons - poor.length;
  await writePair(client, ground, accounts, chance, all, {
    area: QINGDAO,
    leftKind: 'REGISTERED_POOR',
    by: accounts.citywide,
    left: [...poor.map((row) => ({ ...row, householdId: null })), ...strangers(ground, chance, others)],
    fileName: '建档立卡人员名单.xlsx',
    before: { ...size.registeredPoorList.before, roll: all.length },
  });
  const near = all.filter((row) => Math.floor(row.areaCode / 1e9) === LAOSHAN);
  const bills = [
    ...near.slice(0, 4).map((row) => ({ ...row, householdId: null })),
    ...strangers(ground, chance, BILLS - 4, String(LAOSHAN)),
  ];
  await writePair(client, ground, accounts, chance, near, {
    area: LAOSHAN * 1e9,
    leftKind: 'MEDICAL_BILLS',
    by: accounts.coordinator,
    left: bills.map((row) => ({ ...row, amountFen: chance.int(31, 96) * 100_000 })),
    fileName: '医保高额自付名单.xlsx',
  });
}

function listed({ name, birthDate, address, areaCode, hash, tail, householdId }: Known): ListRow {
  return {
    name,
    birthDate,
    address,
    areaCode: Number(areaCode),
    hash,
    tail,
    householdId,
    place: address === null ? null : plainAddress(address),
    amountFen: null,
    identity: null,
  };
}

/** People of the list whom the platform does not assist. */
function strangers({ homes, numbers, keyring, year }: Ground, chance: Chance, count: number, district?: string): ListRow[] {
  const districts = [...homes.keys()];
  return Array.from({ length: count }, () => {
    const sex = chance.happens(0.5) ? 'FEMALE' : 'MALE';
    const birthYear = year - chance.int(20, 84);
    const birthDate = dateIn(chance, birthYear);
    const number = numbers.next(birthDate, sex);
    const home = chance.pick(homes.get(district ?? chance.pick(districts)) ?? []);
    const { address } = doorIn(home, chance);
    return {
      name: surname(chance) + givenName(chance, sex, birthYear),
      birthDate,
      address,
      place: plainAddress(address),
      hash: identityHash(keyring, number),
      areaCode: home.code,
      tail: number.slice(-4),
      amountFen: null,
      householdId: null,
      identity: null,
    };
  });
}

async function writePair(
  client: Client,
  ground: Ground,
  accounts: DemoAccounts,
  chance: Chance,
  roll: readonly ListRow[],
  pair: Pair,
): Promise<void> {
  const { copier, now, today, keyring } = ground;
  const { rows } = await client.query<{ name: string; value: number }>(
    "select substr(key, 19) as name, app.parameter(key, $1, $2::date) as value from policy_parameter where key like 'comparison.points.%'",
    [pair.area, today],
  );
  const point = (name: string): number => rows.find((row) => row.name === name)?.value ?? 0;
  const points: ComparisonPoints = {
    name: point('name'),
    birth: point('birth'),
    address: point('address'),
    missing: point('missing.percent'),
    match: point('match'),
    unsure: point('unsure'),
  };
  const result = differencesOf(pair.left, roll, await pairLists(pair.left, roll, points), keyring);
  const comparisonId = chance.id(now.getTime() - YEAR_BEFORE * DAY);
  copier.add('list_comparison', {
    id: comparisonId,
    area_code: pair.area,
    left_kind: pair.leftKind,
    right_kind: 'ASSISTED_ROLL',
    wanted: ['ONLY_LEFT', 'CONFLICT'],
    created_by: pair.by,
    created_at: new Date(now.getTime() - (pair.before ? YEAR_BEFORE : 2) * DAY),
    demo: true,
  });
  const wanted = result.differences.filter((difference) => difference.kind !== 'ONLY_RIGHT');
  const list = (fileName: string | null, read: number): string =>
    JSON.stringify({ fileName, columns: [], read, repeated: 0, unreadable: 0, below: 0 });
  const add = (number: number, days: number, figures: Record<string, number>, left: string, right: string): string => {
    const at = new Date(now.getTime() - days * DAY);
    const id = chance.id(at.getTime());
    copier.add('comparison_run', {
      id,
      comparison_id: comparisonId,
      number,
      as_of: addDays(today, -days),
      state: 'DONE',
      left_list: left,
      right_list: right,
      rules: JSON.stringify({ ...points, billFen: 3_000_000 }),
      ...figures,
      ordered_by: pair.by,
      ordered_at: at,
      done_at: at,
    });
    return id;
  };
  const figuresOf = (persons: number, matched: number, rolled: number, byScore: number, unsure: number) => ({
    left_rows: persons,
    right_rows: rolled,
    matched,
    matched_by_score: byScore,
    unsure,
    only_left: persons - matched - unsure,
    only_right: rolled - matched - unsure,
  });
  const { before } = pair;
  // Most of what the run before found is there still.
  const known = before ? wanted.slice(0, Math.round(wanted.length * 0.9)) : [];
  const first = before
    ? add(
        1,
        YEAR_BEFORE,
        {
          ...figuresOf(before.persons, before.matched, before.roll, 0, 0),
          conflicts: 0,
          new_findings: known.length,
          known_findings: 0,
          gone_findings: 0,
        },
        list(pair.fileName, before.persons),
        list(null, before.roll),
      )
    : null;
  const run = add(
    before ? 2 : 1,
    before ? 1 : 2,
    {
      ...figuresOf(pair.left.length, result.matched, roll.length, result.matchedByScore, result.unsure),
      conflicts: wanted.filter((difference) => difference.kind === 'CONFLICT').length,
      new_findings: wanted.length - known.length,
      known_findings: known.length,
      gone_findings: 0,
    },
    list(pair.fileName, pair.left.length),
    list(null, roll.length),
  );
  await addRows(ground, run, 'LEFT', pair.left, result.left);
  await addRows(ground, run, 'RIGHT', roll, result.right);
  for (const [at, { key, kind, reasons, left, right, score }] of wanted.entries()) {
    const settled = at > 0 && at % 40 === 0;
    copier.add('comparison_finding', {
      id: chance.id(now.getTime() - DAY),
      comparison_id: comparisonId,
      key,
      kind,
      reasons,
      area_code: (left ?? right)?.areaCode ?? pair.area,
      left_name: left?.name ?? null,
      left_birth_date: left?.birthDate ?? null,
      left_address: left?.address ?? null,
      left_tail: left?.tail ?? null,
      left_amount_fen: left?.amountFen ?? null,
      right_name: right?.name ?? null,
      right_birth_date: right?.birthDate ?? null,
      right_address: right?.address ?? null,
      right_tail: right?.tail ?? null,
      identity_hash: left?.hash ?? right?.hash ?? null,
      household_id: right?.householdId ?? null,
      score,
      first_run_id: at < known.length && first !== null ? first : run,
      last_run_id: run,
      settled_by: settled ? accounts.citywide : null,
      settled_at: settled ? new Date(now.getTime() - DAY / 2) : null,
      settle_reason: settled ? chance.pick(['已外迁，户籍已注销', '子女已参加工作，收入稳定脱贫', '已核实，不符合条件']) : null,
      demo: true,
    });
    await copier.sendIfFull();
  }
}

async function addRows({ copier }: Ground, run: string, side: string, rows: readonly ListRow[], placed: readonly Placed[]): Promise<void> {
  for (const [at, row] of rows.entries()) {
    const [outcome, other, score] = placed[at] ?? ['ONLY', null, null];
    copier.add('comparison_row', {
      run_id: run,
      side,
      ordinal: at + 1,
      name: row.name,
      birth_date: row.birthDate,
      address: row.address,
      area_code: row.areaCode,
      identity_hash: row.hash,
      identity_tail: row.tail,
      amount_fen: row.amountFen,
      household_id: row.householdId,
      outcome,
      other: other === null ? null : other + 1,
      score,
    });
    await copier.sendIfFull();
  }
}
