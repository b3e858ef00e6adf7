//! The screens that a stretch does not need. The build puts them, with all that only they
//! use, into a wasm of their own, which is fetched once the app stands: the first load is
//! what it takes to stretch.

use super::cleared::Cleared;
use super::data::Data;
use super::entry::Entry;
use super::extras::{Extras, KeepACopy};
use super::learn::Learn;
use super::measure::Measure;
use super::noting::{Noting, PainBefore};
use super::pain_news::PainNews;
use super::progress::Progress;
use super::reminders::Reminders;
use super::routine::Routine;
use super::safety::Safety;
use super::settings::Settings;
use super::share::Share;
use super::summary::Summary;
use super::tempo::Tempo;
use crate::app::use_app;
use crate::components::{ChangeToast, Keyed, NotLoaded, PartNotLoaded};
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
    /// The question of pain before a session.
    PainBefore,
    /// The questions about the session that was just kept.
    Noting,
    /// What a clinician has cleared of what was ticked.
    Cleared,
}

/// One of these screens, once they are there.
#[component]
pub fn LazyScreen(screen: Screen) -> impl IntoView {
    let state = use_app().memo(|model| model.device.lazy_screens);
    view! {
        <Keyed key=state let:state>
            {match state {
                LazyState::Loading => view! { <main class="sheet"></main> }.into_any(),
                LazyState::Loaded => here(LazyView::Screen(screen)).into_any(),
                LazyState::Failed => view! { <NotLoaded screen/> }.into_any(),
            }}
        </Keyed>
    }
}

/// A part of a screen of the first wasm, once the second has come.
#[component]
pub fn Lazy(view: LazyView) -> impl IntoView {
    let app = use_app();
    let is_there = app.is(|model| model.device.lazy_screens == LazyState::Loaded);
    let has_failed = app.is(|model| model.device.lazy_screens == LazyState::Failed);
    // The rest is an extra, which nobody waits for.
    let is_needed = matches!(view, LazyView::Noting | LazyView::Cleared);
    move || match is_there() {
        true => here(view),
        false => (is_needed && has_failed()).then(|| view! { <PartNotLoaded/> }.into_any()),
    }
}

fn here(view: LazyView) -> Option<AnyView> {
    crate::lazy::loaded().map(|draw| draw(view))
}

/// One of them.
pub fn draw(view: LazyView) -> AnyView {
    match view {
        LazyView::Screen(screen) => drawn_screen(screen),
        LazyView::Extras => view! { <Extras/> }.into_any(),
        LazyView::Copy => view! { <KeepACopy/> }.into_any(),
        LazyView::PainNews => view! { <PainNews/> }.into_any(),
        LazyView::PainBefore => view! { <PainBefore/> }.into_any(),
        LazyView::Noting => view! { <Noting/> }.into_any(),
        LazyView::Cleared => view! { <Cleared/> }.into_any(),
        LazyView::ChangeToast => view! { <ChangeToast/> }.into_any(),
    }
}

fn drawn_screen(screen: Screen) -> AnyView {
    match screen {
        Screen::Progress => view! { <Progress/> }.into_any(),
        Screen::Learn => view! { <Learn/> }.into_any(),
        Screen::Safety => view! { <Safety/> }.into_any(),
        Screen::Settings => view! { <Settings/> }.into_any(),
        Screen::Routine => view! { <Routine/> }.into_any(),
        Screen::Tempo => view! { <Tempo/> }.into_any(),
        Screen::Measure => view! { <Measure/> }.into_any(),
        Screen::Data => view! { <Data/> }.into_any(),
        Screen::Share => view! { <Share/> }.into_any(),
        Screen::Reminders => view! { <Reminders/> }.into_any(),
        Screen::Summary => view! { <Summary/> }.into_any(),
        Screen::Entry => view! { <Entry/> }.into_any(),
        Screen::Home | Screen::Session | Screen::Check => ().into_any(),
    }
}
