//! What a trainer is told. It is seen first, and what is printed, shared or copied is
//! what is seen: the page is made of the very text that is sent.

use super::parts::{
    does, el, flip, is, link, list, node, nothing, say, shown_if, still_figure, text, told, with,
};
use super::share::copied;
use crate::app::App;
use crate::platform::page::TEXT;
use hamstretch_core::app::{LazyEvent, Model, Screen};
use hamstretch_core::method::Phase;
use hamstretch_core::words;
use leptos::prelude::{AnyView, GetUntracked, Memo};

/// How it looks on paper. No other screen has it, so none waits for it.
const ON_PAPER: &str = "summary.css";

/// The page, and what can be done with it.
pub fn summary(app: App) -> AnyView {
    let has_history = app.memo(Model::has_history);
    with(has_history, move |has_history| match has_history {
        true => to_be_sent(app),
        false => nothing_yet(),
    })
}

fn nothing_yet() -> AnyView {
    let empty = [
        still_figure(Phase::Rest),
        el("p", "", [say(words::NOTHING_TO_TELL)]),
        link("plain", Screen::Home, words::HOME),
    ];
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::SUMMARY)]),
            el("div", "empty", empty),
        ],
    )
}

fn to_be_sent(app: App) -> AnyView {
    let shown = app.memo(Model::summary);
    let on_paper = vec![
        is("rel", "stylesheet"),
        is("media", "print"),
        is("href", ON_PAPER),
    ];
    let has_notes = app.memo(|model| {
        let mut entries = model.diary.log.entries().iter();
        entries.any(|entry| entry.notes.words.is_some())
    });
    let told_so = app.memo(|model| copied(model).to_owned());
    el(
        "main",
        "sheet",
        [
            node("link", on_paper, Vec::new()),
            node("div", vec![is("id", TEXT)], vec![with(shown, page)]),
            shown_if(has_notes, move || notes(app)),
            el("p", "quiet", [say(words::SENT_AS_SEEN)]),
            sending(app, shown),
            el("output", "quiet", [text(told_so)]),
        ],
    )
}

/// Whether what the person noted is told: nobody's business unless they want it.
fn notes(app: App) -> AnyView {
    let are_told = app.memo(|model| model.forms.tells_notes);
    let tell = move |are_told| app.dispatch(LazyEvent::TellNotes(are_told));
    let switch = flip(words::INCLUDE_NOTES, nothing(), are_told, Box::new(tell));
    el("section", "card rows", [switch])
}

/// Each sends what is shown at the time of the press.
fn sending(app: App, shown: Memo<String>) -> AnyView {
    let button = move |class, words, event: fn(String) -> LazyEvent| {
        let send = move || app.dispatch(event(shown.get_untracked()));
        let attributes = vec![is("class", class), does(Box::new(send))];
        node("button", attributes, vec![say(words)])
    };
    let prints = app.memo(|model| !model.device.lacks.printing);
    let print = || {
        with(prints, move |prints| match prints {
            true => button("plain", words::PRINT, |_| LazyEvent::Print),
            false => el("p", "quiet", [say(words::NO_PRINTING)]),
        })
    };
    let copy = |class| button(class, words::COPY_TEXT, LazyEvent::CopyText);
    let buttons = match app.with_untracked(|model| model.device.lacks.sharing) {
        true => [copy("start"), print()],
        false => [
            button("start", words::SHARE_LINK, LazyEvent::ShareText),
            el("div", "check-end", [copy("plain"), print()]),
        ],
    };
    el("div", "sheet-end", buttons)
}

/// The text, block by block and line by line: a heading, and what is beneath it.
fn page(text: String) -> AnyView {
    let mut blocks = text.split("\n\n");
    let mut title = blocks.next().unwrap_or_default().lines();
    let mut line = || told(title.next().unwrap_or_default().to_owned());
    let title = el(
        "div",
        "",
        [el("h1", "", [line()]), el("p", "quiet", [line()])],
    );
    let blocks = blocks.map(|block| {
        let mut lines = block.lines();
        let heading = lines.next().unwrap_or_default().to_owned();
        let mut inside = vec![el("h2", "", [told(heading)])];
        inside.extend(lines.map(fact));
        list("section", "card facts", inside)
    });
    list(
        "div",
        "summary",
        std::iter::once(title).chain(blocks).collect(),
    )
}

/// A line; what it is about stands back behind what is told of it.
fn fact(line: &str) -> AnyView {
    let (about, words) = match line.split_once(": ") {
        Some((about, words)) => (about.to_owned() + ": ", words),
        None => (String::new(), line),
    };
    let words = el("bdi", "", [told(words.to_owned())]);
    el("p", "", [el("span", "quiet", [told(about)]), words])
}
