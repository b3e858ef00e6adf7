// Keeps the whole build on the device, all of it or nothing, and serves it from
// there: the network is asked only for what the build does not have.
//
// A new build waits until no page of the old one is open. It never takes over
// in the middle of a session, and the two never mix.

// Filled in when the app is built: a version, and every file by its address.
const BUILD = {version: "", files: []};

const PREFIX = `hamstretch ${self.registration.scope} `;
const CACHE = PREFIX + BUILD.version;

self.addEventListener("install", (event) => {
  event.waitUntil(keepBuild());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOtherBuilds().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && isOurs(event.request)) {
    event.respondWith(answer(event.request));
  }
});

async function keepBuild() {
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
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOtherBuilds() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

function isOurs(request) {
  return request.url.startsWith(self.registration.scope);
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  // Every address is the app's, but for the page when that could not go on.
  const isApp = request.mode === "navigate" && !/\/crash\.html$/.test(request.url);
  const wanted = isApp ? "./" : request;
  const kept = await cache.match(wanted, { ignoreSearch: true });
  return kept ?? fetch(request);
}
