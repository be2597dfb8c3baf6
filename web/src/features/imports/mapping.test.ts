import { expect, it } from 'vitest';
import { missingFields } from './mapping';

it('names the required fields that no column stands for', () => {
  const fields = [
    { key: 'name', required: true },
    { key: 'phone', required: false },
    { key: 'area', required: true },
  ];
  expect(missingFields(fields, { 姓名: 'name', 备注: null })).toEqual([{ key: 'area', required: true }]);
  expect(missingFields(fields, { 姓名: 'name', 区划: 'area' })).toEqual([]);
});
