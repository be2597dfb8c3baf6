import { batched, byKey, columns, groupBy, manyBy } from '../../platform/database/loaders.js';
import { VerificationDepartment, VerificationItem } from './catalogue.js';
import type { Declaration } from './compare.js';
import { Verification, VerificationAnswer, VerificationRequest } from './verification.js';

/** A verification by id. */
export const verificationById = byKey<Verification>(() => Verification);
/** The verification of an application; null before there is one. */
export const verificationByApplication = byKey<Verification>(() => Verification, 'applicationId');
/** A department by code. */
export const departmentByCode = byKey<VerificationDepartment>(() => VerificationDepartment, 'code');
/** An item by code. */
export const itemByCode = byKey<VerificationItem>(() => VerificationItem, 'code');
/** Items of a department in their order. */
export const itemsByDepartment = manyBy<VerificationItem>(() => VerificationItem, 'departmentCode', 't.position, t.code');
/** An answer by id. */
export const answerById = byKey<VerificationAnswer>(() => VerificationAnswer);
/** The answer to a question; null before it. */
export const answerByRequest = byKey<VerificationAnswer>(() => VerificationAnswer, 'requestId');

/** Questions of a verification as they stand: of each person and item the last, by person and in the order of the catalogue. */
export const requestsByVerification = batched<string, VerificationRequest[]>(async (op, ids) => {
  const rows = await op.rows<VerificationRequest>(
    `select ${columns(op, VerificationRequest, 'r')} from verification_request r join verification_item i on i.code = r.item_code
     where r.verification_id = any ($1::uuid[]) and not exists (select from verification_request n where n.verification_id = r.verification_id
       and n.person_id = r.person_id and n.item_code = r.item_code and n.round > r.round) order by r.person_id, i.position, i.code`,
    [ids],
  );
  const groups = groupBy(rows, 'verificationId');
  return ids.map((id) => groups.get(id) ?? []);
});

/** Somebody whom an application is about. */
export interface Concerned {
  readonly personId: string;
  /** Whether the person's consent to be asked about holds today. */
  readonly consented: boolean;
}

/** Whom an application is about today, the head of the household first. */
export const peopleByApplication = batched<string, Concerned[]>(async (op, ids) => {
  const rows = await op.rows<Concerned & { applicationId: string }>(
    `select a.id as "applicationId", m.person_id as "personId", app.person_consent(a.household_id, m.person_id, 'ECONOMIC_VERIFICATION', app.today()) as consented
     from assistance_application a join household_membership m on m.household_id = a.household_id and m."from" <= app.today() and (m.until is null or m.until > app.today())
     where a.id = any ($1::uuid[]) and (a.person_id is null or a.person_id = m.person_id) order by m.relation <> 'HEAD', m."from", m.id`,
    [ids],
  );
  const groups = groupBy(rows, 'applicationId');
  return ids.map((id) => groups.get(id) ?? []);
});

/** What an application declares, and how much more contradicts nothing (policy parameters verification.tolerance.…), by verification; amounts in fen. */
export const declarationByVerification = batched<string, { declared: Declaration; tolerance: Partial<Declaration> }>(async (op, ids) => {
  const rows = await op.rows<
    Record<'income' | 'savings' | 'vehicles' | 'dwellings', number | null> & { moreIncome: number; moreSavings: number }
  >(
    `select a.monthly_income_fen as income, a.declared_savings_fen as savings, a.declared_vehicles as vehicles, a.declared_dwellings as dwellings,
       coalesce(app.parameter('verification.tolerance.income.fen', v.area_code, app.today()), 0) as "moreIncome",
       coalesce(app.parameter('verification.tolerance.savings.fen', v.area_code, app.today()), 0) as "moreSavings"
     from unnest($1::uuid[]) with ordinality k (id, n) left join verification v on v.id = k.id left join assistance_application a on a.id = v.application_id order by k.n`,
    [ids],
  );
  return rows.map(({ income, savings, vehicles, dwellings, moreIncome, moreSavings }) => ({
    declared: { INCOME: income, SAVINGS: savings, VEHICLES: vehicles, DWELLINGS: dwellings },
    tolerance: { INCOME: moreIncome, SAVINGS: moreSavings },
  }));
});
