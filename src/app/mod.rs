//! The shell: input goes to the [`Model`](hamstretch_core::app::Model), and what comes of
//! it is carried out in the browser.

mod driver;
mod hearing;
mod rooms;

pub use driver::{App, use_app};
#[cfg(apart)]
pub(crate) use rooms::Rooms;
