import { byKey } from '../../platform/database/loaders.js';
import { PolicyParameter } from './parameter.js';

/** A record of a policy parameter by id. */
export const parameterById = byKey<PolicyParameter>(() => PolicyParameter);
