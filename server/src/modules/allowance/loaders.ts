import { batched, byKey, manyBy } from '../../platform/database/loaders.js';
import { AllowanceReviewBatch } from './batch.js';
import { AllowanceDecision } from './decision.js';
import { AllowanceReview } from './review.js';
import { AllowanceWithdrawal } from './withdrawal.js';

/** A review by id. */
export const reviewById = byKey<AllowanceReview>(() => AllowanceReview);
/** The reviews of a household, the newest first. */
export const reviewsByHousehold = manyBy<AllowanceReview>(() => AllowanceReview, 'householdId', 't.opened_at desc, t.number desc');
/** The decision on a review; null before it. */
export const decisionByReview = byKey<AllowanceDecision>(() => AllowanceDecision, 'reviewId');
/** A withdrawal by id. */
export const withdrawalById = byKey<AllowanceWithdrawal>(() => AllowanceWithdrawal);
/** The withdrawals of a household, the newest first. */
export const withdrawalsByHousehold = manyBy<AllowanceWithdrawal>(() => AllowanceWithdrawal, 'householdId', 't.from_on desc, t.id');

/** Whether the viewer holds the authority to decide each review now. */
export const authorityByReview = batched<string, boolean>(async (op, ids) => {
  const rows = await op.rows<{ held: boolean }>(
    `select exists (select from app.authority('MINIMUM_LIVING_ALLOWANCE', r.area_code, app.now())) as held
     from unnest($1::uuid[]) with ordinality k (id, n) left join allowance_review r on r.id = k.id order by k.n`,
    [ids],
  );
  return rows.map((row) => row.held);
});

/** What each review is judged by: the standard per person and month, the amount of the last decision (both in fen), the months of policy. */
export interface ReviewGround {
  readonly standard: number | null;
  readonly amount: number | null;
  readonly monthsMin: number | null;
  readonly monthsMax: number | null;
}
export const groundByReview = batched<string, ReviewGround>((op, ids) =>
  op.rows<ReviewGround>(
    `select (app.parameter_row('allowance.standard.fen', r.area_code, r.residence, coalesce(r.effective_on, app.today()), 'infinity')).value as standard,
       app.allowance_now(r.household_id) as amount,
       app.parameter('allowance.withdrawal.months.min', r.area_code, coalesce(r.effective_on, app.today())) as "monthsMin",
       app.parameter('allowance.withdrawal.months.max', r.area_code, coalesce(r.effective_on, app.today())) as "monthsMax"
     from unnest($1::uuid[]) with ordinality k (id, n) left join allowance_review r on r.id = k.id order by k.n`,
    [ids],
  ),
);

/** Whether each household is on the allowance today without an end in sight. */
export const onAllowance = batched<string, boolean>(async (op, ids) => {
  const rows = await op.rows<{ there: boolean }>(
    `select exists (select from assistance_status s where s.household_id = k.id and s.programme = 'MINIMUM_LIVING_ALLOWANCE' and s."from" <= app.today() and s.until is null) as there
     from unnest($1::uuid[]) with ordinality k (id, n) order by k.n`,
    [ids],
  );
  return rows.map((row) => row.there);
});

/** An opening of many reviews by id. */
export const batchById = byKey<AllowanceReviewBatch>(() => AllowanceReviewBatch);
/** How many reviews each opening has opened so far, of those that the viewer may see. */
export const openedByBatch = batched<string, number>(async (op, ids) => {
  const rows = await op.rows<{ id: string; n: number }>(
    'select batch_id as id, count(*)::int n from allowance_review where batch_id = any ($1::uuid[]) group by 1',
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row.n]));
  return ids.map((id) => byId.get(id) ?? 0);
});
