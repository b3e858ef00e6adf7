//! The safety check: one screen, and the page its answers lead to.

use super::parts::{
    bullets, button, el, is, link, list, means, node, nothing, part, say, says, several, with,
};
use crate::app::{App, Intent, Model, Screen};
use crate::stretch::{Group, Verdict};
use crate::words;
use leptos::prelude::AnyView;

/// What is asked, or what the answers have come to.
pub fn check(app: App) -> AnyView {
    let stands_in_the_way = app.read(|model| {
        let group = in_the_way(model);
        group.map_or_else(String::new, |group| words::asks_for(group).to_owned())
    });
    with(stands_in_the_way, move |_| match app.peek(in_the_way) {
        Some(group) => verdict(app, group),
        None => questions(app),
    })
}

/// The group whose signs stand in the way of a session.
fn in_the_way(model: &Model) -> Option<Group> {
    match model.verdict()? {
        Verdict::Emergency => Some(Group::Emergency),
        Verdict::Urgent => Some(Group::Urgent),
        Verdict::AskFirst => Some(Group::AskFirst),
        Verdict::MayStart { .. } => None,
    }
}

fn questions(app: App) -> AnyView {
    let [first, rest @ ..] = Group::ALL;
    let ticks = [
        tick(app, first),
        part(app, Model::PARTS, move || {
            several(rest.map(|group| tick(app, group)))
        }),
    ];
    let end = part(app, Model::PARTS, move || {
        several([
            go_on(app),
            el(
                "div",
                "check-end",
                [link("plain", Screen::Home, words::NOT_NOW)],
            ),
        ])
    });
    el(
        "main",
        "sheet check",
        [
            el("h1", "", [say(words::CHECK_TITLE)]),
            el("p", "quiet", [say(words::CHECK_HOW)]),
            el("div", "ticks", ticks),
            end,
        ],
    )
}

fn go_on(app: App) -> AnyView {
    let is_none = app.asks(|model| model.answers.is_none());
    with(is_none, move |is_none| {
        let words = match is_none.as_str() {
            "true" => words::NONE_APPLY,
            _ => words::GO_ON,
        };
        button(app, "start", words, Intent::Answered)
    })
}

fn tick(app: App, group: Group) -> AnyView {
    let is_ticked = app.asks(move |model| model.answers.has(group));
    let signs = words::signs(group)
        .iter()
        .map(|sign| el("span", "", [say(sign)]));
    let attributes = vec![
        is("class", "tick"),
        is("role", "checkbox"),
        says("aria-checked", is_ticked),
        means(app, Intent::Tick(group)),
    ];
    node(
        "button",
        attributes,
        vec![list("span", "signs", signs.collect())],
    )
}

fn verdict(app: App, group: Group) -> AnyView {
    let asks = group == Group::AskFirst;
    let no_session = match asks {
        true => words::ASK_BEFORE,
        false => words::NO_SESSION,
    };
    el(
        "main",
        "sheet prose verdict",
        [
            el("h1", "", [say(words::asks_for(group))]),
            el("h2", "verdict-no", [say(no_session)]),
            el("p", "", [say(words::besides(group))]),
            el("section", "card", [bullets(words::signs(group))]),
            match asks {
                true => button(app, "start", words::I_HAVE_ASKED, Intent::HaveAsked),
                false => nothing(),
            },
            el("p", "quiet", [say(words::NO_DIAGNOSIS)]),
            el(
                "div",
                "check-end",
                [
                    button(app, "plain", words::ANSWER_AGAIN, Intent::Withdraw),
                    link("plain", Screen::Home, words::HOME),
                ],
            ),
        ],
    )
}
