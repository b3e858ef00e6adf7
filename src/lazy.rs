//! The screens that a stretch does not need, in a wasm of their own: the build splits the app
//! in `main.rs`, and what is only reached from [`draw`] is what that wasm consists of.

use crate::platform::fetching::PATIENCE;
use gloo_timers::callback::Timeout;
use leptos::prelude::AnyView;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::sync::OnceLock;

pub use crate::screens::lazy::{LazyView, draw};

/// Draws one of those views: [`draw`], once it has come.
pub type Draw = fn(LazyView) -> AnyView;

/// Loads it; `None` where it cannot be had.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Option<Draw>>>>;

static LOAD: OnceLock<Load> = OnceLock::new();
static LOADED: OnceLock<Draw> = OnceLock::new();

/// From now on this is how it is loaded.
pub(crate) fn load_with(load: Load) {
    // An app is mounted once.
    let _ = LOAD.set(load);
}

/// What draws those views, once it has come.
pub(crate) fn loaded() -> Option<Draw> {
    LOADED.get().copied()
}

/// Fetches it, and tells whether it has come. One that takes long is first told to be
/// missing, and then to be there.
pub(crate) fn fetch(tell: impl Fn(bool) + Clone + 'static) {
    let late = tell.clone();
    let limit = Timeout::new(PATIENCE, move || late(false));
    spawn_local(async move {
        let draw = match LOAD.get() {
            Some(load) => load().await,
            None => None,
        };
        drop(limit);
        if let Some(draw) = draw {
            LOADED.get_or_init(|| draw);
        }
        tell(draw.is_some());
    });
}
