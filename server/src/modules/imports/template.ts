import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { writeCsv, writeXlsx } from '../../platform/spreadsheets/index.js';
import { ImportKind } from './batch.js';
import { targetFields } from './fields.js';

/** Forms in which a template comes. */
export type TemplateFormat = 'xlsx' | 'csv';

const SHEETS: Record<ImportKind, string> = {
  [ImportKind.HOUSEHOLDS]: '家庭',
  [ImportKind.VOLUNTEERS]: '志愿者',
  [ImportKind.NEEDS]: '服务需求',
  [ImportKind.ORDERS]: '农产品订单',
};

/** An empty roster with every field as a column, and one row that shows what goes where. */
export async function template(kind: ImportKind, format: TemplateFormat): Promise<{ content: Buffer; type: string }> {
  const fields = targetFields(kind);
  // As text throughout: a spreadsheet program would cut identity numbers and turn dates to its own form.
  const columns = fields.map((field) => ({ header: field.labelZh, kind: 'TEXT' as const }));
  const rows = [fields.map((field) => field.example)];
  const out = new PassThrough();
  const content = buffer(out);
  if (format === 'xlsx') await writeXlsx(out, SHEETS[kind], columns, rows);
  else await writeCsv(out, columns, rows);
  return {
    content: await content,
    type: format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8',
  };
}
