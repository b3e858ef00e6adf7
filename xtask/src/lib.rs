//! Everything about the app that is not the app: what a fresh machine needs,
//! the release build, a site to serve it, browsers to drive it, the checks and
//! the measurements. The app itself knows nothing of this crate.
//!
//! | room | owns |
//! | --- | --- |
//! | [`setup`] | the tools, installed once |
//! | [`build`], [`finish`] | from source to `dist/` |
//! | [`site`], [`serve`] | `dist/` over HTTP, as a static host would |
//! | [`sizes`] | how much a first visit downloads |
//! | [`project`], [`steps`] | where things are; running other programs |

pub mod build;
#[cfg(feature = "drive")]
pub mod drive;
pub mod finish;
pub mod project;
pub mod serve;
pub mod setup;
pub mod site;
pub mod sizes;
pub mod steps;
