import { ahead, batched, byKey, groupBy, manyBy } from '../../platform/database/loaders.js';
import { keyOfFirstPage } from '../../platform/graphql/pages-by.js';
import type { Operation } from '../../platform/database/operation.js';
import { firstNeeds, needsOfHousehold } from '../tasks/index.js';
import { volunteerById } from '../volunteers/index.js';
import { Assignment, VisitCompanion } from './assignment.js';
import { Offer } from './offer.js';

/** An offer by id. */
export const offerById = byKey<Offer>(() => Offer);
/** An assignment by id. */
export const assignmentById = byKey<Assignment>(() => Assignment);
/** The offers of a need, the newest first. */
export const offersByNeed = manyBy<Offer>(() => Offer, 'needId', 't.sent_at desc nulls last, t.id desc');
/** The assignments of a need, the newest first. */
export const assignmentsByNeed = manyBy<Assignment>(() => Assignment, 'needId', 't.starts_at desc, t.id desc');

const { pages } = needsOfHousehold;
ahead(pages, 'ServiceNeed.assignments', assignmentsByNeed, firstNeeds, keyOfFirstPage);
ahead(pages, 'Assignment.volunteer', volunteerById, `select volunteer_id from assignment where need_id in (${firstNeeds})`, keyOfFirstPage);

const own = batched<string, string | null>(async (op, keys) => {
  const row = await op.row<{ id: string | null }>('select app.volunteer_id() as id');
  return keys.map(() => row?.id ?? null);
});
/** The volunteer whom the actor is, asked once an operation; null for staff. */
export function ownVolunteerId(op: Operation): Promise<string | null> {
  return op.load(own, 'me');
}

/**
 * Whether something that the assignment rests on has run out for its day: vetting, a qualification that the service
 * needs, or the household's consent. Such an assignment stands still until it is renewed; it is never deleted.
 */
export const suspendedById = batched<string, boolean>(async (op, ids) => {
  const rows = await op.rows<{ id: string }>(
    `select a.id from assignment a join volunteer v on v.id = a.volunteer_id join service_need n on n.id = a.need_id join service_type s on s.code = n.service_code
     where a.id = any ($1::uuid[]) and a.state = 'CONFIRMED' and (
       v.state <> 'ACTIVE' or v.vetted_until is null or v.vetted_until < (a.starts_at at time zone 'Asia/Shanghai')::date
       or not app.has_consent(a.household_id, app.consent_purpose(s.team_kind), (a.starts_at at time zone 'Asia/Shanghai')::date)
       or exists (select from unnest(s.qualification_codes) wanted where not exists (select from qualification q where q.volunteer_id = v.id and q.type_code = wanted
         and q.issued_on <= (a.starts_at at time zone 'Asia/Shanghai')::date and coalesce(q.expires_on, 'infinity') >= (a.starts_at at time zone 'Asia/Shanghai')::date)))`,
    [ids],
  );
  const suspended = new Set(rows.map((row) => row.id));
  return ids.map((id) => suspended.has(id));
});

/** Who goes along on a living visit of the actor's own; nobody for whoever else asks. */
export const companionsById = batched<string, VisitCompanion[]>(async (op, ids) => {
  const rows = await op.rows<VisitCompanion & { id: string }>(
    'select assignment_id as id, name, state, checked_in_at as "checkedInAt" from app.visit_companions($1)',
    [ids],
  );
  const byId = groupBy(rows, 'id');
  return ids.map((id) => (byId.get(id) ?? []).map((row) => Object.assign(new VisitCompanion(), row)));
});
