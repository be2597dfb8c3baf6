import 'i18next';
import type applicants from '../i18n/zh-CN/applicants.json';
import type allowance from '../i18n/zh-CN/allowance.json';
import type assistance from '../i18n/zh-CN/assistance.json';
import type base from '../i18n/zh-CN/base.json';
import type care from '../i18n/zh-CN/care.json';
import type cases from '../i18n/zh-CN/cases.json';
import type check from '../i18n/zh-CN/check.json';
import type coverage from '../i18n/zh-CN/coverage.json';
import type duty from '../i18n/zh-CN/duty.json';
import type join from '../i18n/zh-CN/join.json';
import type hardship from '../i18n/zh-CN/hardship.json';
import type homecare from '../i18n/zh-CN/homecare.json';
import type learn from '../i18n/zh-CN/learn.json';
import type leaving from '../i18n/zh-CN/leaving.json';
import type leads from '../i18n/zh-CN/leads.json';
import type live from '../i18n/zh-CN/live.json';
import type login from '../i18n/zh-CN/login.json';
import type matching from '../i18n/zh-CN/matching.json';
import type oversight from '../i18n/zh-CN/oversight.json';
import type phone from '../i18n/zh-CN/phone.json';
import type projects from '../i18n/zh-CN/projects.json';
import type protect from '../i18n/zh-CN/protect.json';
import type records from '../i18n/zh-CN/records.json';
import type staff from '../i18n/zh-CN/staff.json';
import type subsidy from '../i18n/zh-CN/subsidy.json';
import type together from '../i18n/zh-CN/together.json';
import type told from '../i18n/zh-CN/told.json';
import type training from '../i18n/zh-CN/training.json';
import type verification from '../i18n/zh-CN/verification.json';

declare module 'i18next' {
  // zh-CN is the source language: its files say which keys exist.
  interface CustomTypeOptions {
    resources: {
      translation: typeof applicants &
        typeof allowance &
        typeof assistance &
        typeof base &
        typeof care &
        typeof cases &
        typeof check &
        typeof coverage &
        typeof duty &
        typeof join &
        typeof hardship &
        typeof homecare &
        typeof leads &
        typeof learn &
        typeof leaving &
        typeof live &
        typeof login &
        typeof matching &
        typeof oversight &
        typeof phone &
        typeof projects &
        typeof protect &
        typeof records &
        typeof staff &
        typeof subsidy &
        typeof together &
        typeof told &
        typeof training &
        typeof verification;
    };
  }
}
