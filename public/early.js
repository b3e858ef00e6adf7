// The browser may offer to install the app before the app is there, and offers it
// once. The build makes this the beginning of the start script.
addEventListener("beforeinstallprompt", (event) => {
  // Not whenever the browser likes, which may be in a session.
  event.preventDefault();
  self.installPrompt = event;
});
