import { codeTokens, nameTokens, phoneTokens } from '../../platform/search/tokens.js';

/** The tokens stored with a volunteer: what a coordinator types to find one. */
export function volunteerTokens({ number, name, phone }: { number: string; name: string; phone: string | null }): string[] {
  return [...new Set([...codeTokens(number), number.replace(/\D/g, ''), ...nameTokens(name), ...phoneTokens(phone ?? '')])];
}
