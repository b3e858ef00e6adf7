//! The person's own routine, to be changed.

use super::parts::Stepper;
use crate::app::{App, Intent, Screen};
use crate::stretch::{First, Part};
use crate::words;
use leptos::prelude::*;

/// Steppers for every number, with the total as it changes.
#[component]
pub fn RoutineScreen(app: App) -> impl IntoView {
    let total = app.read(|model| words::time(model.mine.routine.total()));
    let first = app.read(|model| model.mine.routine.first());
    let is_usual = app.read(|model| model.mine == Default::default());
    let stepper = move |part: Part| view! { <PartStepper app part /> };
    let choice = move |choice: First, word: &'static str| {
        view! {
            <button
                role="radio"
                aria-checked=move || (first.get() == choice).to_string()
                on:click=move |_| app.dispatch(Intent::BeginWith(choice))
            >
                {word}
            </button>
        }
    };
    view! {
        <main class="sheet">
            <header class="total">
                <h1>"Your routine"</h1>
                <p aria-live="polite">{total}</p>
            </header>
            <section class="card rows">{stepper(Part::Reps)}</section>
            <h2>"Each rep"</h2>
            <section class="card rows">
                {[Part::Lift, Part::Pull, Part::Lower, Part::Rest].map(stepper).collect_view()}
            </section>
            <h2>"Around it"</h2>
            <section class="card rows">
                {[Part::Ready, Part::Change, Part::Roll].map(stepper).collect_view()}
            </section>
            <h2 id="first">"First leg"</h2>
            <div class="choices" role="radiogroup" aria-labelledby="first">
                {choice(First::Right, "Right")}
                {choice(First::Left, "Left")}
                {choice(First::Alternate, "Take turns")}
            </div>
            <p class="sheet-end">
                <a class="start" href=Screen::Home.address()>"Done"</a>
                {move || (!is_usual.get()).then(|| view! {
                    <button class="plain" on:click=move |_| app.dispatch(Intent::UsualRoutine)>
                        "Back to the usual routine"
                    </button>
                })}
            </p>
        </main>
    }
}

#[component]
fn PartStepper(app: App, part: Part) -> impl IntoView {
    let value = app.read(move |model| words::amount(&model.mine.routine, part));
    let can = app.read(move |model| {
        let amount = model.mine.routine.amount(part);
        (amount > part.least(), amount < part.most())
    });
    let note = app.read(move |model| {
        let is_long = part == Part::Pull && model.mine.routine.pulls_longer_than_the_method();
        let note = if is_long {
            "longer than the method's 2 seconds"
        } else {
            ""
        };
        note.to_owned()
    });
    view! {
        <Stepper
            label=words::part(part)
            value
            can
            note
            step=move |up| app.dispatch(Intent::Step(part, up))
        />
    }
}
