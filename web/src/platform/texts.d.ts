import 'i18next';
import type base from '../i18n/zh-CN/base.json';
import type check from '../i18n/zh-CN/check.json';
import type live from '../i18n/zh-CN/live.json';
import type login from '../i18n/zh-CN/login.json';
import type phone from '../i18n/zh-CN/phone.json';
import type records from '../i18n/zh-CN/records.json';
import type staff from '../i18n/zh-CN/staff.json';

declare module 'i18next' {
  // zh-CN is the source language: its files say which keys exist.
  interface CustomTypeOptions {
    resources: { translation: typeof base & typeof login & typeof staff & typeof phone & typeof check & typeof records & typeof live };
  }
}
