//! How a leg is measured at home: with a helper, the edge of a wall and three pictures.

use crate::components::RaisedLeg;
use hamstretch_core::words;
use leptos::prelude::*;

/// What to do, and how far it can be trusted.
#[component]
pub fn How() -> impl IntoView {
    let steps = words::MEASURE_STEPS.map(|step| view! { <li>{step}</li> });
    let pictures = words::MEASURE_PICTURES.map(|degrees| {
        view! {
            <li>
                <RaisedLeg degrees/> <p>{words::english::degrees(degrees)}</p>
            </li>
        }
    });
    view! {
        <p>{words::MEASURE_HOW}</p>
        <ol class="how-to">{steps.collect_view()}</ol>
        <ul class="raised">{pictures.collect_view()}</ul>
        <p class="quiet">{words::MEASURE_BY_EYE} " " {words::SMALL_CHANGES}</p>
    }
}
