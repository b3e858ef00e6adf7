//! A routine to change: the person's own, or one for another person.

use crate::app::use_app;
use crate::components::{Button, Choice, Rows, ScreenLink, Stepper, Switch, Variant};
use hamstretch_core::app::{DiaryEvent, RoutineEvent, Screen};
use hamstretch_core::diary::Setting;
use hamstretch_core::method::{First, Part};
use hamstretch_core::words;
use leptos::prelude::*;

/// The person's own routine.
#[component]
pub fn Routine() -> impl IntoView {
    let app = use_app();
    let is_unusual = app.memo(|model| model.diary.mine != Default::default());
    view! {
        <main class="sheet">
            <TotalTime title=words::YOUR_ROUTINE/>
            <EachRep/>
            <ScreenLink to=Screen::Tempo words=words::FIND_TEMPO/>
            <Rows>
                <OtherKnee/>
            </Rows>
            <AroundTheReps/>
            <div class="sheet-end">
                <ScreenLink variant=Variant::Start to=Screen::Home words=words::DONE/>
                <Show when=move || is_unusual.get()>
                    <Button words=words::USUAL_ROUTINE event=RoutineEvent::UsualRoutine/>
                </Show>
            </div>
        </main>
    }
}

/// The screen's title, and how long the routine takes.
#[component]
pub fn TotalTime(title: &'static str) -> impl IntoView {
    let total = use_app().memo(|model| words::time(model.changing().total()));
    view! {
        <header class="total">
            <h1>{title}</h1>
            <output>{total}</output>
        </header>
    }
}

/// The number of reps, and the phases of each.
#[component]
pub fn EachRep() -> impl IntoView {
    view! {
        <Rows>
            <PartStepper part=Part::Reps/>
        </Rows>
        <h2>{words::EACH_REP}</h2>
        <Rows>
            <PartStepper part=Part::Lift/>
            <PartStepper part=Part::Pull/>
            <PartStepper part=Part::Lower/>
            <PartStepper part=Part::Rest/>
        </Rows>
    }
}

/// The time before the reps and between the legs, and which leg is first.
#[component]
pub fn AroundTheReps() -> impl IntoView {
    let app = use_app();
    let is_ruled_out = app.memo(|model| model.answers_rule_out_rolling());
    let first = app.memo(|model| Some(model.changing().first()));
    let options = vec![
        (First::Right, words::RIGHT_LEG),
        (First::Left, words::LEFT_LEG),
        (First::Alternate, words::TAKE_TURNS),
    ];
    view! {
        <h2>{words::AROUND_IT}</h2>
        <Rows>
            <PartStepper part=Part::Ready/>
            <PartStepper part=Part::Change/>
            <PartStepper part=Part::Roll/>
        </Rows>
        <Show when=move || is_ruled_out.get()>
            <ScreenLink to=Screen::Settings words=words::YOUR_ANSWERS/>
        </Show>
        <h2>{words::FIRST_LEG}</h2>
        <Choice
            label=words::FIRST_LEG
            options
            selected=first
            on_change=move |first| app.dispatch(RoutineEvent::BeginWith(first))
        />
    }
}

/// One number of the routine.
#[component]
fn PartStepper(part: Part) -> impl IntoView {
    let app = use_app();
    let value = app.memo(move |model| words::amount(model.changing(), part));
    let note = app.memo(move |model| match part {
        Part::Roll if model.answers_rule_out_rolling() => words::ROLLER_LEFT_OUT,
        part => words::beyond(model.changing(), part),
    });
    view! {
        <Stepper
            label=words::part(part)
            note
            value
            on_step=move |up| app.dispatch(RoutineEvent::Step(part, up))
        />
    }
}

#[component]
fn OtherKnee() -> impl IntoView {
    let app = use_app();
    let bent = app.memo(|model| model.diary.settings.bent);
    view! {
        <Switch
            label=words::OTHER_KNEE
            note=words::OTHER_KNEE_NOTE
            on=bent
            on_change=move |bent| app.dispatch(DiaryEvent::Set(Setting::Bent(bent)))
        />
    }
}
