import { Field, Int, ObjectType } from 'type-graphql';
import { batched } from '../../platform/database/loaders.js';
import { ProduceWarningKind } from './enums.js';

/** What is not right with the money of a project. */
@ObjectType({ description: 'What is not right with the money of a project, with the figure and the limit that it breaks.' })
export class ProduceWarning {
  projectId!: string;
  participantId!: string | null;
  @Field(() => ProduceWarningKind, { simple: true, description: 'What it is.' })
  kind!: ProduceWarningKind;
  @Field(() => String, {
    simple: true,
    description: 'Product, buyer, or number of the order that it is about; code of the household for income.',
  })
  about!: string;
  @Field(() => Int, { simple: true, description: 'Figure: percent, or days for UNPAID.' })
  figure!: number;
  @Field(() => Int, { simple: true, description: 'Limit from the policy parameters, in the same unit.' })
  limit!: number;
}

const PARAMETER = (key: string): string => `app.parameter('pairing.${key}', p.area_code, app.today())`;

/**
 * Whole income after the pairing is held against what the project paid in the same period: only where the viewer may see
 * the statement, which row security decides.
 */
const STATEMENT = `
  with p as (select id, ${PARAMETER('price.fair.percent')} fair, ${PARAMETER('dependency.buyer.percent')} buyer, ${PARAMETER('dependency.income.percent')} income, ${PARAMETER('unpaid.days')} unpaid
    from pairing_project p where id = any ($1::uuid[]))
  select * from (
    select p.id "projectId", d.participant_id "participantId", 'UNFAIR_PRICE' as kind, r.name as about, floor(min(d.unit_price_fen) * 100.0 / r.reference_price_fen)::int as figure, p.fair::int as limit, 1 n
      from p join produce_order o on o.project_id = p.id join produce_product r on r.id = o.product_id join produce_delivery d on d.order_id = o.id and d.voided_at is null
      where d.unit_price_fen * 100.0 < r.reference_price_fen * p.fair group by p.id, d.participant_id, r.id, r.name, r.reference_price_fen, p.fair
    union all
    select p.id, d.participant_id, 'UNPAID', o.number, app.today() - d.delivered_on, p.unpaid::int, 2
      from p join produce_order o on o.project_id = p.id join produce_delivery d on d.order_id = o.id and d.voided_at is null
      where d.delivered_on < app.today() - p.unpaid::int and d.amount_fen > coalesce((select sum(i.amount_fen) from income_record i where i.delivery_id = d.id), 0)
    union all
    select x.id, null, 'BUYER_DEPENDENCY', x.buyer, floor(x.fen * 100.0 / x.total)::int, x.lim::int, 3
      from (select p.id, o.buyer, p.buyer lim, sum(o.amount_fen) fen, sum(sum(o.amount_fen)) over (partition by p.id) total, count(*) over (partition by p.id) buyers
        from p join produce_order o on o.project_id = p.id and o.cancelled_at is null group by p.id, o.buyer, p.buyer) x
      where x.buyers > 1 and x.fen * 100.0 > x.total * x.lim
    union all
    select p.id, t.id, 'INCOME_DEPENDENCY', t.code, floor(s.paid * 100.0 / s.amount_fen)::int, p.income::int, 4
      from p join pairing_participant t on t.project_id = p.id
        join lateral (select i.amount_fen, (select coalesce(sum(y.amount_fen), 0) from household_payment y where y.participant_id = t.id and y.paid_on between i.from_on and i.until_on) paid
          from income_statement i where i.participant_id = t.id and i.stage = 'AFTER' order by i.from_on desc, i.id limit 1) s on s.amount_fen > 0
      where s.paid * 100.0 > s.amount_fen * p.income
  ) w order by n, figure, about`;

/** What is not right with the money of a project, unfair prices first. */
export const warningsByProject = batched<string, ProduceWarning[]>(async (op, ids) => {
  const rows = await op.rows<ProduceWarning>(STATEMENT, [ids]);
  return ids.map((id) => rows.filter((row) => row.projectId === id).map((row) => Object.assign(new ProduceWarning(), row)));
});
