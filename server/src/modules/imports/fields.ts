// INTERIM: stands in until the pure parts land.
import { parseIdentityNumber } from '../households/index.js';
export interface ImportedIdentity { number: string; birthDate: string; sex: 'FEMALE' | 'MALE' }
export interface ImportedWindow { weekday: number; fromMinute: number; toMinute: number }
type Parsed = { ok: true; value: unknown } | { ok: false; code: 'INVALID_FORMAT' | 'INVALID_CHOICE' | 'OUT_OF_RANGE' | 'IDENTITY_NUMBER_CHECK_DIGIT' | 'TOO_LONG'; message: string };
export interface TargetField { key: string; labelZh: string; labelEn: string; required: boolean; example: string | null }
const f = (key: string, labelZh: string, required = false, example: string | null = null): TargetField => ({ key, labelZh, labelEn: key, required, example });
const FIELDS: Record<string, TargetField[]> = {
  HOUSEHOLDS: [f('householdNumber', '家庭编号'), f('area', '所在区域', true, '崂山区'), f('address', '住址'), f('name', '姓名', true), f('relation', '与户主关系'), f('identityNumber', '身份证号'), f('phone', '联系电话'), f('programmes', '救助类别'), f('programmeFrom', '救助开始日期')],
  VOLUNTEERS: [f('name', '姓名', true), f('phone', '手机', true), f('identityNumber', '身份证号'), f('area', '居住区域', true), f('teams', '所属队伍'), f('skills', '技能'), f('vettedUntil', '审核有效期'), f('availability', '可服务时间')],
  NEEDS: [f('householdNumber', '家庭编号'), f('identityNumber', '身份证号'), f('service', '服务项目', true), f('tier', '紧急程度', true), f('windowStart', '开始时间'), f('windowEnd', '结束时间'), f('dueAt', '截止时间'), f('note', '备注')],
};
export function targetFields(kind: string): readonly TargetField[] { return FIELDS[kind] ?? []; }
export function guessMapping(kind: string, headers: readonly string[]): (string | null)[] { return headers.map((header) => targetFields(kind).find((field) => field.labelZh === header)?.key ?? null); }
const CHOICES: Record<string, Record<string, string>> = {
  relation: { 户主: 'HEAD', 配偶: 'SPOUSE', 子女: 'CHILD', 父母: 'PARENT', 其他: 'OTHER' },
  programmes: { 低保: 'MINIMUM_LIVING_ALLOWANCE', 特困: 'EXTREME_HARDSHIP', 建档立卡: 'REGISTERED_POOR' },
  tier: { 紧急: 'EMERGENCY', 较急: 'URGENT', 一般: 'ROUTINE' },
};
export function parseCell(_kind: string, key: string, raw: string, today: string): Parsed {
  const text = raw.trim();
  const choices = CHOICES[key];
  if (key === 'identityNumber') { const r = parseIdentityNumber(text, today); return r.ok ? r : { ok: false, code: r.code, message: r.message }; }
  if (key === 'phone') return /^[\d-]{7,13}$/.test(text) ? { ok: true, value: text } : { ok: false, code: 'INVALID_FORMAT', message: 'not a phone' };
  if (key === 'programmes') { const list = text.split(/[、,]/u).map((t) => choices?.[t]); return list.every(Boolean) ? { ok: true, value: list } : { ok: false, code: 'INVALID_CHOICE', message: 'unknown' }; }
  if (choices) { const v = choices[text]; return v ? { ok: true, value: v } : { ok: false, code: 'INVALID_CHOICE', message: 'unknown' }; }
  if (['teams', 'skills'].includes(key)) return { ok: true, value: text.split(/[、,]/u) };
  if (['windowStart', 'windowEnd', 'dueAt'].includes(key)) return { ok: true, value: new Date(`${text.replace(' ', 'T')}:00+08:00`) };
  if (key === 'availability') return { ok: true, value: [{ weekday: 1, fromMinute: 540, toMinute: 720 }] };
  if (/(?:From|Until)$/.test(key)) return /^\d{4}-\d\d-\d\d$/.test(text) ? { ok: true, value: text } : { ok: false, code: 'INVALID_FORMAT', message: 'not a date' };
  return { ok: true, value: text };
}
