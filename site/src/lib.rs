//! A build over HTTP: for a person, as a plain host serves it; for the journeys and the bench,
//! also as bad hosts do, and in other versions.
//!
//! | module | owns |
//! | --- | --- |
//! | [`host`] | one file, with the type and the headers that people get it with |
//! | [`serve`] | `cargo xtask serve` |
//! | [`Site`] | a host that can be stopped, given another build, and asked what it was asked |
//! | [`Fault`] | what hosts do that they should not |
//! | [`fake_update`] | another version of a finished build |
//! | [`crashable`] | a build that traps when a page asks it to |

mod answer;
pub mod crashable;
mod fake_update;
mod fault;
pub mod host;
pub mod serve;
mod site;

pub use fake_update::fake_update;
pub use fault::{Fault, Wrong};
pub use site::{Options, Site};
