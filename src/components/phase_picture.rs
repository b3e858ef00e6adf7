//! A phase as a picture.

use super::StillFigure;
use hamstretch_core::method::Phase;
use leptos::prelude::*;

/// The figure in a phase, in that phase's colour.
#[component]
pub fn PhasePicture(phase: Phase) -> impl IntoView {
    view! { <div class="picture" data-phase=phase.name()><StillFigure phase/></div> }
}
