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
  // `no-cache` asks the host whether its copy is still the one: what the
  // browser happens to hold may be another build's.
  const requests = BUILD.files.map((file) => new Request(file, { cache: "no-cache" }));
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
  const wanted = request.mode === "navigate" ? "./" : request;
  const kept = await cache.match(wanted, { ignoreSearch: true });
  return kept ?? fetch(request);
}
