//! The screens that a stretch does not need. A release build puts them, with
//! all that only they use, into a wasm of their own, which is fetched once the
//! app stands: the first load is what it takes to stretch.

use super::noting::noting;
use super::pain_news::pain_news;
use super::parts::{el, not_loaded, nothing, shown_if, with};
use super::{
    cleared, data, entry, extras, learn, measure, progress, reminders, routine, safety, settings,
    share, summary, tempo,
};
use crate::app::App;
use crate::components::ChangeToast;
use hamstretch_core::app::{LazyState, Screen};
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
    with(
        app.memo(|model| model.lazy.state),
        move |apart| match apart {
            LazyState::Loading => el("main", "sheet", [nothing()]),
            LazyState::Loaded => here(app, LazyView::Screen(screen)),
            LazyState::Failed => not_loaded(app, screen),
        },
    )
}

/// What a screen that is always there shows lazy_view, once it can.
pub fn lazy_view(app: App, view: LazyView) -> AnyView {
    let is_there = app.memo(|model| model.lazy.state == LazyState::Loaded);
    shown_if(is_there, move || here(app, view))
}

fn here(app: App, view: LazyView) -> AnyView {
    #[cfg(apart)]
    return crate::lazy::drawn(app, view);
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
        Screen::Learn => learn::learn(app),
        Screen::Safety => safety::safety(),
        Screen::Settings => settings::settings(app),
        Screen::Routine => routine::routine(app),
        Screen::Tempo => tempo::tempo(app),
        Screen::Measure => measure::measure(app),
        Screen::Data => data::data(app),
        Screen::Share => share::share(app),
        Screen::Reminders => reminders::reminders(app),
        Screen::Summary => summary::summary(app),
        Screen::Entry => entry::entry(app),
        Screen::Home | Screen::Session | Screen::Check => nothing(),
    }
}
