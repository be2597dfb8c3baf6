import { byKey, manyBy } from '../../platform/database/loaders.js';
import { EmergencyRelief, Obligation } from './relief.js';

/** Relief by id. */
export const reliefById = byKey<EmergencyRelief>(() => EmergencyRelief);
/** Reliefs of a household, the newest first. */
export const reliefsByHousehold = manyBy<EmergencyRelief>(() => EmergencyRelief, 'householdId', 't.requested_at desc, t.id');
/** An obligation by id. */
export const obligationById = byKey<Obligation>(() => Obligation);
/** The obligation that a relief left, or null. */
export const obligationByRelief = byKey<Obligation>(() => Obligation, 'reliefId');
