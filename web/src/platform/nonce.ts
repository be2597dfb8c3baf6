/** The nonce of this response: style elements made at run time carry it, nothing else may. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/**
 * Gives the nonce to style elements at birth. The component library passes it on almost everywhere; two of its
 * helpers (the scroll lock of dialogs, the measure of a scroll bar) do not, and the policy would block them.
 */
export function adoptStyleNonce(): void {
  const nonce = styleNonce();
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
