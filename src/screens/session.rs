//! The session: nothing but leg, rep, figure, phase and seconds, and what one
//! can do about them without looking.

use super::done::done;
use super::parts::{
    Stance, after_drawing, button, el, figure, list, nothing, shown_if, text, with,
};
use crate::app::{App, Intent, Model, PausedBy};
use crate::browser::page;
use crate::stretch::{Phase, Place, Reason, Session, ms};
use crate::words;
use leptos::prelude::*;
use std::time::Duration;

/// The session's screen, until the person leaves it.
pub fn session(app: App) -> AnyView {
    let is_over = app.read(|model| !model.is_in_session());
    let is_asking = app.read(|model| model.is_asking);
    view! {
        <main
            class="session"
            data-phase=app.read_session(|session| session.place().phase.name().to_owned())
            data-leg=app.read_session(|session| session.place().leg.name().to_owned())
            data-rep=app.read_session(|session| session.place().rep.to_string())
            data-paused=app.read_session(|session| session.is_paused().to_string())
        >
            {with(is_over, move |is_over| if is_over { done(app) } else { under_way(app) })}
            {shown_if(is_asking, move || what_happened(app))}
        </main>
    }
    .into_any()
}

fn under_way(app: App) -> AnyView {
    let leg = app.read_session(|session| words::leg(session.place().leg).to_owned());
    let word = app.read_session(|session| words::phase(session.place().phase).to_owned());
    let seconds = app.read_session(|session| session.seconds_left().to_string());
    let digits = app.read_session(|session| session.seconds_left().to_string().len().to_string());
    view! {
        <div class="session-sheet" inert=app.read(|model| model.is_asking)>
            {el("header", "session-head", [
                button(app, "stop", "Stop", Intent::AskToStop),
                el("p", "whose", [
                    el("b", "", [text(leg)]),
                    el("span", "", [text(app.read_session(words::rep_of))]),
                ]),
            ])}
            <div class="reps" aria-hidden="true">{with(app.read_session(reps), rep_dashes)}</div>
            {session_figure(app)}
            <p class="lacking" role="status">{text(app.read(lacking))}</p>
            <div class="counter" data-digits=digits>
                {el("p", "word", [text(word)])}
                {el("div", "beneath", [
                    el("p", "", [text(app.read(beneath))]),
                    shown_if(app.read(is_a_wait), move || button(app, "small", "Skip", Intent::Skip)),
                ])}
                <p class="seconds" role="timer">{text(seconds)}</p>
            </div>
            {controls(app)}
            <p class="unseen" aria-live="polite">{text(app.read_session(words::spoken))}</p>
        </div>
    }
    .into_any()
}

fn beneath(model: &Model) -> String {
    match &model.session {
        None => String::new(),
        Some(session) if session.is_paused() => "paused".to_owned(),
        Some(session) => words::beneath(session),
    }
}

/// The present leg's reps, each a letter: done, under way, to come.
fn reps(session: &Session) -> String {
    let Place { phase, leg, rep } = session.place();
    let letter = |each: u8| match each {
        each if session.is_rep_done(leg, each) => 'd',
        each if each == rep && phase.is_of_a_rep() => 'n',
        _ => 't',
    };
    (1..=session.routine().reps()).map(letter).collect()
}

fn rep_dashes(reps: String) -> AnyView {
    let dash = |letter: char| {
        let class = match letter {
            'd' => "rep-done",
            'n' => "rep-now",
            _ => "rep-to-come",
        };
        el("i", class, [])
    };
    list("div", "reps-of-leg", reps.chars().map(dash).collect())
}

fn session_figure(app: App) -> AnyView {
    // How far the phase has come is read once, as the phase begins or the
    // session stops or goes on: from there the browser moves the figure.
    let turn = app.read_session(|session| {
        let Place { phase, leg, rep } = session.place();
        format!(
            "{} {} {rep} {}",
            phase.name(),
            leg.name(),
            session.is_running()
        )
    });
    let stance = move || {
        app.peek(|model| {
            let session = model.session.as_ref();
            Stance {
                phase: session.map_or(Phase::Done, |session| session.place().phase),
                length: session.map_or(Duration::ZERO, Session::length),
                elapsed: session.map_or(Duration::ZERO, Session::elapsed),
                moves: session.is_some_and(Session::is_running),
                bent: false,
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
    let width = app.read_session(|session| {
        let length = ms(session.length()).max(1);
        format!("{}%", ms(session.elapsed()) * 100 / length)
    });
    view! { <div class="phase-bar" aria-hidden="true"><i style:width=width></i></div> }.into_any()
}

/// What this device lacks, said once, while there is time to read; and what it
/// has done.
fn lacking(model: &Model) -> String {
    if let (Some(session), PausedBy::Device) = (&model.session, model.paused_by)
        && session.is_paused()
    {
        return format!(
            "Your phone stopped the sound. {}.",
            words::paused_at(session)
        );
    }
    if phase(model) != Some(Phase::Ready) {
        return String::new();
    }
    let (lacks, settings) = (model.lacks, model.settings);
    let mut said = String::new();
    let mut say = |is_so: bool, words: &str| {
        if is_so {
            said.push_str(words);
            said.push(' ');
        }
    };
    say(lacks.sound, "No sound on this device: watch the screen.");
    say(!settings.sound, "Sound is switched off.");
    say(
        lacks.vibration && settings.vibration,
        "This device cannot vibrate.",
    );
    say(
        lacks.screen_lock,
        "The screen may go dark: this browser cannot keep it on.",
    );
    said
}

fn phase(model: &Model) -> Option<Phase> {
    model.session.as_ref().map(|session| session.place().phase)
}

fn is_paused(model: &Model) -> bool {
    model.session.as_ref().is_some_and(Session::is_paused)
}

/// Whether the person is waited for: people are ready early.
fn is_a_wait(model: &Model) -> bool {
    !is_paused(model) && !phase(model).is_some_and(Phase::is_of_a_rep)
}

fn can_go_back(model: &Model) -> bool {
    is_paused(model) && !matches!(phase(model), Some(Phase::Ready | Phase::Roll))
}

fn controls(app: App) -> AnyView {
    let moves = [
        shown_if(app.read(can_go_back), move || {
            button(app, "small", "Back one rep", Intent::BackOneRep)
        }),
        shown_if(app.read(is_paused), move || {
            button(app, "small", "Skip", Intent::Skip)
        }),
    ];
    let pause = with(app.read(is_paused), move |is_paused| match is_paused {
        true => button(app, "pause", "Resume", Intent::Resume),
        false => button(app, "pause", "Pause", Intent::Pause),
    });
    el("div", "controls", [el("div", "moves", moves), pause])
}

/// Asks why the session is to end.
fn what_happened(app: App) -> AnyView {
    after_drawing(|| page::focus("asking"));
    view! {
        <div
            class="asking"
            role="dialog"
            aria-modal="true"
            aria-labelledby="what-happened"
            id="asking"
            tabindex="-1"
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    app.dispatch(Intent::KeepGoing);
                }
            }
        >
            <h1 id="what-happened">"What happened?"</h1>
            {button(app, "answer", "It hurts", Intent::Stop(Reason::Pain))}
            {button(app, "answer", "Enough for now", Intent::Stop(Reason::Enough))}
            {button(app, "answer answer-on", "Keep going", Intent::KeepGoing)}
        </div>
    }
    .into_any()
}
