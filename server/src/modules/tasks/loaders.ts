import { byKey } from '../../platform/database/loaders.js';
import { ServiceNeed } from './need.js';

/** A need by id. */
export const needById = byKey<ServiceNeed>(() => ServiceNeed);
