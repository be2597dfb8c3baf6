/** Where to go after signing in: a path of this console, never another origin. */
export function safeNext(next: string | undefined, fallback: string): string {
  if (next === undefined || !/^\/(?![/\\])/.test(next) || next.startsWith('/login')) return fallback;
  return next;
}
