import type { ImportedIdentity } from './cell-types.js';
import type { Draft } from './draft.js';
import { areaText, valueOf } from './draft.js';
import type { HardshipTag, Programme, Relation, Sex } from '../households/index.js';

/** What the cells of a row of a household roster say: one person a row, the household's own facts on the row of its head. */
export interface HouseholdValues {
  householdNumber: string | undefined;
  area: string | undefined;
  address: string | undefined;
  name: string | undefined;
  relation: `${Relation}` | undefined;
  identity: ImportedIdentity | undefined;
  sex: `${Sex}` | undefined;
  birthDate: string | undefined;
  phone: string | undefined;
  tags: `${HardshipTag}`[];
  programmes: `${Programme}`[];
  from: string | undefined;
  dialects: string[];
  disabilityGrade: number | undefined;
  latitude: number | undefined;
  longitude: number | undefined;
}

/** The values of a row under the names of the fields. */
export function householdValues(draft: Draft): HouseholdValues {
  return {
    householdNumber: valueOf(draft, 'householdNumber'),
    area: areaText(draft),
    address: valueOf(draft, 'address'),
    name: valueOf(draft, 'name'),
    relation: valueOf(draft, 'relation'),
    identity: valueOf(draft, 'identityNumber'),
    sex: valueOf(draft, 'sex'),
    birthDate: valueOf(draft, 'birthDate'),
    phone: valueOf(draft, 'phone'),
    tags: valueOf(draft, 'hardshipTags') ?? [],
    programmes: valueOf(draft, 'programmes') ?? [],
    from: valueOf(draft, 'programmeFrom'),
    dialects: valueOf(draft, 'dialects') ?? [],
    disabilityGrade: valueOf(draft, 'disabilityGrade'),
    latitude: valueOf(draft, 'latitude'),
    longitude: valueOf(draft, 'longitude'),
  };
}
