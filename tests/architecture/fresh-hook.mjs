// Module hook: hands the `fresh` number of an import on to everything that it imports from the built server, so that each
// number gets its own, newly evaluated copy of the server while packages are loaded once.

/** @type {import('node:module').ResolveHook} */
export const resolve = async (specifier, context, next) => {
  const found = await next(specifier, context);
  const fresh = context.parentURL === undefined ? null : new URL(context.parentURL).searchParams.get('fresh');
  if (fresh === null || !found.url.includes('/server/dist/')) return found;
  const url = new URL(found.url);
  url.searchParams.set('fresh', fresh);
  return { ...found, url: url.href };
};
