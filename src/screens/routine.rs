//! A routine to be changed: the person's own, or one for another.

use super::parts::{button, choice, el, link, list, say, shown_if, stepper, switch, text};
use crate::app::App;
use hamstretch_core::app::{LazyEvent, Model, Screen};
use hamstretch_core::diary::Setting;
use hamstretch_core::method::{First, Part};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// Steppers for every number, with the total as it changes.
pub fn routine(app: App) -> AnyView {
    let is_unusual = app.memo(|model| model.diary.mine != Default::default());
    let usual = move || button(app, "plain", words::USUAL_ROUTINE, LazyEvent::UsualRoutine);
    let end = [
        link("start", Screen::Home, words::DONE),
        shown_if(is_unusual, usual),
    ];
    let mut sheet = vec![head(app, words::YOUR_ROUTINE)];
    sheet.extend(how_often_and_fast(app));
    sheet.extend(vec![
        link("plain", Screen::Tempo, words::FIND_TEMPO),
        el("section", "card rows", [other_knee(app)]),
    ]);
    sheet.extend(what_is_around(app));
    sheet.push(el("div", "sheet-end", end));
    list("main", "sheet", sheet)
}

/// What stands over the routine that is being changed: how long it takes.
pub(super) fn head(app: App, words: &'static str) -> AnyView {
    let total = app.memo(|model| words::time(model.changing().total()));
    let head = [el("h1", "", [say(words)]), el("output", "", [text(total)])];
    el("header", "total", head)
}

/// Its reps, and what each is made of.
pub(super) fn how_often_and_fast(app: App) -> Vec<AnyView> {
    vec![
        steppers(app, &[Part::Reps]),
        el("h2", "", [say(words::EACH_REP)]),
        steppers(app, &[Part::Lift, Part::Pull, Part::Lower, Part::Rest]),
    ]
}

/// What comes before and between, and which leg begins.
pub(super) fn what_is_around(app: App) -> Vec<AnyView> {
    vec![
        el("h2", "", [say(words::AROUND_IT)]),
        steppers(app, &[Part::Ready, Part::Change, Part::Roll]),
        shown_if(app.memo(leaves_out_rolling), || {
            link("plain", Screen::Settings, words::YOUR_ANSWERS)
        }),
        el("h2", "", [say(words::FIRST_LEG)]),
        first_choices(app),
    ]
}

fn steppers(app: App, parts: &[Part]) -> AnyView {
    let each = parts.iter().map(|part| part_stepper(app, *part));
    list("section", "card rows", each.collect())
}

/// Whether the person's answers to the safety check keep them from what they have chosen.
/// Whether another person may is for them to say.
fn leaves_out_rolling(model: &Model) -> bool {
    let rolls = model.changing().amount(Part::Roll) > Part::Roll.least();
    rolls && model.navigation.screen == Screen::Routine && !model.may_roll()
}

fn first_choices(app: App) -> AnyView {
    let chosen = app.memo(|model| model.changing().first().name().to_owned());
    let choices = [
        (words::RIGHT_LEG, First::Right),
        (words::LEFT_LEG, First::Left),
        (words::TAKE_TURNS, First::Alternate),
    ];
    let choices =
        choices.map(|(words, first)| (words, first.name(), LazyEvent::BeginWith(first).into()));
    choice(app, words::FIRST_LEG, chosen, Vec::from(choices), None)
}

fn other_knee(app: App) -> AnyView {
    let note = app.memo(|_| words::OTHER_KNEE_NOTE.to_owned());
    let bent = app.memo(|model| model.diary.settings.bent);
    switch(app, words::OTHER_KNEE, note, bent, Setting::Bent)
}

fn part_stepper(app: App, part: Part) -> AnyView {
    let value = app.memo(move |model| words::amount(model.changing(), part));
    let note = app.memo(move |model| {
        let note = match part {
            Part::Roll if leaves_out_rolling(model) => words::ROLLER_LEFT_OUT,
            part => words::beyond(model.changing(), part),
        };
        note.to_owned()
    });
    let steps = [false, true].map(|up| LazyEvent::Step(part, up).into());
    stepper(app, words::part(part), note, value, steps)
}
