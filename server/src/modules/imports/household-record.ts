import { newId } from '../../platform/database/ids.js';
import { identityColumns } from '../households/index.js';
import type { AreaDirectory } from './area-directory.js';
import type { Member } from './household-rules.js';
import type { JudgeContext } from './kinds.js';

/** A household as apply writes it: what stands in the staging row of its head. */
export interface HouseholdRecord {
  id: string;
  /** Null where the file gives none and the system's sequence is to. */
  number: string | null;
  areaCode: number;
  address: string | null;
  phone: string | null;
  latitude: number | null;
  longitude: number | null;
  tags: string[];
  members: PersonRecord[];
  statuses: { programme: string; from: string; persons: number }[];
}

/** A person of it; the identity number is sealed already. */
interface PersonRecord {
  id: string;
  name: string;
  relation: string;
  sex: string | null;
  birthDate: string | null;
  identitySealed: string | null;
  identityHash: string | null;
  identityTail: string | null;
  phone: string | null;
  dialects: string[];
  disabilityGrade: number | null;
}

/** Resolves a household without faults and keeps it with its head's row. */
export function resolveHousehold(group: readonly Member[], areas: AreaDirectory, { keyring, today }: JudgeContext): void {
  const rows = group.filter(({ draft }) => !draft.duplicate);
  const head = rows.find(({ values }) => values.relation === 'HEAD') ?? rows[0];
  const area = head?.values.area === undefined ? undefined : areas.find(head.values.area);
  if (!head || !area || 'problem' in area) return;
  const { values } = head;
  const members = rows.map((row): PersonRecord => {
    const id = newId();
    const { identity } = row.values;
    return {
      id,
      name: row.values.name ?? '',
      relation: row === head ? 'HEAD' : (row.values.relation ?? 'OTHER'),
      sex: identity?.sex ?? row.values.sex ?? null,
      birthDate: identity?.birthDate ?? row.values.birthDate ?? null,
      ...(identity
        ? identityColumns(keyring, id, identity.number, row.hash)
        : { identitySealed: null, identityHash: null, identityTail: null }),
      phone: row.values.phone ?? null,
      dialects: row.values.dialects,
      disabilityGrade: row.values.disabilityGrade ?? null,
    };
  });
  const record: HouseholdRecord = {
    id: newId(),
    number: values.householdNumber ?? null,
    areaCode: area.area.code,
    address: values.address ?? null,
    phone: values.phone ?? null,
    latitude: values.latitude ?? null,
    longitude: values.longitude ?? null,
    tags: [...new Set(rows.flatMap((row) => row.values.tags))],
    members,
    statuses: statusesOf(rows, head, today),
  };
  head.draft.resolved = record;
}

/** A programme covers whoever's row names it; where only the head's row does, it covers the household. */
function statusesOf(rows: readonly Member[], head: Member, today: string): HouseholdRecord['statuses'] {
  const programmes = [...new Set(rows.flatMap((row) => row.values.programmes))];
  return programmes.map((programme) => {
    const naming = rows.filter((row) => row.values.programmes.includes(programme));
    const onlyHead = naming.length === 1 && naming[0] === head;
    return {
      programme,
      from: naming.find((row) => row.values.from !== undefined)?.values.from ?? head.values.from ?? today,
      persons: onlyHead ? rows.length : naming.length,
    };
  });
}
