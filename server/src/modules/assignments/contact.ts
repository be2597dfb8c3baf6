import { newId } from '../../platform/database/ids.js';
import { batched } from '../../platform/database/loaders.js';
import type { Operation } from '../../platform/database/operation.js';
import { GeoPoint } from '../../platform/graphql/geo-point.js';
import { AssignmentState, HouseholdContact, type Assignment } from './assignment.js';
import { ownVolunteerId } from './loaders.js';

interface Clear {
  id: string;
  name: string;
  phone: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  safetyNote: string | null;
}

function pointOf(latitude: number | null, longitude: number | null): GeoPoint | null {
  return latitude === null || longitude === null ? null : Object.assign(new GeoPoint(), { latitude, longitude });
}

/** Clear contacts of households, each reading recorded in the same statement that reads. */
const contactByHousehold = batched<string, HouseholdContact | null>(async (op, ids) => {
  const rows = await op.rows<Clear>(
    `with seen as (insert into access_event (id, at, account_id, subject_type, subject_id, purpose)
       select e.id, app.now(), app.actor_id(), 'household', h.id, 'visit' from unnest($1::uuid[], $2::uuid[]) e(id, household_id) join household h on h.id = e.household_id returning subject_id)
     select h.id, h.head_name as name, h.phone, h.address, h.latitude, h.longitude, h.safety_note as "safetyNote" from household h where h.id in (select subject_id from seen)`,
    [ids.map(() => newId()), ids],
  );
  const byId = new Map(
    rows.map(({ id, name, phone, address, latitude, longitude, safetyNote }): [string, HouseholdContact] => [
      id,
      { name, phone, address, location: pointOf(latitude, longitude), safetyNote },
    ]),
  );
  return ids.map((id) => byId.get(id) ?? null);
});

/** Where to go and whom to call: for the volunteer who holds the living assignment, nobody else. */
export async function contactOf(op: Operation, assignment: Assignment): Promise<HouseholdContact | null> {
  const living = assignment.state === AssignmentState.CONFIRMED || assignment.state === AssignmentState.IN_PROGRESS;
  if (!living || assignment.volunteerId !== (await ownVolunteerId(op))) return null;
  return op.load(contactByHousehold, assignment.householdId);
}
