//! Home: today's routine in one line, one big Start, and what was done lately.

mod lately;
mod offer;

pub use offer::{OfferChoices, TrainersNote};

use super::lazy::{Lazy, LazyView};
use super::pain_news::GentleSwitch;
use crate::app::use_app;
use crate::components::{
    Button, Demonstration, Notices, Part, Rows, ScreenLink, SoundCheck, StillFigure, Variant,
};
use hamstretch_core::app::{Model, Screen, SessionEvent};
use hamstretch_core::method::Phase;
use hamstretch_core::words;
use lately::Lately;
use leptos::prelude::*;
use offer::SentRoutine;

/// The screen one begins with.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <main class="home">
            <Part number=1>
                <Head/>
            </Part>
            <Part number=2>
                <Start/>
            </Part>
            <Part number=3>
                <BeforeStart/>
            </Part>
            <Part number=4>
                <Lately/>
            </Part>
        </main>
    }
}

/// What there is to do.
#[component]
fn Head() -> impl IntoView {
    let app = use_app();
    let both = app.memo(|model| {
        let [both, _] = words::both_legs(&model.routine());
        both
    });
    let each = app.memo(|model| {
        let [_, each] = words::both_legs(&model.routine());
        each
    });
    let line = app.memo(|model| words::line(&model.routine()));
    view! {
        <p class="wordmark">
            <b>{words::NAME}</b>
            <span>{words::TAGLINE}</span>
        </p>
        <h1>{both} " " <span>{each}</span></h1>
        <p class="home-line">
            {line}
            <Show when=app.is(|model| !model.has_to_choose())>
                <ChangeRoutine/>
            </Show>
        </p>
        <UnknownAddress/>
        <SentRoutine/>
        <Show when=app.is(|model| model.session.unfinished.is_some())>
            <BrokenOff/>
        </Show>
    }
}

#[component]
fn ChangeRoutine() -> impl IntoView {
    view! { <span>" · " <a href=Screen::Routine.address()>{words::CHANGE}</a></span> }
}

/// That the address names no screen.
#[component]
fn UnknownAddress() -> impl IntoView {
    let address = use_app().memo(|model| model.navigation.unknown_address.clone());
    let notice = |address: String| {
        view! {
            <p class="card" role="status">
                {words::NO_SUCH_PAGE}
                " "
                <bdi>{address}</bdi>
            </p>
        }
        .into_any()
    };
    view! { {move || address.get().map(notice)} }
}

/// The session that was broken off.
#[component]
fn BrokenOff() -> impl IntoView {
    let app = use_app();
    let go_on = app.memo(|model| {
        let unfinished = model.session.unfinished.as_ref();
        unfinished.map_or_else(String::new, |it| words::go_on_at(&words::goes_on_at(it)))
    });
    view! {
        <section class="card broken-off">
            <h2>{words::CUT_OFF}</h2>
            <button
                class=Variant::Start.class()
                on:click=move |_| app.dispatch(SessionEvent::Continue)
            >
                {go_on}
            </button>
            <Button words=words::FINISH_HERE event=SessionEvent::FinishHere/>
        </section>
    }
}

/// The way to do it.
#[component]
fn Start() -> impl IntoView {
    let app = use_app();
    let is_new = app.memo(Model::is_first_time);
    view! {
        {move || match is_new.get() {
            true => view! { <Demonstration/> }.into_any(),
            false => view! { <StillFigure phase=Phase::Pull/> }.into_any(),
        }}
        <Button variant=Variant::Start words=words::START event=SessionEvent::Start/>
        <Show when=app.is(Model::may_have_copy)>
            <ScreenLink to=Screen::Data words=words::HAVE_A_COPY/>
        </Show>
        {move || match is_new.get() {
            true => view! { <WhatItIs/> }.into_any(),
            false => view! { <Reminder/> }.into_any(),
        }}
    }
}

/// Neither is the largest thing on the page: that is there with its frame.
#[component]
fn WhatItIs() -> impl IntoView {
    view! {
        <p class="reminder">{words::WHAT_IT_IS}</p>
        <p class="reminder">{words::NEEDED}</p>
    }
}

#[component]
fn Reminder() -> impl IntoView {
    view! {
        <p class="reminder">
            {words::REMINDER} <a href=Screen::Safety.address()>{words::SAFETY_PAGE}</a> "."
        </p>
    }
}

/// What one may want to see to before the session.
#[component]
fn BeforeStart() -> impl IntoView {
    let app = use_app();
    view! {
        <Lazy view=LazyView::PainNews/>
        <GentleStart/>
        <Notices/>
        <Lazy view=LazyView::Copy/>
        <Lazy view=LazyView::Extras/>
        <Show when=app.is(|model| model.is_first_time() && model.diary.settings.sound)>
            <HearFirst/>
        </Show>
    }
}

/// The sound check, before the first session depends on it.
#[component]
fn HearFirst() -> impl IntoView {
    view! {
        <section class="card rows hear">
            <SoundCheck/>
        </section>
    }
}

/// A session may be gentle where that is offered: one tap to take it, one to leave it.
#[component]
pub fn GentleStart() -> impl IntoView {
    view! {
        <Show when=use_app().is(Model::offers_gentle_start)>
            <Rows>
                <GentleSwitch/>
            </Rows>
        </Show>
    }
}
