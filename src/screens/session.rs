//! The session: nothing but leg, rep, figure, phase and seconds, and what one
//! can do about them without looking.

use super::done::Done;
use super::parts::{Figure, Stance};
use crate::app::{App, Intent, Model, PausedBy};
use crate::browser::page;
use crate::stretch::{Phase, Place, Reason, Session};
use crate::words;
use leptos::{html, prelude::*};
use std::time::Duration;

/// The session's screen, until the person leaves it.
#[component]
pub fn SessionScreen(app: App) -> impl IntoView {
    let place = app.read_session(Session::place);
    let is_over = app.read_session(|session| session.ending().is_some());
    let is_paused = app.read_session(Session::is_paused);
    let is_asking = app.read(|model| model.is_asking);
    view! {
        <main
            class="session"
            data-phase=move || place.get().map(|place| place.phase.name())
            data-leg=move || place.get().map(|place| place.leg.name())
            data-rep=move || place.get().map(|place| place.rep)
            data-paused=move || (is_paused.get() == Some(true)).to_string()
        >
            {move || match is_over.get() {
                Some(false) => view! { <UnderWay app /> }.into_any(),
                Some(true) => view! { <Done app /> }.into_any(),
                None => ().into_any(),
            }}
            {move || is_asking.get().then(|| view! { <WhatHappened app /> })}
        </main>
    }
}

#[component]
fn UnderWay(app: App) -> impl IntoView {
    let whose =
        app.read_session(|session| (words::leg(session.place().leg), words::rep_of(session)));
    let word = app.read_session(|session| words::phase(session.place().phase));
    let beneath = app.read(beneath);
    let seconds = app.read_session(|session| session.seconds_left().to_string());
    let spoken = app.read_session(words::spoken);
    let is_asking = app.read(|model| model.is_asking);
    view! {
        <div class="session-sheet" inert=move || is_asking.get()>
            <header class="session-head">
                <button class="stop" on:click=move |_| app.dispatch(Intent::AskToStop)>
                    "Stop"
                </button>
                <p class="whose">
                    <b>{move || whose.get().map(|whose| whose.0)}</b>
                    <span>{move || whose.get().map(|whose| whose.1)}</span>
                </p>
            </header>
            <Reps app />
            <SessionFigure app />
            <Lacking app />
            <div class="counter" data-digits=move || seconds.get().map(|text| text.len())>
                <p class="word">{word}</p>
                <p class="beneath">{beneath}</p>
                <p class="seconds" role="timer">{seconds}</p>
            </div>
            <Controls app />
            <p class="unseen" aria-live="polite">{spoken}</p>
        </div>
    }
}

fn beneath(model: &Model) -> String {
    match (&model.session, model.paused_by) {
        (Some(session), PausedBy::Device) if session.is_paused() => {
            "Your phone stopped the sound".to_owned()
        }
        (Some(session), _) if session.is_paused() => "paused".to_owned(),
        (Some(session), _) => words::beneath(session),
        (None, _) => String::new(),
    }
}

/// A dash a rep of the present leg.
#[component]
fn Reps(app: App) -> impl IntoView {
    let reps = app.read_session(|session| {
        let Place { phase, leg, rep } = session.place();
        let state = |each: u8| match each {
            each if session.is_rep_done(leg, each) => "done",
            each if each == rep && phase.is_of_a_rep() => "now",
            _ => "due",
        };
        (1..=session.routine().reps())
            .map(state)
            .collect::<Vec<_>>()
    });
    view! {
        <div class="reps" aria-hidden="true">
            {move || {
                let reps = reps.get().unwrap_or_default();
                reps.into_iter().map(|state| view! { <i data-rep-is=state></i> }).collect_view()
            }}
        </div>
    }
}

#[component]
fn SessionFigure(app: App) -> impl IntoView {
    // How far the phase has come is read once, as the phase begins or the
    // session stops or goes on: from there the browser moves the figure.
    let turn = app.read_session(|session| (session.place(), session.is_running()));
    let stance = app.read_session(|session| Stance {
        phase: session.place().phase,
        length: session.length(),
        elapsed: session.elapsed(),
        moves: session.is_running(),
    });
    let now = Memo::new(move |_| {
        let _ = turn.get();
        stance.get_untracked().unwrap_or(Stance::still(Phase::Done))
    });
    let part = app.read_session(|session| part_in_percent(session.elapsed(), session.length()));
    view! {
        <div class="session-figure">
            <Figure stance=now />
            {page::wants_less_motion().then(|| view! {
                <div class="phase-bar" aria-hidden="true">
                    <i style:width=move || format!("{}%", part.get().unwrap_or(0))></i>
                </div>
            })}
        </div>
    }
}

fn part_in_percent(elapsed: Duration, length: Duration) -> u64 {
    let part = elapsed.as_secs_f64() / length.as_secs_f64().max(f64::EPSILON);
    (part * 100.0).round() as u64
}

/// What this device lacks, said once, while there is time to read.
#[component]
fn Lacking(app: App) -> impl IntoView {
    let lacking = app.read(|model| {
        let phase = model.session.as_ref().map(|session| session.place().phase);
        if phase != Some(Phase::Ready) {
            return String::new();
        }
        let lacks = model.lacks;
        let lines = [
            (lacks.sound, "No sound on this device: watch the screen."),
            (!model.settings.sound, "Sound is switched off."),
            (
                lacks.vibration && model.settings.vibration,
                "This device cannot vibrate.",
            ),
            (
                lacks.screen_lock,
                "The screen may go dark: this browser cannot keep it on.",
            ),
        ];
        let said: Vec<_> = lines
            .iter()
            .filter(|line| line.0)
            .map(|line| line.1)
            .collect();
        said.join(" ")
    });
    view! { <p class="lacking" role="status">{lacking}</p> }
}

#[component]
fn Controls(app: App) -> impl IntoView {
    let is_paused = app.read_session(Session::is_paused);
    let phase = app.read_session(|session| session.place().phase);
    let is_wait = move || {
        matches!(
            phase.get(),
            Some(Phase::Ready | Phase::Change | Phase::Roll)
        )
    };
    let is_in_rep =
        move || phase.get().is_some_and(Phase::is_of_a_rep) || phase.get() == Some(Phase::Change);
    let skip = move || {
        view! { <button class="small" on:click=move |_| app.dispatch(Intent::Skip)>"Skip"</button> }
    };
    let running = move || {
        view! {
            {move || is_wait().then(skip)}
            <button class="pause" on:click=move |_| app.dispatch(Intent::Pause)>"Pause"</button>
        }
    };
    let paused = move || {
        view! {
            <div class="moves">
                {move || is_in_rep().then(|| view! {
                    <button class="small" on:click=move |_| app.dispatch(Intent::BackOneRep)>
                        "Back one rep"
                    </button>
                })}
                {skip}
            </div>
            <button class="pause" on:click=move |_| app.dispatch(Intent::Resume)>"Resume"</button>
        }
    };
    view! {
        <div class="controls">
            {move || match is_paused.get() {
                Some(true) => paused().into_any(),
                _ => running().into_any(),
            }}
        </div>
    }
}

/// Asks why the session is to end.
#[component]
fn WhatHappened(app: App) -> impl IntoView {
    let go_on = NodeRef::<html::Button>::new();
    Effect::new(move || {
        if let Some(button) = go_on.get() {
            // Without focus it can still be tapped.
            let _ = button.focus();
        }
    });
    view! {
        <div
            class="asking"
            role="dialog"
            aria-modal="true"
            aria-labelledby="asking"
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    app.dispatch(Intent::KeepGoing);
                }
            }
        >
            <h1 id="asking">"What happened?"</h1>
            <button class="answer" on:click=move |_| app.dispatch(Intent::Stop(Reason::Pain))>
                "It hurts"
            </button>
            <button class="answer" on:click=move |_| app.dispatch(Intent::Stop(Reason::Enough))>
                "Enough for now"
            </button>
            <button
                class="answer answer-on"
                node_ref=go_on
                on:click=move |_| app.dispatch(Intent::KeepGoing)
            >
                "Keep going"
            </button>
        </div>
    }
}
