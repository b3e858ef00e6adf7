// What is to be done before the app is there. The build puts this into the page.

// The page's policy lets no text become markup, or the address of a script, but
// through here. What the app sets as markup is its own, and a person's words are set
// as text; this is the net under that: markup that could do anything is refused.
try {
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (html) =>
      /<(script|iframe|frame|object|embed|base|meta|link|style|form)\b|[\s"'/]on\w+\s*=|javascript:/i.test(html) ? null : html,
    createScriptURL: (url) => (url === "worker.js" ? url : null),
  });
} catch {
  // An extension was quicker: then its policy counts.
}

// The browser may offer to install the app before the app is there, and offers it once.
addEventListener("beforeinstallprompt", (event) => {
  // Not whenever the browser likes, which may be in a session.
  event.preventDefault();
  self.installPrompt = event;
});
