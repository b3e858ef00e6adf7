//! One angle: typed, or stepped from one that was said.

use crate::app::use_app;
use hamstretch_core::app::MeasuringEvent;
use hamstretch_core::diary::{Angle, AngleText, By};
use hamstretch_core::method::Leg;
use hamstretch_core::words;
use leptos::prelude::*;

/// A field for one leg's angle, empty until the person says a number.
#[component]
pub fn AngleField(leg: Leg, by: By) -> impl IntoView {
    let app = use_app();
    let entered = app.memo(move |model| model.forms.draft.angle(leg, by));
    let last = app.memo(move |model| model.last_angle(leg, by));
    let typed = RwSignal::new(String::new());
    let shown = Memo::new(move |_| typed.with(|typed| AngleText::of(typed, entered.get())));
    let is_wrong = move || shown.with(|shown| shown.is_wrong);
    let is_empty = move || entered.get().or(last.get()).is_none();
    let note = move || words::angle_note(by, last.get(), is_wrong());
    let enter = move |angle| app.dispatch(MeasuringEvent::EnterAngle(leg, by, angle));
    let take = move |text: String| {
        enter(Angle::read(&text));
        typed.set(text);
    };
    // What is not typed takes the place of what was.
    let step = move |up| {
        typed.set(String::new());
        app.dispatch(MeasuringEvent::StepAngle(leg, by, up));
    };
    let name = words::angle_of(leg, by);
    let [less, more, clear] = [words::LESS, words::MORE, words::CLEAR];
    let [less, more, clear_it] = [less, more, clear].map(|what| format!("{name}: {what}"));
    let clear_it = StoredValue::new(clear_it);
    view! {
        <div class="angle">
            <div class="row" role="group" aria-label=name.clone()>
                <span class="row-text">
                    <b>{words::by(by)}</b>
                    <small>{note}</small>
                </span>
                <button class="step" aria-label=less disabled=is_empty on:click=move |_| step(false)>
                    "−"
                </button>
                <input
                    class="degrees"
                    inputmode="numeric"
                    maxlength="4"
                    autocomplete="off"
                    placeholder="°"
                    aria-label=words::in_degrees(&name)
                    aria-invalid=move || is_wrong().to_string()
                    prop:value=move || shown.get().text
                    on:input=move |event| take(event_target_value(&event))
                />
                <button class="step" aria-label=more disabled=is_empty on:click=move |_| step(true)>
                    "+"
                </button>
            </div>
            <Show when=move || entered.get().is_some()>
                <button class="plain" aria-label=clear_it.get_value() on:click=move |_| take(String::new())>
                    {clear}
                </button>
            </Show>
        </div>
    }
}
