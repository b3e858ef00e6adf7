//! Finding one's own tempo: two slow reps, a tap at each turn.

use crate::app::use_app;
use crate::components::{Button, PhasePicture, ScreenLink, Variant};
use hamstretch_core::app::{Model, RoutineEvent, Screen};
use hamstretch_core::method::{Part, Phase};
use hamstretch_core::words;
use leptos::prelude::*;

/// The two reps, then the tempo that was found.
#[component]
pub fn Tempo() -> impl IntoView {
    let is_over = use_app().memo(|model| model.forms.tempo.is_over());
    view! {
        <Show when=move || is_over.get() fallback=|| view! { <TryOut/> }>
            <Found/>
        </Show>
    }
}

/// What to do next, on a button so large that it is found without looking.
#[component]
fn TryOut() -> impl IntoView {
    let app = use_app();
    let step = app.memo(|model| model.forms.tempo.step());
    let phase = app.memo(|model| model.forms.tempo.phase());
    let rep = app.memo(|model| match model.forms.tempo.is_rehearsal() {
        true => words::REHEARSAL,
        false => words::MEASURED,
    });
    view! {
        <main class="sheet tempo">
            <h1>{words::TEMPO_TITLE}</h1>
            <p class="quiet">{words::TEMPO_HOW}</p>
            {move || view! { <PhasePicture phase=phase.get()/> }}
            <h2>{rep}</h2>
            <button
                class="start tempo-tap"
                aria-live="polite"
                on:click=move |_| app.dispatch(RoutineEvent::TempoTap)
            >
                {move || words::TEMPO_STEPS[step.get()]}
            </button>
        </main>
    }
}

/// The tempo that was found, to keep or to try again.
#[component]
fn Found() -> impl IntoView {
    let (tempo, is_bounded) = use_app().with_untracked(tempo_found);
    view! {
        <main class="sheet tempo">
            <h1>{words::TEMPO_TITLE}</h1>
            <h2 class="done-what">{tempo}</h2>
            <p class="quiet">{is_bounded.then_some(words::TEMPO_BOUNDED)}</p>
            <PhasePicture phase=Phase::Lift/>
            <Button variant=Variant::Start words=words::KEEP_TEMPO event=RoutineEvent::KeepTempo/>
            <Button words=words::TRY_AGAIN event=RoutineEvent::TempoAgain/>
            <ScreenLink to=Screen::Routine words=words::NOT_NOW/>
        </main>
    }
}

/// In words, and whether it was brought within what the method allows.
fn tempo_found(model: &Model) -> (String, bool) {
    let (routine, is_bounded) = model.forms.tempo.applied(model.diary.mine.routine);
    let [lift, lower] = [Part::Lift, Part::Lower].map(|part| words::amount(&routine, part));
    (words::tempo_found(&lift, &lower), is_bounded)
}
