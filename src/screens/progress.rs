//! What was done: what it comes to, and every session, newest first.

mod trend;

use super::parts::{
    button, el, labelled, link, list, notices, say, shown_if, still_figure, told, with,
};
use crate::app::{App, Intent, Model, Screen};
use crate::browser::dates;
use crate::diary::Entry;
use crate::stretch::Phase;
use crate::words;
use leptos::prelude::AnyView;

/// Every session, one of which can be taken out and put back.
pub fn progress(app: App) -> AnyView {
    let is_empty = app.asks(|model| model.log.entries().is_empty());
    let has_history = app.asks(Model::has_history);
    let has_more = app.asks(|model| model.log.entries().len() > model.listed);
    // Whatever is done to the log changes how long it is.
    let changes = app.read(|model| format!("{} {}", model.log.entries().len(), model.listed));
    let is_deleted = app.asks(|model| model.deleted.is_some());
    let empty = || {
        el(
            "div",
            "empty",
            [
                still_figure(Phase::Rest),
                el("p", "", [say(words::NOTHING_YET)]),
            ],
        )
    };
    let rows = move |_| {
        app.peek(|model| {
            let newest = model.log.entries().iter().take(model.listed);
            list(
                "ul",
                "entries",
                newest.map(|entry| row(app, entry)).collect(),
            )
        })
    };
    // What time does to it, and what is measured, changes what the diary says.
    let says = app.read(|model| {
        let (done, measured) = (model.log.entries().len(), model.measured.len());
        format!("{done} {measured} {}", model.today.0)
    });
    let older = move || button(app, "plain", words::SHOW_OLDER, Intent::ShowOlder);
    let undo = move || {
        let undo = button(app, "undo", words::UNDO, Intent::Undo);
        el("p", "", [say(words::SESSION_DELETED), undo])
    };
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::PROGRESS)]),
            notices(app),
            link("plain", Screen::Measure, words::MEASURE),
            shown_if(has_history, || {
                link("plain", Screen::Summary, words::SUMMARY)
            }),
            shown_if(is_empty, empty),
            with(says, move |_| trend::trend(app)),
            with(changes, rows),
            shown_if(has_more, older),
            el("output", "toast", [shown_if(is_deleted, undo)]),
        ],
    )
}

fn row(app: App, entry: &Entry) -> AnyView {
    let when = dates::in_words(entry.at);
    // Where there is no room for both, each has a line.
    let what = [
        el("span", "", [told(words::reps_done(entry) + " · ")]),
        el("span", "", [told(words::about(entry.outcome.lasted))]),
    ];
    let label = words::delete_session_of(&when);
    let said = entry.notes.words.as_ref();
    let said = said.map_or_else(String::new, |words| words.words().to_owned());
    let mut words = vec![el("b", "", [told(when)]), el("div", "entry-what", what)];
    let more = [
        ("small", words::ending(entry)),
        ("small", words::pain(&entry.notes)),
        ("bdi", said),
    ];
    for (tag, more) in more {
        if !more.is_empty() {
            words.push(el(tag, "", [told(more)]));
        }
    }
    let delete = labelled(
        app,
        "plain",
        words::DELETE,
        label,
        Intent::Delete(entry.id.clone()),
    );
    el("li", "card entry", [list("div", "row-text", words), delete])
}
