import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import type { Operation } from '../../platform/database/operation.js';
import { Refused } from '../../platform/errors/top-level.js';
import { Refusal } from '../../platform/errors/user-error.js';
import type { RouteServices } from '../../platform/graphql/module.js';
import { writeWorkbook } from '../../platform/spreadsheets/index.js';
import { areaByCode } from '../areas/index.js';
import { figureMonths, figureParts, publishedFigures, type FigureQuestion } from './compute.js';
import { FigureKey, type FigureUnit } from './figure.js';
import { FIGURES } from './sources.js';

/** What the workbook, which offices exchange in Chinese, calls each figure. */
const NAMES: Readonly<Record<FigureKey, string>> = {
  ALLOWANCE_HOUSEHOLDS: '低保家庭',
  ALLOWANCE_PERSONS: '低保人数',
  ALLOWANCE_PAID: '发放低保金',
  HARDSHIP_HOUSEHOLDS: '特困供养家庭',
  HARDSHIP_PERSONS: '特困人员',
  HARDSHIP_PAID: '发放特困供养金',
  TEMPORARY_HOUSEHOLDS: '临时救助家庭',
  TEMPORARY_PAID: '发放临时救助金',
  SUBSIDY_PAID: '发放物价联动补贴',
  REGISTERED_POOR_ASSISTED: '建档立卡享受低保特困人数',
  REGISTERED_POOR_PERCENT: '占享受政策人数比例',
  REGISTERED_POOR_CHANGE: '比上年同期',
  GRID_WORKERS: '网格员',
  GRID_COMMUNITIES: '网格所在社区',
  STANDARD_DISTRICTS: '低保标准（七区）',
  STANDARD_CITIES_URBAN: '低保标准（三市城镇）',
  STANDARD_CITIES_RURAL: '低保标准（三市农村）',
  TEMPORARY_CAP: '临时救助年度封顶线',
  DECISION_DAYS: '审批时限',
};
const UNITS: Readonly<Record<FigureUnit, string>> = {
  HOUSEHOLD: '户',
  PERSON: '人',
  FEN: '元',
  PERCENT: '%',
  POINT: '个百分点',
  PLACE: '个',
  WORKING_DAY: '个工作日',
};

const shown = (unit: FigureUnit, value: number | null): number | null =>
  value === null ? null : unit === 'FEN' ? value / 100 : unit === 'PERCENT' ? Math.round(value * 10) / 10 : value;

/** All figures, then each that has parts by area, then by month. */
async function workbookOf(op: Operation, question: FigureQuestion): Promise<Buffer> {
  const { asOf, firstMonth, lastMonth, figures, reconciliation } = await publishedFigures(op, question);
  const keys = Object.values(FigureKey).filter((key) => ['STATUS', 'PAYMENT'].includes(FIGURES[key][1].from));
  const parts: (string | number | null)[][] = [];
  const months: (string | number | null)[][] = [];
  for (const key of keys) {
    const [unit] = FIGURES[key];
    for (const part of await figureParts(op, key, question))
      parts.push([NAMES[key], (await op.load(areaByCode, part.areaCode))?.name ?? '', shown(unit, part.value), UNITS[unit]]);
    for (const { month, value } of await figureMonths(op, key, question))
      months.push([NAMES[key], month.slice(0, 7), shown(unit, value), UNITS[unit]]);
  }
  const period = `${firstMonth.slice(0, 7)} 至 ${lastMonth.slice(0, 7)}`;
  const out = new PassThrough();
  const content = buffer(out);
  const text = (header: string, width?: number) => ({ header, kind: 'TEXT' as const, ...(width === undefined ? {} : { width }) });
  const number = (header: string) => ({ header, kind: 'NUMBER' as const, width: 18 });
  await writeWorkbook(out, [
    {
      name: '公布数据',
      columns: [text('指标', 30), number('数值'), text('单位'), text('口径', 26)],
      rows: [
        ...figures.map(({ key, unit, value }) => [
          NAMES[key],
          shown(unit, value),
          UNITS[unit],
          FIGURES[key][1].from === 'PAYMENT' ? period : `截至 ${asOf}`,
        ]),
        ['在册家庭（按身份）', reconciliation.households, '户', `截至 ${asOf}`],
        ['在册家庭（按覆盖台账）', reconciliation.ledger, '户', `截至 ${asOf}`],
      ],
    },
    { name: '按区域', columns: [text('指标', 30), text('区域', 20), number('数值'), text('单位')], rows: parts },
    { name: '按月', columns: [text('指标', 30), text('月份', 12), number('数值'), text('单位')], rows: months },
  ]);
  return content;
}

/** `GET /figures.xlsx?areaCode=…&asOf=…&months=…`, for whoever may read figures. */
export function figureRoutes(server: FastifyInstance, services: RouteServices): void {
  server.get<{ Querystring: { areaCode?: string; asOf?: string; months?: string } }>('/figures.xlsx', async (request, reply) => {
    const { areaCode, asOf, months = '6' } = request.query;
    try {
      if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new Refused('BAD_REQUEST', 'A day is written YYYY-MM-DD.');
      const content = await services.operateFor(request, (op) => {
        if (!op.actor.accountId) throw new Refused('UNAUTHENTICATED', 'Sign in first.');
        if (!op.actor.can('figures:read')) throw new Refused('FORBIDDEN', 'Your role does not include this action.');
        return workbookOf(op, { areaCode, asOf, months: Number(months) });
      });
      return await reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="figures.xlsx"')
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(content);
    } catch (error) {
      const code = error instanceof Refused ? error.code : error instanceof Refusal ? 'BAD_REQUEST' : null;
      if (code === null) throw error;
      const status = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_REQUEST: 400 }[code as string] ?? 400;
      return reply
        .code(status)
        .header('cache-control', 'no-store')
        .send({ errors: [{ message: (error as Error).message, extensions: { code } }] });
    }
  });
}
