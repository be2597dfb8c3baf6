import { byKey, manyBy } from '../../platform/database/loaders.js';
import { Resource, ResourceLink } from './resource.js';

/** A resource by id. */
export const resourceById = byKey<Resource>(() => Resource);
/** A promise by id. */
export const linkById = byKey<ResourceLink>(() => ResourceLink);
/** Promises to a household, the newest first. */
export const linksByHousehold = manyBy<ResourceLink>(() => ResourceLink, 'householdId', 't.promised_at desc, t.id');
