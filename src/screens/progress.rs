//! What was done: what it comes to, and every session, newest first.

mod trend;

use super::pain_news::pain_news;
use super::parts::{
    button, el, is, labelled, link, list, node, notices, say, shown_if, still_figure, told, with,
};
use crate::app::App;
use crate::platform::dates;
use hamstretch_core::app::{LazyEvent, Model, Screen};
use hamstretch_core::diary::Entry;
use hamstretch_core::method::Phase;
use hamstretch_core::words;
use leptos::prelude::*;

/// Whether it is getting better, then the rest of it; every session, one of which can be
/// taken out and put back.
pub fn progress(app: App) -> AnyView {
    let is_empty = app.memo(|model| model.diary.log.entries().is_empty());
    let has_history = app.memo(Model::has_history);
    let is_grave = app.memo(|model| model.findings().iter().any(|it| it.is_grave()));
    let has_more = app.memo(|model| model.diary.log.entries().len() > model.navigation.listed);
    let changes = app.memo(|model| (model.diary.revision(), model.navigation.listed));
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
    let rows = move || {
        let (_, listed) = changes.get();
        app.with_untracked(|model| {
            let newest = model.diary.log.entries().iter().take(listed);
            list(
                "ul",
                "entries",
                newest.map(|entry| row(app, entry)).collect(),
            )
        })
    };
    // What time does to it, and what is measured, changes what the diary says.
    let says = app.memo(|model| (model.diary.revision(), model.today));
    let older = move || button(app, "plain", words::SHOW_OLDER, LazyEvent::ShowOlder);
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::PROGRESS)]),
            notices(app),
            with(says, move |_| trend::pain(app)),
            // What is better is told with its picture.
            shown_if(is_grave, move || pain_news(app)),
            link("plain", Screen::Measure, words::MEASURE),
            shown_if(has_history, || {
                link("plain", Screen::Summary, words::SUMMARY)
            }),
            shown_if(is_empty, empty),
            with(says, move |_| trend::trend(app)),
            rows.into_any(),
            shown_if(has_more, older),
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
    let change = words::change_session_of(&when);
    let said = entry.notes.words.as_ref();
    let said = said.map_or_else(String::new, |words| words.words().to_owned());
    let mut words = vec![el("b", "", [told(when)]), el("div", "entry-what", what)];
    let more = [
        ("small", words::ending(entry)),
        ("small", words::pain(&entry.notes)),
        ("small", words::how_it_felt(&entry.felt())),
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
        LazyEvent::Delete(entry.id.clone()),
    );
    let change = vec![
        is("class", "plain"),
        is(
            "href",
            &(Screen::Entry.address().to_owned() + "?" + entry.id.as_str()),
        ),
        is("aria-label", &change),
    ];
    let change = node("a", change, vec![say(words::CHANGE_IT)]);
    el(
        "li",
        "card entry",
        [
            list("div", "row-text", words),
            el("div", "entry-choices", [change, delete]),
        ],
    )
}
