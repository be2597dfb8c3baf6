import { kept, type Kept } from '../../platform/database/kept.js';
import { byKey } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { QualificationType, ServiceType, Skill } from './catalogue.js';

/** A service by id. */
export const serviceTypeById = kept(byKey<ServiceType>(() => ServiceType));
/** A service by code. */
export const serviceTypeByCode = kept(byKey<ServiceType>(() => ServiceType, 'code'));
/** A skill by code. */
export const skillByCode = kept(byKey<Skill>(() => Skill, 'code'));
/** A qualification type by code. */
export const qualificationTypeByCode = kept(byKey<QualificationType>(() => QualificationType, 'code'));

/** The objects of a list of codes, in its order; codes that are not in the catalogue are left out. */
export function loadCodes<T>(op: Operation, loader: Kept<string, T | null>, codes: readonly string[]): T[] | Promise<T[]> {
  const found = codes.map((code) => op.find(loader, code));
  const known = (items: readonly (T | null)[]): T[] => items.filter((item) => item !== null);
  return found.some((item) => item instanceof Promise)
    ? Promise.all(found.map((item) => Promise.resolve(item))).then(known)
    : known(found as (T | null)[]);
}
