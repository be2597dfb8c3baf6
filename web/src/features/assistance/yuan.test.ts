import { describe, expect, it } from 'vitest';
import { fen, yuan } from './yuan';

describe('money', () => {
  it('is read in yuan and kept in whole fen', () => {
    expect(yuan(3_000_000, 'zh-CN')).toBe('30,000');
    expect(yuan(70_005, 'en')).toBe('700.05');
    expect(fen(0.29)).toBe(29);
    expect(fen(1234.565)).toBe(123_457);
    expect(fen(null)).toBeNull();
    expect(fen(undefined)).toBeNull();
  });
});
