//! Everything about the app that is not the app: what a fresh machine needs,
//! the release build, a site to serve it and the checks. The app itself knows nothing of this crate.
//!
//! | room | owns |
//! | --- | --- |
//! | [`setup`] | the tools, installed once |
//! | [`build`], [`finish`] | from source to `dist/` |
//! | [`serve`], [`host`] | `dist/` over HTTP, as a static host would |
//! | [`sizes`] | how much a first visit downloads |
//! | [`archive`] | the build as one file |
//! | [`checks`] | all that must hold before a change is good |
//! | [`journeys`] | which journeys run in which engines |
//! | [`engine`] | the browser engines, and what each lacks |
//! | [`project`], [`steps`] | where things are; running other programs |

pub mod archive;
pub mod build;
pub mod checks;
pub mod engine;
pub mod finish;
pub mod host;
pub mod journeys;
pub mod project;
pub mod serve;
pub mod setup;
pub mod sizes;
pub mod steps;
