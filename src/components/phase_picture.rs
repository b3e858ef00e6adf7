//! A phase as a picture.

use crate::screens::parts::still_figure;
use hamstretch_core::method::Phase;
use leptos::prelude::*;

/// The figure in a phase, in that phase's colour.
#[component]
pub fn PhasePicture(phase: Phase) -> impl IntoView {
    view! { <div class="picture" data-phase=phase.name()>{still_figure(phase)}</div> }
}
