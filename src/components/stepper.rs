//! A number with two big steps.

use super::RowText;
use hamstretch_core::words;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A row with a number and a button on each side of it.
#[component]
pub fn Stepper(
    label: &'static str,
    #[prop(optional, into)] note: TextProp,
    /// The number, with its unit.
    #[prop(into)]
    value: TextProp,
    /// Called with `true` for a step up. A held button repeats: see `platform::repeat`.
    #[prop(into)]
    on_step: Callback<(bool,)>,
) -> impl IntoView {
    // A held button may click once more after its screen is gone.
    let step = move |up| {
        on_step.try_run((up,));
    };
    let button = move |sign: &'static str, way: &'static str, up: bool| {
        let name = format!("{label}: {way}");
        view! { <button class="step" aria-label=name on:click=move |_| step(up)>{sign}</button> }
    };
    view! {
        <div class="row" role="group" aria-label=label>
            <RowText label note/>
            {button("−", words::LESS, false)}
            <output class="step-value">{move || value.get()}</output>
            {button("+", words::MORE, true)}
        </div>
    }
}
