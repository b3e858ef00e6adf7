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

// Start is painted before the app is there: a tap on it is shown, and answered once it is.
addEventListener("click", (event) => {
  const start = event.target.closest?.(".frame .start");
  if (!start) return;
  start.classList.add("tapped");
  self.startTapped = true;
});

// A browser's translator puts <font> elements in the place of texts, and sees nothing of
// what the app writes to a text later, or takes out. So the text goes back to its place,
// empty, before its translation, which ends when the text changes or goes.
const mendTranslations = () => {
  const translations = new WeakMap();
  const end = (text, words) => {
    const { font, texts } = translations.get(text);
    texts.set(text, words);
    font.remove();
    texts.forEach((words, text) => {
      translations.delete(text);
      text.data ||= words;
    });
  };
  const mend = (changes) => {
    const isFont = (it) => it?.nodeName === "FONT";
    const fonts = changes.flatMap(({ addedNodes }) => [...addedNodes].filter(isFont));
    const begun = new Map();
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of changes) {
      // It says something else now, or nothing.
      if (type === "characterData" && translations.has(target)) end(target, "");
      for (const text of removedNodes) {
        if (text.nodeType !== Node.TEXT_NODE) continue;
        if (translations.has(text)) end(text, translations.get(text).texts.get(text));
        // What was only moved is still seen.
        if (text.isConnected) continue;
        const near = [...addedNodes, previousSibling, nextSibling].filter((it) => fonts.includes(it) && !begun.has(it));
        const font = [...near, ...fonts].find((it) => it.parentNode === target);
        if (!font) continue;
        font.before(text);
        const translation = begun.get(font) ?? { font, texts: new Map() };
        begun.set(font, translation);
        translation.texts.set(text, text.data);
        translations.set(text, translation);
        text.data = "";
        watched.observe(text, { characterData: true });
      }
    }
    // What was done here is no change.
    watched.takeRecords();
  };
  const watched = new MutationObserver((changes) => {
    try {
      mend(changes);
    } catch {
      // What a browser tells of changes is not what it should be.
    }
  });
  watched.observe(document, { childList: true, subtree: true });
};
try {
  mendTranslations();
} catch {
  // Without it translated texts may stand still.
}
