import { byKey } from '../../platform/database/loaders.js';
import type { Loader } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { QualificationType, ServiceType, Skill } from './catalogue.js';

/** A service by id. */
export const serviceTypeById = byKey<ServiceType>(() => ServiceType);
/** A service by code. */
export const serviceTypeByCode = byKey<ServiceType>(() => ServiceType, 'code');
/** A skill by code. */
export const skillByCode = byKey<Skill>(() => Skill, 'code');
/** A qualification type by code. */
export const qualificationTypeByCode = byKey<QualificationType>(() => QualificationType, 'code');

/** The objects of a list of codes, in its order; codes that are not in the catalogue are left out. */
export async function loadCodes<T>(op: Operation, loader: Loader<string, T | null>, codes: readonly string[]): Promise<T[]> {
  const found = await Promise.all(codes.map((code) => op.load(loader, code)));
  return found.filter((item) => item !== null);
}
