// The app as it lies on the phone: every file of one build, checked by its digest, and never a mixture of two.
// It keeps no answer of the node and no word that anybody wrote.
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope;

interface Files {
  readonly version: string;
  /** Needed by everybody: address from this worker's folder, and its digest (`sha256-…`). */
  readonly core: readonly (readonly [file: string, digest: string])[];
  /** Catalogs: only the languages that are used are kept. */
  readonly languages: Readonly<Record<string, readonly [file: string, digest: string]>>;
}

/** Put in by the build (vite.config.ts). */
declare const __FILES__: Files;

const files = __FILES__;
const prefix = 'n';
const own = `${prefix}${files.version}`;
const addressOf = (file: string) => new URL(file, self.registration.scope).href;

async function keepFile(cache: Cache, [file, integrity]: readonly [string, string]): Promise<void> {
  const url = addressOf(file);
  if (await cache.match(url)) return;
  // Past the browser's own cache where the name does not change with the content.
  const mode = file.startsWith('assets/') ? 'default' : 'reload';
  const response = await fetch(new Request(url, { integrity, cache: mode, credentials: 'omit' }));
  if (!response.ok) throw new Error('a file of the app is not there');
  await cache.put(url, response);
}

/** The languages that a former build was used in. */
async function languagesUsed(): Promise<string[]> {
  const used = new Set<string>();
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const language = /assets\/([a-z]{2})-[^/]*\.js$/.exec(url)?.[1];
      if (language) used.add(language);
    }
  }
  return [...used];
}

async function keepAll(): Promise<void> {
  const cache = await caches.open(own);
  const languages = (await languagesUsed()).flatMap((language) => {
    const file = files.languages[language];
    return file ? [file] : [];
  });
  await Promise.all([...files.core, ...languages].map((file) => keepFile(cache, file)));
}

/** Of the addresses that the page has loaded, the catalogs are kept too. */
async function keepLanguages(used: readonly string[]): Promise<void> {
  const cache = await caches.open(own);
  const wanted = Object.values(files.languages).filter(([file]) => used.includes(addressOf(file)));
  await Promise.all(wanted.map((file) => keepFile(cache, file)));
}

async function begin(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== own) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(own);
  const url = new URL(request.url);
  url.hash = '';
  const kept = await cache.match(url.href === self.registration.scope ? addressOf('index.html') : url.href);
  if (kept) return kept;
  const response = await fetch(request);
  const language = Object.values(files.languages).find(([file]) => addressOf(file) === url.href);
  if (language && response.ok) await cache.put(url.href, response.clone());
  return response;
}

const known = new Set(
  [...files.core, ...Object.values(files.languages)].map(([file]) => addressOf(file)).concat(addressOf('')),
);

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(begin()));
self.addEventListener('fetch', (event) => {
  const [address] = event.request.url.split('#');
  if (event.request.method === 'GET' && known.has(address ?? '')) event.respondWith(answer(event.request));
});
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  else if (Array.isArray(event.data)) event.waitUntil(keepLanguages(event.data as string[]));
});
