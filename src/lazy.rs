//! The part of the app that a stretch does not need, in a wasm of its own: the build splits
//! the app in `main.rs`, and what is only reached from [`LazyPart::here`] is what that wasm
//! consists of.

use crate::app::{App, Platform};
use crate::platform::fetching::PATIENCE;
use crate::screens::lazy::{self, LazyView};
use gloo_timers::callback::Timeout;
use hamstretch_core::app::{LazyEffect, LazyUpdate, Model};
use leptos::prelude::AnyView;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::sync::OnceLock;

/// What that part does. Nobody has one of these before it has come.
#[derive(Clone, Copy)]
pub struct LazyPart {
    /// Draws one of its views.
    pub(crate) draw: fn(LazyView) -> AnyView,
    /// Carries out an effect that only its screens ask for.
    pub(crate) perform: fn(&mut Platform, LazyEffect, App),
    /// Handles the events that only its screens send.
    handle: LazyUpdate,
}

impl LazyPart {
    /// The part, where this is called from within it.
    #[must_use]
    pub fn here() -> LazyPart {
        LazyPart {
            draw: lazy::draw,
            perform: Platform::perform_lazy,
            handle: Model::handle_lazy,
        }
    }
}

/// Loads the part; `None` where it cannot be had.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Option<LazyPart>>>>;

static LOAD: OnceLock<Load> = OnceLock::new();
static LOADED: OnceLock<LazyPart> = OnceLock::new();

/// From now on this is how it is loaded.
pub(crate) fn load_with(load: Load) {
    // An app is mounted once.
    let _ = LOAD.set(load);
}

/// The part, once it has come.
pub(crate) fn loaded() -> Option<LazyPart> {
    LOADED.get().copied()
}

/// Fetches it; `told` gets what handles its events, or nothing where it cannot be had. One
/// that takes long is first told to be missing, and then to be there.
pub(crate) fn fetch(told: impl Fn(Option<LazyUpdate>) + Clone + 'static) {
    let late = told.clone();
    let limit = Timeout::new(PATIENCE, move || late(None));
    spawn_local(async move {
        let part = match LOAD.get() {
            Some(load) => load().await,
            None => None,
        };
        drop(limit);
        told(part.map(|part| LOADED.get_or_init(|| part).handle));
    });
}
