//! The safety check: one screen, and the page its answers lead to.

use super::lazy::{LazyView, lazy_view};
use super::parts::{
    button, el, is, link, list, means, node, part, say, says_if, several, told, with,
};
use crate::app::App;
use hamstretch_core::app::{CheckEvent, Event, Model, Screen, SessionEvent};
use hamstretch_core::method::{Answers, Group, Sign, Verdict};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// What is asked, or what the answers have come to.
pub fn check(app: App) -> AnyView {
    // What is cleared meanwhile draws nothing anew.
    let stands_in_the_way = app.memo(|model| {
        let (group, answers) = in_the_way(model)?;
        Some((group, answers.ticked_alone()))
    });
    with(stands_in_the_way, move |_| {
        match app.with_untracked(in_the_way) {
            Some((group, answers)) => verdict(app, group, answers),
            None => questions(app),
        }
    })
}

/// The answers that stand in the way of a session, and the gravest group among them: none
/// once a clinician has cleared what was ticked.
fn in_the_way(model: &Model) -> Option<(Option<Group>, Answers)> {
    let answers = model.diary.checked.as_ref()?.answers;
    let group = match model.verdict()? {
        Verdict::Emergency => Some(Group::Emergency),
        Verdict::Urgent => Some(Group::Urgent),
        Verdict::AskFirst => Some(Group::AskFirst),
        Verdict::MayStart { .. } => None,
    };
    (group.is_some() || answers.has_any_cleared()).then_some((group, answers))
}

/// The signs, one a line, in two parts: what is read first answers the tap on Start. The
/// button comes after the last sign, when all of them were read.
fn questions(app: App) -> AnyView {
    let [first, rest @ ..] = Group::ALL;
    let ticks = [
        signs(app, first),
        part(app, Model::PARTS, move || {
            several(rest.map(|group| signs(app, group)))
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
    let is_none = app.memo(|model| model.forms.answers.is_none());
    with(is_none, move |is_none| {
        let words = match is_none {
            true => words::NONE_APPLY,
            false => words::GO_ON,
        };
        button(app, "start", words, CheckEvent::Answered)
    })
}

/// A group of signs, under what is to be done if one applies.
fn signs(app: App, group: Group) -> AnyView {
    let title = words::if_this_applies(words::asks_for(group));
    let attributes = vec![is("role", "group"), is("aria-label", &title)];
    let mut inside = vec![el("h2", "", [told(title)])];
    inside.extend(group.signs().map(|sign| tick(app, sign)));
    node("section", attributes, inside)
}

fn tick(app: App, sign: Sign) -> AnyView {
    let is_ticked = app.memo(move |model| model.forms.answers.has_sign(sign));
    let attributes = vec![
        is("class", "tick"),
        is("role", "checkbox"),
        says_if("aria-checked", is_ticked),
        means(app, CheckEvent::Tick(sign)),
    ];
    node("button", attributes, vec![say(words::sign(sign))])
}

/// What the answers ask for: the gravest first, and for each the signs that were ticked.
fn verdict(app: App, gravest: Option<Group>, answers: Answers) -> AnyView {
    let (no_session, way_on) = match gravest {
        None => ("", Some((words::START, Event::from(SessionEvent::Start)))),
        Some(Group::AskFirst) => (
            words::ASK_BEFORE,
            Some((words::I_HAVE_ASKED, CheckEvent::HaveAsked.into())),
        ),
        Some(_) => (words::NO_SESSION, None),
    };
    let mut inside = vec![
        el("h1", "", [say(words::in_the_way(gravest))]),
        el("p", "verdict-no", [say(no_session)]),
    ];
    for group in Group::ALL {
        if answers.is_open(group) {
            if Some(group) != gravest {
                inside.push(el("h2", "", [say(words::asks_for(group))]));
            }
            inside.push(ticked(group, answers));
        }
    }
    inside.push(lazy_view(app, LazyView::Cleared));
    if let Some((words, event)) = way_on {
        inside.push(button(app, "start", words, event));
    }
    inside.push(el("p", "quiet", [say(words::NO_DIAGNOSIS)]));
    inside.push(el(
        "div",
        "check-end",
        [
            button(app, "plain", words::ANSWER_AGAIN, CheckEvent::AnswerAgain),
            link("plain", Screen::Home, words::HOME),
        ],
    ));
    list("main", "sheet prose verdict", inside)
}

/// The signs of a group that were ticked, and what is to be known of them besides.
fn ticked(group: Group, answers: Answers) -> AnyView {
    let has = |sign| answers.signs(group).any(|ticked| ticked == sign);
    let besides = match group {
        Group::Emergency => words::CALL_EMERGENCY,
        Group::Urgent if has(Sign::CLOT) => words::CLOT_WITH,
        _ => "",
    };
    let signs = answers.signs(group);
    let signs = signs.map(|sign| el("li", "", [say(words::sign(sign))]));
    several([
        el("p", "", [say(besides)]),
        el("section", "card", [list("ul", "", signs.collect())]),
    ])
}
