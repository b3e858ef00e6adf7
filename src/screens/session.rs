//! The session: nothing but leg, rep, figure, phase and seconds, and what one
//! can do about them without looking.

mod controls;

use super::asking::{WhatHappened, WhatNow};
use super::done::Done;
use super::home::TrainersNote;
use crate::app::use_app;
use crate::components::{Figure, Keyed, Stance};
use crate::platform::page;
use controls::{Controls, Skip};
use hamstretch_core::app::{Model, Question, SessionEvent};
use hamstretch_core::method::{Phase, RepState, Session, ms};
use hamstretch_core::words;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::time::Duration;

/// The session's screen, until the person leaves it.
#[component]
pub fn SessionScreen() -> impl IntoView {
    let app = use_app();
    // As text, which is what the page has: each type of its own is code of its own.
    let phase = app.read_session(|session| session.place().phase.name().to_owned());
    let leg = app.read_session(|session| session.place().leg.name().to_owned());
    let rep = app.read_session(|session| session.place().rep.to_string());
    let paused = app.memo(|model| model.paused_by().is_some().to_string());
    let waits = app.memo(|model| model.waits().to_string());
    let asked = app.memo(|model| model.is_in_session().then_some(model.session.question));
    let begin = move |tap: MouseEvent| {
        if !page::is_on_button(&tap) {
            app.dispatch(SessionEvent::Begin);
        }
    };
    view! {
        <main
            class="session"
            data-phase=phase
            data-leg=leg
            data-rep=rep
            data-paused=paused
            data-waits=waits
            on:click=begin
        >
            <Keyed key=asked let:asked>
                {match asked {
                    None => view! { <Done/> }.into_any(),
                    Some(None) => view! { <UnderWay/> }.into_any(),
                    Some(Some(Question::WhatHappened)) => view! { <WhatHappened/> }.into_any(),
                    Some(Some(Question::WhatNow)) => view! { <WhatNow/> }.into_any(),
                }}
            </Keyed>
        </main>
    }
}

/// What changes each second is not to be translated: a translator would be behind.
#[component]
fn UnderWay() -> impl IntoView {
    let app = use_app();
    let spoken = app.memo(|model| {
        let session = model.session.run.as_ref();
        session.map_or_else(String::new, |session| {
            words::spoken(session, model.session.is_bent)
        })
    });
    view! {
        <div class="session-sheet">
            <h1 class="unseen">{words::A_SESSION}</h1>
            <Show when=app.is(Model::is_in_a_wait)>
                <MoreTime/>
            </Show>
            <div class="session-told">
                <Head/>
                <Reps/>
                <SetUp/>
                <MovingFigure/>
            </div>
            <div class="session-count">
                <Counter/>
                <Controls/>
            </div>
            <div class="unseen" translate="no" aria-live="polite">{spoken}</div>
        </div>
    }
}

/// Whoever is not ready yet need not aim.
#[component]
fn MoreTime() -> impl IntoView {
    let app = use_app();
    view! {
        <button
            class="anywhere"
            aria-label=words::MORE_TIME
            on:click=move |_| app.dispatch(SessionEvent::TakeLonger)
        ></button>
    }
}

/// Stop, and whose turn it is.
#[component]
fn Head() -> impl IntoView {
    let app = use_app();
    let leg = app.read_session(|session| words::leg(session.place().leg).to_owned());
    let rep = app.read_session(words::rep_of);
    view! {
        <header class="session-head">
            <button
                class="stop"
                aria-keyshortcuts="Escape"
                on:click=move |_| app.dispatch(SessionEvent::AskToStop)
            >
                {words::STOP}
            </button>
            <div class="whose" translate="no">
                <b>{leg}</b>
                <span>{rep}</span>
            </div>
        </header>
    }
}

/// A dash for each rep of the present leg.
#[component]
fn Reps() -> impl IntoView {
    let reps = use_app().memo(|model| model.session.run.as_ref().map(Session::reps_of_leg));
    let dash = |rep| {
        let class = match rep {
            RepState::Done => "rep-done",
            RepState::UnderWay => "rep-now",
            RepState::ToCome => "rep-to-come",
        };
        view! { <i class=class></i> }.into_any()
    };
    let dashes = move || {
        let reps = reps.get().unwrap_or_default();
        reps.into_iter().map(dash).collect_view()
    };
    view! {
        <div class="reps" aria-hidden="true">
            <div class="reps-of-leg">{move || dashes()}</div>
        </div>
    }
}

/// The phase in a word, what else is to be known of it, and its seconds.
#[component]
fn Counter() -> impl IntoView {
    let app = use_app();
    let word = app.read_session(|session| words::phase(session.place().phase).to_owned());
    let beneath = app.read_session(|session| match session.is_paused() {
        true => words::PAUSED.to_owned(),
        false => words::beneath(session),
    });
    let seconds = app.read_session(|session| session.seconds_left().to_string());
    let digits = app.read_session(|session| session.seconds_left().to_string().len().to_string());
    view! {
        <div class="counter" data-digits=digits>
            <div class="counter-words">
                <div class="word" translate="no">{word}</div>
                <div class="beneath">
                    <div translate="no">{beneath}</div>
                    <Show when=app.is(Model::is_in_a_wait)>
                        <Skip/>
                    </Show>
                </div>
            </div>
            <div class="seconds" translate="no" role="timer">{seconds}</div>
        </div>
    }
}

/// What to do with body and strap, and what is to be known of this device, while
/// there is time to read.
#[component]
fn SetUp() -> impl IntoView {
    let app = use_app();
    let step = app.memo(|model| match &model.session.run {
        _ if model.session.hears_nothing => words::HEARD_NOTHING.to_owned(),
        Some(session) => words::set_up(session, model.session.is_bent),
        None => String::new(),
    });
    let lacking = app.memo(Model::session_notice);
    let note = app.memo(Model::note_in_session);
    view! {
        <div class="set-up">
            <div>{step}</div>
            <div class="lacking" role="status">{lacking}</div>
            <TrainersNote words=note/>
        </div>
    }
}

/// The figure, and for those who want nothing to move how far the phase has come.
#[component]
fn MovingFigure() -> impl IntoView {
    // How far the phase has come is read once, as the phase begins or the
    // session stops or goes on: from there the browser moves the figure.
    let turn = use_app().memo(|model| {
        let session = model.session.run.as_ref()?;
        Some((session.place(), session.is_running()))
    });
    let bar = page::wants_less_motion().then(|| view! { <PhaseBar/> }.into_any());
    view! {
        <div class="session-figure">
            <Figure turn stance/>
            {bar}
        </div>
    }
}

fn stance(model: &Model) -> Stance {
    let session = model.session.run.as_ref();
    Stance {
        phase: session.map_or(Phase::Done, |session| session.place().phase),
        length: session.map_or(Duration::ZERO, Session::length),
        elapsed: session.map_or(Duration::ZERO, Session::elapsed),
        moves: session.is_some_and(Session::is_running),
        bent: model.session.is_bent,
    }
}

#[component]
fn PhaseBar() -> impl IntoView {
    let percent = use_app().read_session(|session| {
        let length = ms(session.length()).max(1);
        (ms(session.elapsed()) * 100 / length).to_string()
    });
    view! { <progress class="phase-bar" aria-hidden="true" max="100" value=percent></progress> }
}
