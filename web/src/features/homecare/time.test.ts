import { describe, expect, it } from 'vitest';
import { clockTime, hours } from './time';

describe('times of care', () => {
  it('are written as people write them', () => {
    expect([0, 540, 1439].map(clockTime)).toEqual(['00:00', '09:00', '23:59']);
    expect([60, 90, 100].map((minutes) => hours(minutes, 'zh-CN'))).toEqual(['1', '1.5', '1.7']);
  });
});
