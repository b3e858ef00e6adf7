//! The person's own routine, to be changed.

use super::parts::{button, choice, el, link, list, say, shown_if, stepper, text};
use crate::app::{App, Intent, Screen};
use crate::stretch::{First, Part};
use crate::words;
use leptos::prelude::AnyView;

/// Steppers for every number, with the total as it changes.
pub fn routine(app: App) -> AnyView {
    let total = app.read(|model| words::time(model.mine.routine.total()));
    let is_unusual = app.read(|model| model.mine != Default::default());
    let steppers = |parts: &[Part]| {
        let each = parts.iter().map(|part| part_stepper(app, *part));
        list("section", "card rows", each.collect())
    };
    let heading = |words| el("h2", "", [say(words)]);
    let usual = move || {
        button(
            app,
            "plain",
            "Back to the usual routine",
            Intent::UsualRoutine,
        )
    };
    let end = [
        link("start", Screen::Home, "Done"),
        shown_if(is_unusual, usual),
    ];
    el(
        "main",
        "sheet",
        [
            el(
                "header",
                "total",
                [
                    el("h1", "", [say("Your routine")]),
                    el("output", "", [text(total)]),
                ],
            ),
            steppers(&[Part::Reps]),
            heading("Each rep"),
            steppers(&[Part::Lift, Part::Pull, Part::Lower, Part::Rest]),
            heading("Around it"),
            steppers(&[Part::Ready, Part::Change, Part::Roll]),
            heading("First leg"),
            first_choices(app),
            el("div", "sheet-end", end),
        ],
    )
}

fn first_choices(app: App) -> AnyView {
    let chosen = app.read(|model| model.mine.routine.first().name().to_owned());
    let choices = [
        ("Right", First::Right),
        ("Left", First::Left),
        ("Take turns", First::Alternate),
    ];
    let choices = choices.map(|(words, first)| (words, first.name(), Intent::BeginWith(first)));
    choice(app, "First leg", chosen, Vec::from(choices))
}

fn part_stepper(app: App, part: Part) -> AnyView {
    let value = app.read(move |model| words::amount(&model.mine.routine, part));
    let note = app.read(move |model| {
        let is_long = part == Part::Pull && model.mine.routine.pulls_longer_than_the_method();
        let note = if is_long {
            "longer than the method's 2 seconds"
        } else {
            ""
        };
        note.to_owned()
    });
    stepper(
        app,
        words::part(part),
        note,
        value,
        [Intent::Step(part, false), Intent::Step(part, true)],
    )
}
