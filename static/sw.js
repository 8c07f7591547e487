// The service worker: keeps every file of one version, so that the page runs without a connection (docs/adr/0010). The
// build writes a line above this one, RELEASE: the version, and every file with its integrity ("" is the page itself).

const HOME = new URL("./", location.href);
// Another Tierwise may lie on this host at another path, with caches of its own.
const OURS = `tierwise ${HOME.pathname} `;
const CACHE = OURS + RELEASE.version;
const address = (path) => HOME.href + path;

/** A file of this version from the server, exactly as it was built. */
async function fetched(path) {
  // What the browser has of it may be old, so it is asked past its cache.
  const answer = await fetch(address(path), { cache: "reload", integrity: RELEASE.files[path], priority: "low" });
  const headers = new Headers(answer.headers);
  // They speak of how it was sent, or keep a cache from giving it back.
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  if (path.endsWith(".wasm")) headers.set("Content-Type", "application/wasm");
  // A copy also forgets that a host redirected it, which browsers refuse for a page.
  return new Response(answer.body, { headers });
}

/** Fetches what is missing, one file after another: nobody waits for it. */
async function fill() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map((request) => request.url));
  for (const path of Object.keys(RELEASE.files)) {
    if (!there.has(address(path))) await cache.put(address(path), await fetched(path));
  }
}

/** All or nothing. What was there before may belong to a running worker of the same version. */
async function install() {
  const before = await caches.has(CACHE);
  try {
    await fill();
  } catch (error) {
    if (!before) await caches.delete(CACHE);
    throw error;
  }
}

/** Lets go of the versions of which no page is open. A page at rest holds a lock that is named as its cache (offline.js). */
async function tidy() {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = windows.filter(({ url }) => [address(""), address("index.html")].includes(url.split(/[?#]/)[0]));
  const locks = navigator.locks ? (await navigator.locks.query()).held : [];
  const held = locks.map((lock) => lock.name).filter((name) => name.startsWith(OURS));
  // A page that is just opening holds no lock yet, and a version that is arriving has no page yet.
  if (held.length < pages.length || registration.installing || registration.waiting) return;
  await Promise.all(older.filter((name) => !held.includes(name)).map((name) => caches.delete(name)));
}

async function answer(path, request) {
  if (Object.hasOwn(RELEASE.files, path)) {
    return (await caches.match(address(path), { cacheName: CACHE })) ?? fetched(path);
  }
  // A page of an older version goes on with its own files: their names say their content.
  for (const cacheName of await caches.keys()) {
    const kept = cacheName.startsWith(OURS) && (await caches.match(address(path), { cacheName }));
    if (kept) return kept;
  }
  return fetch(request);
}

/** A page has come to rest: it is told when every file is here. */
async function settled(page) {
  await fill();
  page.postMessage("ready");
  await tidy();
}

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), tidy()])));

addEventListener("message", (event) => {
  if (event.data === "settled") event.waitUntil(settled(event.source));
  // Only the user says so: until then the older version goes on.
  if (event.data === "take over") event.waitUntil(skipWaiting());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const asked = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !asked.startsWith(HOME.href)) return;
  const path = asked.slice(HOME.href.length);
  const isPage = request.mode === "navigate";
  if (isPage && !["", "index.html"].includes(path)) return;
  event.respondWith(answer(isPage ? "" : path, request));
});
