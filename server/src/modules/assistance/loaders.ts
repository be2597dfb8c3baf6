import { batched, byKey, manyBy } from '../../platform/database/loaders.js';
import {
  ApplicationDocument,
  AssistanceApplication,
  AssistanceDecision,
  ApplicationDocumentKind,
  IndividualDecision,
} from './application.js';
import { DelegationOfAuthority } from './delegation.js';
import { AWAITS_ME } from './list.js';

/** An application by id. */
export const applicationById = byKey<AssistanceApplication>(() => AssistanceApplication);
/** The applications of a household, the newest first. */
export const applicationsByHousehold = manyBy<AssistanceApplication>(() => AssistanceApplication, 'householdId', 't.created_at desc, t.id');
/** The documents of an application, by kind. */
export const documentsByApplication = manyBy<ApplicationDocument>(() => ApplicationDocument, 'applicationId', 't.kind_code');
/** A kind of document by code. */
export const documentKindByCode = byKey<ApplicationDocumentKind>(() => ApplicationDocumentKind, 'code');
/** The decision on an application; null before it. */
export const decisionByApplication = byKey<AssistanceDecision>(() => AssistanceDecision, 'applicationId');
/** What a meeting decided on an application; null when none did. */
export const individualDecisionByApplication = byKey<IndividualDecision>(() => IndividualDecision, 'applicationId');
/** A delegation by id. */
export const delegationById = byKey<DelegationOfAuthority>(() => DelegationOfAuthority);

/** The standard per person and month for each application on the day it was submitted (today for one that is not), in fen; null where none is set. */
export const standardByApplication = batched<string, number | null>(async (op, ids) => {
  const rows = await op.rows<{ value: number | null }>(
    `select (app.parameter_row('allowance.standard.fen', a.area_code, a.residence, (coalesce(a.submitted_at, app.now()) at time zone 'Asia/Shanghai')::date, 'infinity')).value as value
     from unnest($1::uuid[]) with ordinality k (id, n) left join assistance_application a on a.id = k.id order by k.n`,
    [ids],
  );
  return rows.map((row) => row.value);
});

/** Whether the viewer holds the authority to decide each application now. */
export const authorityByApplication = batched<string, boolean>(async (op, ids) => {
  const rows = await op.rows<{ held: boolean }>(
    `select exists (select from app.authority(a.programme, a.area_code, app.now())) as held
     from unnest($1::uuid[]) with ordinality k (id, n) left join assistance_application a on a.id = k.id order by k.n`,
    [ids],
  );
  return rows.map((row) => row.held);
});

/** Temporary assistance granted to the household of each application in this civil year, and the cap in force, both in fen. */
export const grantedByApplication = batched<string, { granted: number; cap: number | null }>(async (op, ids) => {
  const rows = await op.rows<{ granted: number; cap: number | null }>(
    `select app.temporary_granted(a.household_id, app.now()) as granted, app.parameter('temporary.cap.fen', a.area_code, app.today()) as cap
     from unnest($1::uuid[]) with ordinality k (id, n) left join assistance_application a on a.id = k.id order by k.n`,
    [ids],
  );
  return rows;
});

/** How many applications wait for the actor's decision, by the bounds of areas (`low high`). */
export const awaitingDecision = batched<string, number>(async (op, bounds) =>
  Promise.all(
    bounds.map(async (each) => {
      const [low, high] = each.split(' ');
      const row = await op.row<{ n: number }>(
        `select count(*)::int n from assistance_application a where ${AWAITS_ME} and a.area_code >= $1 and a.area_code < $2`,
        [low, high],
      );
      return row?.n ?? 0;
    }),
  ),
);
