import { batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import { civilDate } from '../../platform/clock.js';
import { CareAbsence } from './absence.js';
import { AlertStep, BreakGlass, RiskAlert } from './alert.js';
import { SupportReferral, type SupportStatus } from './referral.js';
import { ScaleVersion } from './scale.js';
import { ScaleAdministration, SupportSession } from './session.js';

/** A case by id. */
export const referralById = byKey<SupportReferral>(() => SupportReferral);
/** A session by id. */
export const sessionById = byKey<SupportSession>(() => SupportSession);
/** A giving of a scale by id. */
export const administrationById = byKey<ScaleAdministration>(() => ScaleAdministration);
/** An alert by id. */
export const alertById = byKey<RiskAlert>(() => RiskAlert);
/** An emergency access by id. */
export const glassById = byKey<BreakGlass>(() => BreakGlass);
/** A version of a scale by id. */
export const scaleById = byKey<ScaleVersion>(() => ScaleVersion);
/** Sessions of a case, the newest first. */
export const sessionsByReferral = manyBy<SupportSession>(() => SupportSession, 'referralId', 't.starts_at desc, t.id desc');
/** Scales given in a case, the oldest first. */
export const administrationsByReferral = manyBy<ScaleAdministration>(() => ScaleAdministration, 'referralId', 't.recorded_at, t.id');
/** Alerts of a case that are not closed, the newest first. */
export const livingAlertsByReferral = batched<string, RiskAlert[]>(async (op, ids) => {
  const rows = await op.rows<RiskAlert>(
    `select ${columns(op, RiskAlert, 'a')} from risk_alert a where a.referral_id = any ($1::uuid[]) and a.state <> 'CLOSED' order by a.raised_at desc, a.id`,
    [ids],
  );
  const groups = groupBy(rows, 'referralId');
  return ids.map((id) => groups.get(id) ?? []);
});
/** Steps of an alert's ladder in order. */
export const stepsByAlert = manyBy<AlertStep>(() => AlertStep, 'alertId', 't.level, t.at, t.id');

/** What those outside the care learn of a household; null where the actor may not even ask. */
export const supportStatusByHousehold = batched<string, SupportStatus | null>(async (op, ids) => {
  const rows = await op.rows<SupportStatus & { householdId: string }>(
    'select household_id "householdId", supported, next_on "nextOn", urgency from app.support_status($1::uuid[])',
    [ids],
  );
  const byHousehold = new Map(rows.map((row) => [row.householdId, row]));
  return ids.map((id) => byHousehold.get(id) ?? null);
});

/** Whether the consent to psychological care of a case holds today. */
export const consentByReferral = batched<string, boolean>(async (op, ids) => {
  const rows = await op.rows<{ id: string }>(
    'select r.id from support_referral r where r.id = any ($1::uuid[]) and app.care_consent(r.household_id, r.person_id, $2::date)',
    [ids, civilDate(op.now)],
  );
  const holding = new Set(rows.map((row) => row.id));
  return ids.map((id) => holding.has(id));
});

/** Whether the worker of a case is away while nobody covers it. */
export const uncoveredByReferral = batched<string, boolean>(async (op, ids) => {
  const rows = await op.rows<{ id: string }>('select app.uncovered($1::uuid[]) as id', [ids]);
  const bare = new Set(rows.map((row) => row.id));
  return ids.map((id) => bare.has(id));
});
/** An absence by id. */
export const absenceById = byKey<CareAbsence>(() => CareAbsence);
/** Sessions of a group, in the order of their cases. */
export const sessionsByGroup = manyBy<SupportSession>(() => SupportSession, 'groupId', 't.id');
