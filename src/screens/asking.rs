//! What is asked while a session stands still: why it is to end, and, of whoever went
//! back, what is to be.

use super::parts::{button, is, list, node, say};
use crate::app::App;
use hamstretch_core::app::{Model, SessionEvent};
use hamstretch_core::method::{Hurt, Reason};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// Asks whoever went back, perhaps by mistake.
pub fn what_now(app: App) -> AnyView {
    let keep_going = match app.with_untracked(Model::was_running) {
        true => words::RESUME,
        false => words::KEEP_GOING,
    };
    let enough = SessionEvent::Stop(Reason::Enough);
    let answers = vec![
        button(app, "answer answer-on", keep_going, SessionEvent::KeepGoing),
        button(app, "answer", words::FINISH_HERE, enough),
        button(
            app,
            "answer",
            words::SOMETHING_HURTS,
            SessionEvent::AskToStop,
        ),
    ];
    question(words::IS_PAUSED, vec![list("div", "hurts", answers)])
}

/// Asks why the session is to end: four ways to hurt, and two not to.
pub fn what_happened(app: App) -> AnyView {
    let hurts = Hurt::ALL.map(|hurt| {
        let stop = SessionEvent::Stop(Reason::Hurts(hurt));
        button(app, "answer", words::hurt(hurt), stop)
    });
    let others = [
        button(
            app,
            "answer answer-on",
            words::KEEP_GOING,
            SessionEvent::KeepGoing,
        ),
        button(
            app,
            "answer",
            words::ENOUGH,
            SessionEvent::Stop(Reason::Enough),
        ),
    ];
    let answers = vec![
        list("div", "hurts", Vec::from(hurts)),
        list("div", "others", Vec::from(others)),
    ];
    question(words::WHAT_HAPPENED, answers)
}

fn question(asked: &'static str, answers: Vec<AnyView>) -> AnyView {
    let attributes = vec![
        is("class", "asking"),
        is("role", "dialog"),
        is("aria-labelledby", "asked"),
    ];
    let mut inside = vec![node("h1", vec![is("id", "asked")], vec![say(asked)])];
    inside.extend(answers);
    node("div", attributes, inside)
}
