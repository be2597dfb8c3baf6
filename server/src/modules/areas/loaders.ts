import { kept } from '../../platform/database/kept.js';
import { byKey, manyBy } from '../../platform/database/loaders.js';
import { AdminArea } from './area.js';

/** An area by its 15-digit code. */
export const areaByCode = kept(byKey<AdminArea, number>(() => AdminArea, 'code'));
/** The areas directly below an area. */
export const areasByParent = manyBy<AdminArea, number>(() => AdminArea, 'parentCode', 't.code');
