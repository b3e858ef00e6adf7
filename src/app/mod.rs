//! The shell: events go to the [`Model`](hamstretch_core::app::Model), and what comes of
//! them is performed by the platform.

mod capabilities;
mod perform;
mod session_audio;
mod shell;

pub use shell::{App, use_app};
