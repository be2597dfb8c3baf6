import { useEffect, useRef } from 'react';

/** Where a key goes to the text being written and not to the page. */
function writing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.getAttribute('role') === 'combobox';
}

/** True while an input method composes; such a key belongs to the input method alone. */
export function composing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  // Safari ends the composition before the keydown arrives; 229 is the only trace that it leaves.
  return event.isComposing || event.keyCode === 229;
}

/** The name under which a page registers a key: `j`, `Enter`, `Escape`, `mod+k`. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Does something for a key; answers `false` when the key was not for it after all. */
export type KeyMap = Readonly<Record<string, (() => boolean | void) | undefined>>;

/**
 * Keys of a page. Nothing fires while an input method composes; plain letters and Enter do not fire while
 * a field has the focus; Enter and space stay with a focused button or link.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || composing(event) || event.altKey) return;
      const name = keyName(event);
      const act = latest.current[name];
      if (act === undefined) return;
      const plain = !name.startsWith('mod+') && name !== 'Escape';
      if (plain && writing(event.target)) return;
      if (name === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null) return;
      if (act() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [enabled]);
}
