//! The question why a session is to end: four ways to hurt, and two not to.

use super::parts::{button, is, list, node, say};
use crate::app::{App, Intent};
use crate::stretch::{Hurt, Reason};
use crate::words;
use leptos::prelude::AnyView;

/// Asks why the session is to end.
pub fn what_happened(app: App) -> AnyView {
    let hurts = Hurt::ALL.map(|hurt| {
        let stop = Intent::Stop(Reason::Hurts(hurt));
        button(app, "answer", words::hurt(hurt), stop)
    });
    let others = [
        button(
            app,
            "answer answer-on",
            words::KEEP_GOING,
            Intent::KeepGoing,
        ),
        button(app, "answer", words::ENOUGH, Intent::Stop(Reason::Enough)),
    ];
    let attributes = vec![
        is("class", "asking"),
        is("role", "dialog"),
        is("aria-labelledby", "what-happened"),
    ];
    let title = vec![is("id", "what-happened")];
    let inside = vec![
        node("h1", title, vec![say(words::WHAT_HAPPENED)]),
        list("div", "hurts", Vec::from(hurts)),
        list("div", "others", Vec::from(others)),
    ];
    node("div", attributes, inside)
}
