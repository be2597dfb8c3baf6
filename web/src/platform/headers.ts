/** The header that a foreign page cannot add to a request without asking first. */
export const CSRF_HEADERS = { 'x-finemesh-csrf': '1' } as const;
