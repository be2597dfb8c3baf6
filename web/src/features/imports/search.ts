import { compact, opaque } from '../../platform/search';

/** The history of imports as its URL says it. */
export function importsSearch(raw: Record<string, unknown>) {
  return compact({ after: opaque(raw, 'after') });
}
