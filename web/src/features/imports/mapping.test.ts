import { expect, it } from 'vitest';
import { missingFields } from './mapping';

it('names the required fields that no column stands for', () => {
  const fields = [
    { key: 'name', required: true, instead: [] },
    { key: 'phone', required: false, instead: [] },
    { key: 'area', required: true, instead: ['district', 'town'] },
  ];
  expect(missingFields(fields, { 姓名: 'name', 备注: null })).toEqual([fields[2]]);
  expect(missingFields(fields, { 姓名: 'name', 区划: 'area' })).toEqual([]);
  expect(missingFields(fields, { 姓名: 'name', 镇街: 'town' })).toEqual([]);
});
