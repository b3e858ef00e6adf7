//! What is the app's own doing, whichever engine it runs in: run in Chromium alone.

mod copies;
mod correcting;
