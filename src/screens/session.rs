//! The session: nothing but leg, rep, figure, phase and seconds, and what one
//! can do about them without looking.

mod controls;

use super::asking::{what_happened, what_now};
use super::done::done;
use super::home::trainers_note;
use super::parts::{
    Stance, el, figure, is, labelled, list, means, node, nothing, say, says, says_if, shown_if,
    taps, text, with,
};
use crate::app::App;
use crate::platform::page;
use controls::{controls, is_a_wait, skip};
use hamstretch_core::app::{Model, PausedBy, Question, SessionEvent};
use hamstretch_core::method::{Phase, RepState, Session, ms};
use hamstretch_core::words;
use leptos::prelude::AnyView;
use std::time::Duration;

/// The session's screen, until the person leaves it.
pub fn session(app: App) -> AnyView {
    let asking = app.memo(|model| model.is_in_session().then_some(model.session.question));
    let place = |words: fn(&Session) -> String| app.read_session(words);
    let attributes = vec![
        is("class", "session"),
        says(
            "data-phase",
            place(|session| session.place().phase.name().to_owned()),
        ),
        says(
            "data-leg",
            place(|session| session.place().leg.name().to_owned()),
        ),
        says("data-rep", place(|session| session.place().rep.to_string())),
        says_if("data-paused", app.memo(is_paused)),
        says_if("data-waits", app.memo(Model::waits)),
        taps(Box::new(move || app.dispatch(SessionEvent::Begin))),
    ];
    let inside = with(asking, move |asking| match asking {
        None => done(app),
        Some(Some(Question::WhatHappened)) => what_happened(app),
        Some(Some(Question::WhatNow)) => what_now(app),
        Some(None) => under_way(app),
    });
    node("main", attributes, vec![inside])
}

fn under_way(app: App) -> AnyView {
    let leg = app.read_session(|session| words::leg(session.place().leg).to_owned());
    let word = app.read_session(|session| words::phase(session.place().phase).to_owned());
    let seconds = app.read_session(|session| session.seconds_left().to_string());
    let digits = app.read_session(|session| session.seconds_left().to_string().len().to_string());
    let more_time = move || {
        // Whoever is not ready yet need not aim.
        labelled(
            app,
            "anywhere",
            "",
            words::MORE_TIME.to_owned(),
            SessionEvent::TakeLonger,
        )
    };
    // A translator would be behind with what changes as fast as this.
    let changing = |class| vec![is("class", class), is("translate", "no")];
    let whose = vec![
        el("b", "", [text(leg)]),
        el("span", "", [text(app.read_session(words::rep_of))]),
    ];
    let stop = vec![
        is("class", "stop"),
        is("aria-keyshortcuts", "Escape"),
        means(app, SessionEvent::AskToStop),
    ];
    let head = [
        node("button", stop, vec![say(words::STOP)]),
        node("div", changing("whose"), whose),
    ];
    let reps_of_leg = app.memo(|model| model.session.run.as_ref().map(Session::reps_of_leg));
    let dashes = vec![with(reps_of_leg, |reps| {
        rep_dashes(reps.unwrap_or_default())
    })];
    let beneath = [
        node("div", changing(""), vec![text(app.memo(beneath))]),
        shown_if(app.memo(is_a_wait), move || skip(app)),
    ];
    let mut timer = changing("seconds");
    timer.push(is("role", "timer"));
    let words = [
        node("div", changing("word"), vec![text(word)]),
        el("div", "beneath", beneath),
    ];
    let counter = vec![
        el("div", "counter-words", words),
        node("div", timer, vec![text(seconds)]),
    ];
    let mut heard = changing("unseen");
    heard.push(is("aria-live", "polite"));
    let reps = vec![is("class", "reps"), is("aria-hidden", "true")];
    let told = [
        el("header", "session-head", head),
        node("div", reps, dashes),
        set_up(app),
        session_figure(app),
    ];
    let counts = vec![is("class", "counter"), says("data-digits", digits)];
    let count = [node("div", counts, counter), controls(app)];
    el(
        "div",
        "session-sheet",
        [
            el("h1", "unseen", [say(words::A_SESSION)]),
            shown_if(app.memo(is_a_wait), more_time),
            el("div", "session-told", told),
            el("div", "session-count", count),
            node("div", heard, vec![text(app.memo(spoken))]),
        ],
    )
}

fn spoken(model: &Model) -> String {
    let session = model.session.run.as_ref();
    session.map_or_else(String::new, |session| {
        words::spoken(session, model.session.is_bent)
    })
}

fn beneath(model: &Model) -> String {
    match &model.session.run {
        None => String::new(),
        Some(session) if session.is_paused() => words::PAUSED.to_owned(),
        Some(session) => words::beneath(session),
    }
}

/// What to do with body and strap, and what is to be known of this device, while
/// there is time to read.
fn set_up(app: App) -> AnyView {
    let step = app.memo(|model| {
        let words = match &model.session.run {
            _ if model.session.hears_nothing => words::HEARD_NOTHING,
            Some(session) => return words::set_up(session, model.session.is_bent),
            None => "",
        };
        words.to_owned()
    });
    let status = vec![is("class", "lacking"), is("role", "status")];
    el(
        "div",
        "set-up",
        [
            el("div", "", [text(step)]),
            node("div", status, vec![text(app.memo(lacking))]),
            trainers_note(text(app.memo(note))),
        ],
    )
}

/// What the trainer has said, while there is time to read.
fn note(model: &Model) -> String {
    let note = model.note().filter(|_| phase(model) == Some(Phase::Ready));
    note.map_or_else(String::new, |note| note.words().to_owned())
}

fn rep_dashes(reps: Vec<RepState>) -> AnyView {
    let dash = |rep| {
        let class = match rep {
            RepState::Done => "rep-done",
            RepState::UnderWay => "rep-now",
            RepState::ToCome => "rep-to-come",
        };
        el("i", class, [])
    };
    list("div", "reps-of-leg", reps.into_iter().map(dash).collect())
}

fn session_figure(app: App) -> AnyView {
    // How far the phase has come is read once, as the phase begins or the
    // session stops or goes on: from there the browser moves the figure.
    let turn = app.memo(|model| {
        let session = model.session.run.as_ref()?;
        Some((session.place(), session.is_running()))
    });
    let stance = move || {
        app.with_untracked(|model| {
            let session = model.session.run.as_ref();
            Stance {
                phase: session.map_or(Phase::Done, |session| session.place().phase),
                length: session.map_or(Duration::ZERO, Session::length),
                elapsed: session.map_or(Duration::ZERO, Session::elapsed),
                moves: session.is_some_and(Session::is_running),
                bent: model.session.is_bent,
            }
        })
    };
    let bar = match page::wants_less_motion() {
        true => phase_bar(app),
        false => nothing(),
    };
    el("div", "session-figure", [figure(turn, stance), bar])
}

/// How far the phase has come, for those who want nothing to move.
fn phase_bar(app: App) -> AnyView {
    let value = app.read_session(|session| {
        let length = ms(session.length()).max(1);
        (ms(session.elapsed()) * 100 / length).to_string()
    });
    let attributes = vec![
        is("class", "phase-bar"),
        is("aria-hidden", "true"),
        is("max", "100"),
        says("value", value),
    ];
    node("progress", attributes, Vec::new())
}

/// What this device lacks, said once, and what it has done.
fn lacking(model: &Model) -> String {
    if let Some(session) = model
        .session
        .run
        .as_ref()
        .filter(|session| session.is_paused())
    {
        let place = words::paused_at(session);
        match model.session.paused_by {
            PausedBy::Device => return words::phone_stopped(&place),
            // Said to whoever comes back: nobody else is there.
            PausedBy::Unnoticed if !model.device.is_hidden => return words::went_unnoticed(&place),
            PausedBy::Unnoticed | PausedBy::Person => {}
        }
    }
    if model.session.hears_nothing {
        return words::THEN_RESUME.to_owned();
    }
    if !matches!(phase(model), Some(Phase::Ready | Phase::CountIn)) {
        return String::new();
    }
    let (lacks, settings) = (model.device.lacks, model.diary.settings);
    let said = [
        (lacks.sound, words::NO_SOUND),
        (!settings.sound, words::SOUND_IS_OFF),
        (lacks.vibration && settings.vibration, words::NO_VIBRATION),
        (lacks.screen_lock, words::MAY_GO_DARK),
        (model.session.leaves_out_rolling, words::ROLLING_LEFT_OUT),
    ];
    let said = said.iter().filter(|(is_so, _)| *is_so);
    let said: Vec<&str> = said.map(|(_, words)| *words).collect();
    said.join(" ")
}

fn phase(model: &Model) -> Option<Phase> {
    model
        .session
        .run
        .as_ref()
        .map(|session| session.place().phase)
}

fn is_paused(model: &Model) -> bool {
    model.session.run.as_ref().is_some_and(Session::is_paused)
}
