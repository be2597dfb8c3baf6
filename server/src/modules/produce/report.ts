import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import type { Operation } from '../../platform/database/operation.js';
import { Refused } from '../../platform/errors/top-level.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { type WriteSheet, writeWorkbook } from '../../platform/spreadsheets/index.js';
import { type PairingProject, projectById } from '../pairing/index.js';
import { figuresByProject, type ProjectFigures } from './figures.js';
import { warningsByProject } from './warnings.js';

const yuan = (fen: number): number => fen / 100;
const WARNINGS: Readonly<Record<string, string>> = {
  UNFAIR_PRICE: '收购价偏低（占参考价 %）',
  UNPAID: '超期未付（天）',
  BUYER_DEPENDENCY: '依赖单一买家（%）',
  INCOME_DEPENDENCY: '收入依赖项目（%）',
};

interface OrderRow {
  number: string;
  reference: string | null;
  product: string;
  buyer: string;
  quantity: number;
  unit: string;
  price: number;
  amount: number;
  day: string;
  delivered: number;
  cancelled: boolean;
}
interface PaymentRow {
  number: string;
  code: string;
  amount: number;
  day: string;
  receipt: string;
  produce: number;
  labour: number;
  reason: string | null;
}

/** The report of a project as a workbook in Chinese: summary, months, products, households, then the rows behind the figures. */
async function reportOf(op: Operation, id: string): Promise<{ number: string; content: Buffer } | null> {
  const project = await op.load(projectById, id);
  if (!project) return null;
  const [figures, warnings] = await Promise.all([op.load(figuresByProject, id), op.load(warningsByProject, id)]);
  const orders = await op.rows<OrderRow>(
    `select o.number, o.reference, r.name product, o.buyer, o.quantity, r.unit, o.unit_price_fen price, o.amount_fen amount, o.ordered_on as day, o.cancelled_at is not null cancelled,
       coalesce((select sum(d.quantity) from produce_delivery d where d.order_id = o.id and d.voided_at is null), 0) delivered
     from produce_order o join produce_product r on r.id = o.product_id where o.project_id = $1 order by o.ordered_on, o.id`,
    [id],
  );
  const payments = await op.rows<PaymentRow>(
    `select y.number, t.code, y.amount_fen amount, y.paid_on as day, y.receipt, y.reason,
       coalesce((select sum(i.amount_fen) from income_record i where i.payment_id = y.id and i.source = 'PRODUCE'), 0)::bigint produce,
       coalesce((select sum(i.amount_fen) from income_record i where i.payment_id = y.id and i.source = 'LABOUR'), 0)::bigint labour
     from household_payment y join pairing_participant t on t.id = y.participant_id where t.project_id = $1 order by y.paid_on, y.id`,
    [id],
  );
  const out = new PassThrough();
  const content = buffer(out);
  await writeWorkbook(out, [
    summary(project, figures),
    {
      name: '按月',
      columns: [
        { header: '月份', kind: 'TEXT' },
        { header: '订单金额（元）', kind: 'NUMBER', width: 20, bars: true },
        { header: '付给家庭（元）', kind: 'NUMBER', width: 20, bars: true },
      ],
      rows: figures.months.map((each) => [each.month, yuan(each.orderFen), yuan(each.paidFen)]),
    },
    {
      name: '按产品',
      columns: [
        { header: '产品', kind: 'TEXT' },
        { header: '单位', kind: 'TEXT' },
        { header: '订购数量', kind: 'NUMBER', bars: true, width: 16 },
        { header: '已交付数量', kind: 'NUMBER', bars: true, width: 16 },
        { header: '订单金额（元）', kind: 'NUMBER', width: 18 },
      ],
      rows: figures.products.map((each) => [each.name, each.unit, each.ordered, each.delivered, yuan(each.orderFen)]),
    },
    {
      name: '按家庭',
      columns: [
        { header: '家庭代号', kind: 'TEXT' },
        { header: '应得（元）', kind: 'NUMBER', width: 16 },
        { header: '已付（元）', kind: 'NUMBER', width: 20, bars: true },
        { header: '务工天数', kind: 'NUMBER' },
      ],
      rows: figures.households.map((each) => [each.code, yuan(each.owedFen), yuan(each.paidFen), each.days]),
    },
    {
      name: '订单',
      columns: [
        { header: '订单编号', kind: 'TEXT', width: 14 },
        { header: '买方单号', kind: 'TEXT' },
        { header: '产品', kind: 'TEXT' },
        { header: '买方', kind: 'TEXT', width: 26 },
        { header: '数量', kind: 'NUMBER' },
        { header: '单位', kind: 'TEXT' },
        { header: '单价（元）', kind: 'NUMBER', width: 12 },
        { header: '金额（元）', kind: 'NUMBER', width: 12 },
        { header: '下单日期', kind: 'DATE', width: 12 },
        { header: '已交付', kind: 'NUMBER' },
        { header: '状态', kind: 'TEXT' },
      ],
      rows: orders.map((each) => [
        each.number,
        each.reference,
        each.product,
        each.buyer,
        each.quantity,
        each.unit,
        yuan(each.price),
        yuan(each.amount),
        each.day,
        each.delivered,
        each.cancelled ? '已取消' : each.delivered >= each.quantity ? '已交齐' : '进行中',
      ]),
    },
    {
      name: '付款',
      columns: [
        { header: '付款编号', kind: 'TEXT', width: 14 },
        { header: '家庭代号', kind: 'TEXT' },
        { header: '金额（元）', kind: 'NUMBER', width: 12 },
        { header: '其中农产品', kind: 'NUMBER', width: 14 },
        { header: '其中务工', kind: 'NUMBER', width: 12 },
        { header: '付款日期', kind: 'DATE', width: 12 },
        { header: '收据号', kind: 'TEXT', width: 18 },
        { header: '冲正原因', kind: 'TEXT', width: 20 },
      ],
      rows: payments.map((each) => [
        each.number,
        each.code,
        yuan(each.amount),
        yuan(each.produce),
        yuan(each.labour),
        each.day,
        each.receipt,
        each.reason,
      ]),
    },
    {
      name: '提醒',
      columns: [
        { header: '提醒', kind: 'TEXT', width: 28 },
        { header: '对象', kind: 'TEXT', width: 26 },
        { header: '数值', kind: 'NUMBER' },
        { header: '界限', kind: 'NUMBER' },
      ],
      rows: warnings.map((each) => [WARNINGS[each.kind] ?? each.kind, each.about, each.figure, each.limit]),
    },
  ]);
  return { number: project.number, content: await content };
}

function summary(project: PairingProject, figures: ProjectFigures): WriteSheet {
  return {
    name: '概况',
    columns: [
      { header: project.sample ? '项目（数据为示例）' : '项目', kind: 'TEXT', width: 24 },
      { header: project.name, kind: 'TEXT', width: 40 },
    ],
    rows: [
      ['项目编号', project.number],
      ['季节', project.season],
      ['起止日期', `${project.startsOn} 至 ${project.endsOn}`],
      ['目标家庭（户）', String(project.targetHouseholds)],
      ['订单（笔）', String(figures.orderCount)],
      ['订单金额（元）', yuan(figures.orderFen).toFixed(2)],
      ['订单目标（元）', yuan(project.targetOrderFen).toFixed(2)],
      ['家庭增收（元）', yuan(figures.incomeFen).toFixed(2)],
      ['增收目标（元）', yuan(project.targetIncomeFen).toFixed(2)],
      ['其中农产品（元）', yuan(figures.produceFen).toFixed(2)],
      ['其中务工（元）', yuan(figures.labourFen).toFixed(2)],
      ['待付（元）', yuan(figures.unpaidFen).toFixed(2)],
      ['核对', figures.incomeFen === figures.paidFen ? '付款合计与增收记录合计一致' : '付款与增收记录不一致'],
    ],
  };
}

/** `GET /reports/projects/:id.xlsx`, for whoever sees the project. */
export function reportRoutes(server: FastifyInstance, services: RouteServices): void {
  server.get<{ Params: { name: string } }>('/reports/projects/:name', async (request, reply) => {
    const id = /^([0-9a-f-]{36})\.xlsx$/.exec(request.params.name)?.[1];
    if (id === undefined) return reply.callNotFound();
    try {
      const report = await services.operateFor(request, async (op) => {
        if (!op.actor.accountId) throw new Refused('UNAUTHENTICATED', 'Sign in first.');
        if (!op.actor.can('project:browse')) throw new Refused('FORBIDDEN', 'Your role does not include this action.');
        return reportOf(op, id);
      });
      if (!report) return await reply.code(404).send({ error: 'not found' });
      return await reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${report.number}.xlsx"`)
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(report.content);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return reply.code(error.code === 'UNAUTHENTICATED' ? 401 : 403).send({ errors: [{ extensions: { code: error.code } }] });
    }
  });
}
