import { Field, Float, Int, ObjectType } from 'type-graphql';
import { batched } from '../../platform/database/loaders.js';

/** Sums of a month. */
@ObjectType({ simpleResolvers: true, description: 'Sums of a month.' })
export class ProjectMonth {
  @Field(() => String, { description: 'Month, YYYY-MM.' })
  month!: string;
  @Field(() => Int, { description: 'Value of orders of the month, in fen; cancelled ones do not count.' })
  orderFen!: number;
  @Field(() => Int, { description: 'Paid to households in the month, in fen.' })
  paidFen!: number;
}

/** Sums of a product. */
@ObjectType({ simpleResolvers: true, description: 'Sums of a product.' })
export class ProjectProductSum {
  @Field(() => String, { description: 'Name of the product.' })
  name!: string;
  @Field(() => String, { description: 'Unit.' })
  unit!: string;
  @Field(() => Float, { description: 'Units ordered.' })
  ordered!: number;
  @Field(() => Float, { description: 'Units delivered.' })
  delivered!: number;
  @Field(() => Int, { description: 'Value of orders, in fen.' })
  orderFen!: number;
}

/** Sums of a household. */
@ObjectType({ simpleResolvers: true, description: 'Sums of a household, under its code.' })
export class ProjectHouseholdSum {
  @Field(() => String, { description: 'Code of the household.' })
  code!: string;
  @Field(() => Int, { description: 'Owed for deliveries and work, in fen.' })
  owedFen!: number;
  @Field(() => Int, { description: 'Paid, in fen.' })
  paidFen!: number;
  @Field(() => Float, { description: 'Days of work.' })
  days!: number;
}

/** The money of a project. */
@ObjectType({ simpleResolvers: true, description: 'The money of a project at this instant, of the households that the viewer may see.' })
export class ProjectFigures {
  @Field(() => Int, { description: 'Orders that stand.' })
  orderCount!: number;
  @Field(() => Int, { description: 'Orders of which something is still to be delivered.' })
  openOrderCount!: number;
  @Field(() => Int, { description: 'Value of the orders that stand, in fen.' })
  orderFen!: number;
  @Field(() => Int, { description: 'Owed to households for what they delivered, in fen.' })
  deliveredFen!: number;
  @Field(() => Int, { description: 'Wages owed, in fen.' })
  wageFen!: number;
  @Field(() => Int, { description: 'Paid to households, in fen; what was taken back is taken off.' })
  paidFen!: number;
  @Field(() => Int, { description: 'Income recorded, in fen; always equal to what was paid.' })
  incomeFen!: number;
  @Field(() => Int, { description: 'Of it for produce, in fen.' })
  produceFen!: number;
  @Field(() => Int, { description: 'Of it for work, in fen.' })
  labourFen!: number;
  @Field(() => Int, { description: 'Still to be paid, in fen.' })
  unpaidFen!: number;
  @Field(() => Float, { description: 'Days of work.' })
  labourDays!: number;
  @Field(() => [ProjectMonth], { description: 'By month, the first one first.' })
  months!: ProjectMonth[];
  @Field(() => [ProjectProductSum], { description: 'By product, by name.' })
  products!: ProjectProductSum[];
  @Field(() => [ProjectHouseholdSum], { description: 'By household, by code.' })
  households!: ProjectHouseholdSum[];
}

const NONE: ProjectFigures = {
  orderCount: 0,
  openOrderCount: 0,
  orderFen: 0,
  deliveredFen: 0,
  wageFen: 0,
  paidFen: 0,
  incomeFen: 0,
  produceFen: 0,
  labourFen: 0,
  unpaidFen: 0,
  labourDays: 0,
  months: [],
  products: [],
  households: [],
};

/** One statement for all the sums of all the projects of a page. Row security decides what is summed. */
const STATEMENT = `
  with p as (select id from unnest($1::uuid[]) k (id)),
    o as (select o.*, coalesce((select sum(d.quantity::numeric) from produce_delivery d where d.order_id = o.id and d.voided_at is null), 0) sent
      from produce_order o where o.project_id = any ($1::uuid[]) and o.cancelled_at is null),
    t as (select t.id, t.project_id, t.code,
        coalesce((select sum(d.amount_fen) from produce_delivery d where d.participant_id = t.id and d.voided_at is null), 0) delivered,
        coalesce((select sum(l.wage_fen) from labour_record l where l.participant_id = t.id), 0) wages,
        coalesce((select sum(l.days) from labour_record l where l.participant_id = t.id), 0) days
      from pairing_participant t where t.project_id = any ($1::uuid[])),
    y as (select t.project_id, t.id as participant_id, y.id, y.amount_fen, to_char(y.paid_on, 'YYYY-MM') as month from household_payment y join t on t.id = y.participant_id),
    i as (select y.project_id, i.source, i.amount_fen from income_record i join y on y.id = i.payment_id),
    m as (select project_id, month, sum(order_fen)::bigint order_fen, sum(paid_fen)::bigint paid_fen from (
        select project_id, to_char(ordered_on, 'YYYY-MM') as month, amount_fen order_fen, 0 paid_fen from o
        union all select project_id, month, 0, amount_fen from y) x group by 1, 2)
  select p.id,
    (select count(*)::int from o where o.project_id = p.id) "orderCount",
    (select count(*)::int from o where o.project_id = p.id and o.sent < o.quantity::numeric) "openOrderCount",
    (select coalesce(sum(amount_fen), 0)::bigint from o where o.project_id = p.id) "orderFen",
    (select coalesce(sum(delivered), 0)::bigint from t where t.project_id = p.id) "deliveredFen",
    (select coalesce(sum(wages), 0)::bigint from t where t.project_id = p.id) "wageFen",
    (select coalesce(sum(days), 0) from t where t.project_id = p.id) "labourDays",
    (select coalesce(sum(amount_fen), 0)::bigint from y where y.project_id = p.id) "paidFen",
    (select coalesce(sum(amount_fen), 0)::bigint from i where i.project_id = p.id) "incomeFen",
    (select coalesce(sum(amount_fen), 0)::bigint from i where i.project_id = p.id and source = 'PRODUCE') "produceFen",
    (select coalesce(sum(amount_fen), 0)::bigint from i where i.project_id = p.id and source = 'LABOUR') "labourFen",
    (select coalesce(jsonb_agg(jsonb_build_object('month', month, 'orderFen', order_fen, 'paidFen', paid_fen) order by month), '[]') from m where m.project_id = p.id) months,
    (select coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'unit', x.unit, 'ordered', x.ordered, 'delivered', x.delivered, 'orderFen', x.fen) order by x.name), '[]')
      from (select r.name, r.unit, coalesce(sum(o.quantity::numeric), 0) ordered, coalesce(sum(o.sent), 0) delivered, coalesce(sum(o.amount_fen), 0)::bigint fen
        from produce_product r left join o on o.product_id = r.id where r.project_id = p.id group by r.id) x) products,
    (select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'owedFen', t.delivered + t.wages, 'days', t.days,
        'paidFen', (select coalesce(sum(amount_fen), 0)::bigint from y where y.participant_id = t.id)) order by t.code), '[]') from t where t.project_id = p.id) households
  from p`;

/** The money of a project. */
export const figuresByProject = batched<string, ProjectFigures>(async (op, ids) => {
  const rows = await op.rows<ProjectFigures & { id: string }>(STATEMENT, [ids]);
  const byId = new Map(rows.map(({ id, ...sums }) => [id, { ...sums, unpaidFen: sums.deliveredFen + sums.wageFen - sums.paidFen }]));
  return ids.map((id) => Object.assign(new ProjectFigures(), byId.get(id) ?? NONE));
});
