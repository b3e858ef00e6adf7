//! How high each leg goes, entered by hand, and how well the one thing goes that
//! the person wants back.

mod angle;
mod earlier;
mod how;

use crate::app::use_app;
use crate::components::{Button, Notices, OwnWords, Scale, ScreenLink, Variant};
use angle::AngleField;
use earlier::Earlier;
use hamstretch_core::app::{MeasuringEvent, Model, Screen};
use hamstretch_core::diary::By;
use hamstretch_core::method::{Leg, Note};
use hamstretch_core::words;
use how::How;
use leptos::prelude::*;

/// Four angles, all of which can be left out, and a score.
#[component]
pub fn Measure() -> impl IntoView {
    let app = use_app();
    let corrects = app.memo(Model::corrects_measurement);
    let has_angles = app.memo(Model::has_measurement_to_keep);
    view! {
        <main class="sheet">
            <h1>{words::MEASURE}</h1>
            <Notices/>
            <How/>
            <Show when=move || corrects.get()>
                <p class="notice">{words::CORRECTING}</p>
            </Show>
            <div class="angles">{Leg::BOTH.map(|leg| view! { <Angles leg/> }).collect_view()}</div>
            <Show when=move || has_angles.get()>
                <Button words=words::KEEP event=MeasuringEvent::KeepMeasured variant=Variant::Start/>
            </Show>
            <OneThing/>
            <Earlier/>
            <ScreenLink to=Screen::Progress words=words::BACK_TO_PROGRESS/>
        </main>
    }
}

/// One leg, lifted in both ways.
#[component]
fn Angles(leg: Leg) -> impl IntoView {
    view! {
        <section class="card rows">
            <h2>{words::leg(leg)}</h2>
            <div>{By::BOTH.map(|by| view! { <AngleField leg by/> }).collect_view()}</div>
        </section>
    }
}

/// The one activity the person wants back, in their own words, 0 to 10.
#[component]
fn OneThing() -> impl IntoView {
    let app = use_app();
    let thing = app.memo(|model| model.diary.thing.clone());
    let score = app.memo(Model::score_now);
    let name = move |words: String| app.dispatch(MeasuringEvent::Name(Note::new(&words)));
    view! {
        <section class="card noting">
            <h2>{words::ONE_THING}</h2>
            <OwnWords
                label=words::ONE_THING
                placeholder=words::ONE_THING_LIKE
                words=thing
                on_input=name
            />
            <Show when=move || thing.with(Option::is_some)>
                <Scale
                    label=words::HOW_WELL
                    selected=score
                    on_change=move |score| app.dispatch(MeasuringEvent::Score(score))
                />
            </Show>
        </section>
    }
}
