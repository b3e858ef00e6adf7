// Keeps the whole build on the device, all of it or nothing, and serves it from
// there: the network is asked only for what the build does not have.
//
// A new build waits until no page of the old one is open, or until the person
// wants it: it never takes over while any page has a session. Then the old build
// is kept for the pages that came from it, and the two never mix.

// Filled in when the app is built: a version, and every file by its address.
const BUILD = {version: "", files: []};

const PREFIX = `hamstretch ${self.registration.scope} `;
const CACHE = PREFIX + BUILD.version;
// What a page holds while it has a session: the app's own name for it.
const SESSION = "hamstretch.session";
// No file, but which pages were open when this build took over, and whose.
const BEFORE = "pages-before";

self.addEventListener("install", (event) => {
  event.waitUntil(keepBuild());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") {
    event.waitUntil(takeTurn(event.source));
  }
});

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && isOurs(event.request)) {
    event.respondWith(answer(event));
    if (event.request.mode === "navigate") {
      event.waitUntil(dropUnlessOpen(event.resultingClientId));
    }
  }
});

async function keepBuild() {
  const wasThere = await caches.has(CACHE);
  const cache = await caches.open(CACHE);
  // What the browser happens to hold may be another build's, so the host is
  // asked whether it is still the one; a name made of the contents needs no asking.
  const requests = BUILD.files.map((file) => {
    const neverChanges = /-[0-9a-f]{16}\.\w+$/.test(file);
    return new Request(file, { cache: neverChanges ? "default" : "no-cache" });
  });
  try {
    await cache.addAll(requests);
  } catch (error) {
    // One that came before, and was deployed again, may have pages open.
    if (!wasThere) await caches.delete(CACHE);
    throw error;
  }
}

// Takes over at once, unless a page has a session, and lets none begin meanwhile.
async function takeTurn(page) {
  const locks = self.navigator.locks;
  if (!locks) return self.skipWaiting();
  await locks.request(SESSION, { ifAvailable: true }, (lock) =>
    lock ? self.skipWaiting() : page?.postMessage("a page has a session"),
  );
}

// A page that no worker answers came from the host just now: only the others are of
// the build before. Firefox, closed while a new build waits, loses its worker now and
// then, though not what that has kept; the next page comes from the host.
async function takeOver() {
  const open = await self.clients.matchAll({ type: "window" });
  const others = await otherBuilds();
  if (!open.length) {
    await dropOtherBuilds();
  } else if (others.length) {
    const before = { build: others.at(-1), pages: open.map((page) => page.id) };
    const cache = await caches.open(CACHE);
    await cache.put(BEFORE, new Response(JSON.stringify(before)));
  }
  await self.clients.claim();
}

// Once no page of theirs is open. The page that is being opened is of this one.
async function dropUnlessOpen(opening) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.every((page) => page.id === opening)) await dropOtherBuilds();
}

async function dropOtherBuilds() {
  const others = await otherBuilds();
  const { installing, waiting } = self.registration;
  if (!installing && !waiting) await Promise.all(others.map((name) => caches.delete(name)));
}

// The oldest first.
async function otherBuilds() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

function isOurs(request) {
  return request.url.startsWith(self.registration.scope);
}

async function answer({ request, clientId }) {
  const opens = request.mode === "navigate";
  // Every address is the app's, but for the page when that could not go on.
  const isApp = opens && !/\/crash\.html$/.test(request.url);
  const wanted = isApp ? "./" : request;
  const cacheName = opens ? CACHE : await buildOf(clientId);
  const kept =
    (await caches.match(wanted, { cacheName, ignoreSearch: true })) ??
    // A page may be of a build that was here before its worker was.
    (await caches.match(wanted, { ignoreSearch: true }));
  return kept ?? fetch(request);
}

const builds = new Map();

// The build that a page came from.
function buildOf(page) {
  if (!builds.has(page)) builds.set(page, findBuild(page));
  return builds.get(page);
}

async function findBuild(page) {
  const passed = [];
  for (let build = CACHE; !passed.includes(build); ) {
    const before = await caches.match(BEFORE, { cacheName: build });
    const { build: older, pages } = before ? await before.json() : { pages: [] };
    if (!pages.includes(page)) return build;
    passed.push(build);
    build = older;
  }
  return passed.at(-1);
}
