//! The person's own routine, to be changed.

use super::parts::{button, choice, el, link, list, say, shown_if, stepper, switch, text};
use crate::app::{App, Intent, Screen};
use crate::diary::Setting;
use crate::stretch::{First, Part};
use crate::words;
use leptos::prelude::AnyView;

/// Steppers for every number, with the total as it changes.
pub fn routine(app: App) -> AnyView {
    let total = app.read(|model| words::time(model.mine.routine.total()));
    let is_unusual = app.asks(|model| model.mine != Default::default());
    let steppers = |parts: &[Part]| {
        let each = parts.iter().map(|part| part_stepper(app, *part));
        list("section", "card rows", each.collect())
    };
    let heading = |words| el("h2", "", [say(words)]);
    let usual = move || button(app, "plain", words::USUAL_ROUTINE, Intent::UsualRoutine);
    let end = [
        link("start", Screen::Home, words::DONE),
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
                    el("h1", "", [say(words::YOUR_ROUTINE)]),
                    el("output", "", [text(total)]),
                ],
            ),
            steppers(&[Part::Reps]),
            heading(words::EACH_REP),
            steppers(&[Part::Lift, Part::Pull, Part::Lower, Part::Rest]),
            link("plain", Screen::Tempo, words::FIND_TEMPO),
            el("section", "card rows", [other_knee(app)]),
            heading(words::AROUND_IT),
            steppers(&[Part::Ready, Part::Change, Part::Roll]),
            heading(words::FIRST_LEG),
            first_choices(app),
            el("div", "sheet-end", end),
        ],
    )
}

fn first_choices(app: App) -> AnyView {
    let chosen = app.read(|model| model.mine.routine.first().name().to_owned());
    let choices = [
        (words::RIGHT_CHOICE, First::Right),
        (words::LEFT_CHOICE, First::Left),
        (words::TAKE_TURNS, First::Alternate),
    ];
    let choices = choices.map(|(words, first)| (words, first.name(), Intent::BeginWith(first)));
    choice(app, words::FIRST_LEG, chosen, Vec::from(choices))
}

fn other_knee(app: App) -> AnyView {
    let note = app.read(|_| words::OTHER_KNEE_NOTE.to_owned());
    let bent = app.asks(|model| model.settings.bent);
    switch(app, words::OTHER_KNEE, note, bent, Setting::Bent)
}

fn part_stepper(app: App, part: Part) -> AnyView {
    let value = app.read(move |model| words::amount(&model.mine.routine, part));
    let note = app.read(move |model| {
        let is_long = model.mine.routine.pulls_longer_than_the_method();
        let rolls = model.mine.routine.amount(Part::Roll) > Part::Roll.least();
        let note = match part {
            Part::Pull if is_long => words::LONGER_THAN_THE_METHOD,
            Part::Roll if rolls && !model.may_roll() => words::ROLLER_LEFT_OUT,
            _ => "",
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
