//! What is the app's own doing, whichever engine it runs in: run in Chromium alone.

mod copies;
mod correcting;
mod held;
mod no_room;
mod own_words;
mod pain;
mod spaced;
mod states;
mod sweep;
mod translated;
mod tree;
mod unnoticed;
