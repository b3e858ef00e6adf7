//! Everything about the app that is not the app: what a fresh machine needs,
//! the release build, a site to serve it, browsers to drive it, the checks and
//! the measurements. The app itself knows nothing of this crate.
//!
//! | room | owns |
//! | --- | --- |
//! | [`setup`] | the tools, installed once |
//! | [`build`], [`finish`] | from source to `dist/` |
//! | [`site`], [`serve`] | `dist/` over HTTP, as a static host would |
//! | `drive`, `recorder` | a real browser, and what the app asked of it |
//! | `ears` | a sound device of its own, and what it heard |
//! | [`sizes`] | how much a first visit downloads |
//! | [`weigh`] | what each part of a wasm weighs |
//! | [`archive`] | the build as one file |
//! | [`checks`] | all that must hold before a change is good |
//! | `bench` | how it keeps time under load |
//! | [`journeys`] | which journeys run in which engines |
//! | [`engine`] | the browser engines, and what each lacks |
//! | [`project`], [`steps`], `process` | where things are; running other programs |

pub mod archive;
#[cfg(feature = "drive")]
pub mod bench;
pub mod build;
pub mod checks;
#[cfg(feature = "drive")]
pub mod drive;
#[cfg(feature = "drive")]
pub mod ears;
pub mod engine;
pub mod finish;
pub mod journeys;
#[cfg(feature = "drive")]
pub mod process;
pub mod project;
#[cfg(feature = "drive")]
pub mod recorder;
pub mod serve;
pub mod setup;
pub mod site;
pub mod sizes;
pub mod steps;
pub mod weigh;
