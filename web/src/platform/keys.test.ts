import { describe, expect, it } from 'vitest';
import { composing, keyName } from './keys';

describe('keys', () => {
  it('belong to the input method while it composes', () => {
    expect(composing({ isComposing: true, keyCode: 74 })).toBe(true);
    expect(composing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(composing({ isComposing: false, keyCode: 74 })).toBe(false);
  });

  it('have the same name with Ctrl and with Command, in upper and lower case', () => {
    expect(keyName({ key: 'K', ctrlKey: true, metaKey: false })).toBe('mod+k');
    expect(keyName({ key: 'k', ctrlKey: false, metaKey: true })).toBe('mod+k');
    expect(keyName({ key: 'Escape', ctrlKey: false, metaKey: false })).toBe('Escape');
  });
});
