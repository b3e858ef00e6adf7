//! A number with a big step down and a big step up.

use leptos::prelude::*;

/// A row with a stepper. `step` is told whether it goes up.
#[component]
pub fn Stepper(
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    /// Whether a step down, and a step up, leads anywhere.
    #[prop(into)]
    can: Signal<(bool, bool)>,
    /// What is to be known about the present value.
    #[prop(into, default = Signal::stored(String::new()))]
    note: Signal<String>,
    step: impl Fn(bool) + Copy + 'static,
) -> impl IntoView {
    view! {
        <div class="row stepper" role="group" aria-label=label>
            <span class="row-text">
                <b>{label}</b>
                <small>{note}</small>
            </span>
            <button
                class="step"
                aria-label=format!("{label}: less")
                aria-disabled=move || (!can.get().0).to_string()
                on:click=move |_| step(false)
            >
                "−"
            </button>
            <output class="step-value" aria-live="polite">
                {value}
            </output>
            <button
                class="step"
                aria-label=format!("{label}: more")
                aria-disabled=move || (!can.get().1).to_string()
                on:click=move |_| step(true)
            >
                "+"
            </button>
        </div>
    }
}
