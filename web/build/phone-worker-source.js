/**
 * The service worker of the volunteer's view: keeps its files, so that the page opens without network where the browser
 * has service workers. It holds no data: what a volunteer sees and does rests in IndexedDB and works without it.
 */

/** Files of the view as built, and a name that each build has for itself. */
const { files: FILES, build: BUILD } = JSON.parse('__PHONE_FILES__');
const PREFIX = 'finemesh-phone-';
const CACHE = PREFIX + BUILD;

async function keep() {
  const cache = await caches.open(CACHE);
  // The server answers a page to whoever asks for one.
  await cache.addAll([new Request('/m', { headers: { accept: 'text/html' } }), ...FILES]);
  await self.skipWaiting();
}

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

/** The page as the server has it now; as it was kept when there is no network. */
async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match('/m')) ?? Response.error();
  }
}

async function file(request, path) {
  return (await caches.match(path)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(forget()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate' && /^\/m(\/|$)/.test(pathname)) event.respondWith(page(event.request));
  else if (FILES.includes(pathname)) event.respondWith(file(event.request, pathname));
});
