import { newId } from '../../platform/database/ids.js';
import type { Operation } from '../../platform/database/operation.js';
import { UserErrorCode } from '../../platform/errors/user-error.js';
import { volunteerIdentity, volunteerIdentityHash } from '../volunteers/index.js';
import { AreaDirectory } from './area-directory.js';
import { areaField, areaText, type Draft, duplicate, fault, valueOf } from './draft.js';
import type { ParsedWindow } from './availability.js';
import type { ImportedIdentity } from './cell-types.js';
import type { JudgeContext, KindRules } from './kinds.js';
import { catalogueReferences, type References } from './references.js';
import { TeamReferences } from './team-references.js';
import { writeVolunteers } from './volunteer-write.js';

/** A volunteer as apply writes it. */
export interface VolunteerRecord {
  id: string;
  name: string;
  phone: string | null;
  sex: string | null;
  birthDate: string | null;
  identitySealed: string | null;
  identityHash: string | null;
  areaCode: number;
  latitude: number | null;
  longitude: number | null;
  vettedUntil: string | null;
  skills: string[];
  languages: string[];
  weeklyMinutes: number | null;
  weeklyTasks: number | null;
  travelKm: number | null;
  teams: string[];
  windows: ParsedWindow[];
}

interface Catalogue {
  areas: AreaDirectory;
  teams: TeamReferences;
  skills: References<string>;
}

const BREATH = 500;

/** One volunteer a row. The same identity number, or the same name and telephone number, is the same volunteer. */
export const volunteerRules: KindRules = {
  async judge(op, drafts, context) {
    const catalogue: Catalogue = {
      areas: await AreaDirectory.load(op),
      teams: await TeamReferences.load(op),
      skills: await catalogueReferences(op, 'skill'),
    };
    const hashes = new Map<Draft, string>();
    for (const draft of drafts) {
      const identity = valueOf<ImportedIdentity>(draft, 'identityNumber');
      if (identity) hashes.set(draft, volunteerIdentityHash(context.keyring, identity.number));
    }
    markRepeated(drafts, hashes);
    await markOnFile(op, drafts, hashes);
    let done = 0;
    for (const draft of drafts) {
      if (!draft.duplicate) judgeVolunteer(op, draft, catalogue, context);
      done += 1;
      if (done % BREATH === 0) await context.breathe();
    }
  },
  write: writeVolunteers,
};

/** Name and telephone number as one key; undefined where one is missing. */
function nameAndPhone(draft: Draft): string | undefined {
  const name = valueOf<string>(draft, 'name');
  const phone = valueOf<string>(draft, 'phone');
  return name === undefined || phone === undefined ? undefined : `${name}\n${phone}`;
}

function markRepeated(drafts: readonly Draft[], hashes: ReadonlyMap<Draft, string>): void {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const hash = hashes.get(draft);
    const pair = nameAndPhone(draft);
    const sameNumber = hash === undefined ? undefined : first.get(hash);
    const samePair = pair === undefined ? undefined : first.get(pair);
    // Two people may share a name and a telephone, but not with two identity numbers on record.
    const earlier = sameNumber ?? (samePair && (hash === undefined || !hashes.has(samePair)) ? samePair : undefined);
    if (earlier) {
      const field = earlier === sameNumber ? 'identityNumber' : 'phone';
      duplicate(draft, field, UserErrorCode.DUPLICATE, `Row ${earlier.rowNumber} is this volunteer.`, { row: earlier.rowNumber });
      continue;
    }
    if (hash !== undefined) first.set(hash, draft);
    if (pair !== undefined && !samePair) first.set(pair, draft);
  }
}

async function markOnFile(op: Operation, drafts: readonly Draft[], hashes: ReadonlyMap<Draft, string>): Promise<void> {
  const byHash = new Map(
    (await op.rows<{ identity_hash: string; number: string | null }>('select * from app.known_volunteers($1)', [[...hashes.values()]])).map(
      (row) => [row.identity_hash, row.number ?? undefined],
    ),
  );
  const names = drafts.flatMap((draft) => valueOf<string>(draft, 'name') ?? []);
  const pairs = await op.rows<{ name: string; phone: string; number: string; has_identity: boolean }>(
    'select name, phone, number, identity_hash is not null as has_identity from volunteer where name = any ($1) and phone is not null',
    [names],
  );
  const byPair = new Map(pairs.map((row) => [`${row.name}\n${row.phone}`, row]));
  for (const draft of drafts) {
    if (draft.duplicate) continue;
    const hash = hashes.get(draft);
    const pair = byPair.get(nameAndPhone(draft) ?? '');
    if (hash !== undefined && byHash.has(hash))
      duplicate(draft, 'identityNumber', UserErrorCode.DUPLICATE, 'A volunteer with this identity number is on file.', {
        onFile: byHash.get(hash),
      });
    else if (pair && (hash === undefined || !pair.has_identity))
      duplicate(draft, 'phone', UserErrorCode.DUPLICATE, 'A volunteer with this name and telephone number is on file.', {
        onFile: pair.number,
      });
  }
}

function judgeVolunteer(op: Operation, draft: Draft, { areas, teams, skills }: Catalogue, { keyring, today }: JudgeContext): void {
  const has = (field: string) => draft.faults.some((found) => found.field === field);
  for (const field of ['name', 'phone'])
    if (draft.values[field] === undefined && !has(field)) fault(draft, field, UserErrorCode.REQUIRED, 'This cell may not be empty.');
  const identity = valueOf<ImportedIdentity>(draft, 'identityNumber');
  const sex = valueOf<string>(draft, 'sex');
  if (identity && sex && identity.sex !== sex) fault(draft, 'sex', UserErrorCode.INVALID_CHOICE, 'The identity number says another sex.');
  const home = areaText(draft);
  const atArea = areaField(draft);
  if (home === undefined && !has(atArea)) fault(draft, atArea, UserErrorCode.REQUIRED, 'This cell may not be empty.');
  const found = home === undefined ? undefined : areas.find(home);
  if (found && 'problem' in found) {
    if (found.problem === 'UNKNOWN') fault(draft, atArea, UserErrorCode.NOT_FOUND, 'No area has this name or code.');
    else fault(draft, atArea, UserErrorCode.INVALID_CHOICE, 'Several areas have this name; write the district or town before it.');
  } else if (found && !op.actor.can('volunteer:edit', found.area.code)) {
    fault(draft, atArea, UserErrorCode.NOT_ALLOWED, 'This area is outside what you may change.');
  }
  const team = teams.all(valueOf<string[]>(draft, 'teams') ?? [], found && 'area' in found ? found.area.code : undefined);
  if (team.unknown.length > 0)
    fault(draft, 'teams', UserErrorCode.NOT_FOUND, `No team is called ${team.unknown.join(', ')}, or several are: write the full name.`);
  const skill = skills.all(valueOf<string[]>(draft, 'skills') ?? []);
  if (skill.unknown.length > 0) fault(draft, 'skills', UserErrorCode.NOT_FOUND, `The catalogue has no skill ${skill.unknown.join(', ')}.`);
  const vettedUntil = valueOf<string>(draft, 'vettedUntil') ?? null;
  if (vettedUntil !== null && vettedUntil < today) fault(draft, 'vettedUntil', UserErrorCode.IN_THE_PAST, 'The vetting has expired.');
  if (draft.faults.length > 0 || !found || 'problem' in found) return;
  const id = newId();
  const record: VolunteerRecord = {
    id,
    name: valueOf<string>(draft, 'name') ?? '',
    phone: valueOf(draft, 'phone') ?? null,
    sex: identity?.sex ?? sex ?? null,
    birthDate: identity?.birthDate ?? valueOf(draft, 'birthDate') ?? null,
    ...(identity ? volunteerIdentity(keyring, id, identity.number) : { identitySealed: null, identityHash: null }),
    areaCode: found.area.code,
    latitude: valueOf(draft, 'latitude') ?? null,
    longitude: valueOf(draft, 'longitude') ?? null,
    vettedUntil,
    skills: skill.keys,
    languages: valueOf(draft, 'languages') ?? [],
    weeklyMinutes: valueOf(draft, 'weeklyMinutes') ?? null,
    weeklyTasks: valueOf(draft, 'weeklyTasks') ?? null,
    travelKm: valueOf(draft, 'travelKm') ?? null,
    teams: team.keys,
    windows: valueOf(draft, 'availability') ?? [],
  };
  draft.resolved = record;
}
