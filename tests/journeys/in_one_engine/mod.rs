//! What is the app's own doing, whichever engine it runs in: run in Chromium alone (docs/engines.md).
//!
//! `axe` looks at names, roles and colours, which stand in the document, and `guide` at what is
//! asked and answered: neither has a part that an engine does its own way. What has (keys, sound,
//! storage, files, the worker, paper) is in the journeys outside this folder.

mod asked;
mod axe;
mod cleared;
mod copies;
mod correcting;
mod figure;
mod guide;
mod held;
mod leads_on;
mod measuring;
mod no_room;
mod own_words;
mod pain;
mod sizes;
mod spaced;
mod states;
mod sweep;
mod trainer;
mod translated;
mod tree;
mod unnoticed;
