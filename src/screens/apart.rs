//! The screens that a stretch does not need. A release build puts them, with
//! all that only they use, into a wasm of their own, which is fetched once the
//! app stands: the first load is what it takes to stretch.

use super::data::Data;
use super::learn::Learn;
use super::noting::noting;
use super::pain_news::pain_news;
use super::parts::{el, not_loaded, nothing, shown_if, with};
use super::reminders::Reminders;
use super::routine::Routine;
use super::safety::Safety;
use super::settings::Settings;
use super::share::Share;
use super::tempo::Tempo;
use super::{cleared, entry, extras, measure, progress, summary};
use crate::app::App;
use crate::components::ChangeToast;
use hamstretch_core::app::{Apart, Screen};
use leptos::prelude::*;

/// What is in that wasm.
#[derive(Clone, Copy)]
pub enum LazyView {
    /// One of its screens; another has no place here.
    Screen(Screen),
    /// What is offered besides a stretch.
    Extras,
    /// A copy of the diary, where it is time for one.
    Copy,
    /// What the person changed last.
    ChangeToast,
    /// What the diary says of pain.
    PainNews,
    /// The questions about the session that was just kept.
    Noting,
    /// What a clinician has cleared of what was ticked.
    Cleared,
}

/// One of these screens, once they are there.
pub fn screen(app: App, screen: Screen) -> AnyView {
    with(app.memo(|model| model.apart), move |apart| match apart {
        Apart::Coming => el("main", "sheet", [nothing()]),
        Apart::There => here(app, LazyView::Screen(screen)),
        Apart::Missing => not_loaded(app, screen),
    })
}

/// What a screen that is always there shows besides, once it can.
pub fn besides(app: App, view: LazyView) -> AnyView {
    let is_there = app.asks(|model| model.apart == Apart::There);
    shown_if(is_there, move || here(app, view))
}

fn here(app: App, view: LazyView) -> AnyView {
    #[cfg(apart)]
    return crate::seam::drawn(app, view);
    #[cfg(not(apart))]
    drawn(app, view)
}

/// One of them.
pub fn drawn(app: App, view: LazyView) -> AnyView {
    match view {
        LazyView::Screen(screen) => drawn_screen(app, screen),
        LazyView::Extras => extras::extras(app),
        LazyView::Copy => extras::keep_a_copy(app),
        LazyView::PainNews => pain_news(app),
        LazyView::Noting => noting(app),
        LazyView::Cleared => cleared::cleared(app),
        LazyView::ChangeToast => view! { <ChangeToast app/> }.into_any(),
    }
}

fn drawn_screen(app: App, screen: Screen) -> AnyView {
    match screen {
        Screen::Progress => progress::progress(app),
        Screen::Learn => view! { <Learn/> }.into_any(),
        Screen::Safety => view! { <Safety/> }.into_any(),
        Screen::Settings => view! { <Settings/> }.into_any(),
        Screen::Routine => view! { <Routine/> }.into_any(),
        Screen::Tempo => view! { <Tempo/> }.into_any(),
        Screen::Measure => measure::measure(app),
        Screen::Data => view! { <Data/> }.into_any(),
        Screen::Share => view! { <Share/> }.into_any(),
        Screen::Reminders => view! { <Reminders/> }.into_any(),
        Screen::Summary => summary::summary(app),
        Screen::Entry => entry::entry(app),
        Screen::Home | Screen::Session | Screen::Check => nothing(),
    }
}
