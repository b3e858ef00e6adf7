//! How far the legs go.

use super::chart::{Chart, TitledCard};
use crate::app::use_app;
use crate::components::ScreenLink;
use hamstretch_core::app::Screen;
use hamstretch_core::diary::{AngleChart, angle_charts, differing_sides};
use hamstretch_core::words;
use leptos::prelude::*;

/// A card for each leg and each way it was measured, and how the legs compare.
#[component]
pub fn Angles() -> impl IntoView {
    let app = use_app();
    let charts = app.memo(|model| angle_charts(&model.diary.measured, model.today));
    let sides = app.memo(|model| differing_sides(&model.diary.measured, model.today));
    let cards = move || {
        let charts = charts.get().into_iter();
        charts.map(|chart| view! { <Card chart/> }).collect_view()
    };
    let comparisons = move || {
        let sides = sides.get().into_iter();
        let sides = sides.map(|(by, differ)| {
            let words = words::sides_differ_by(words::by(by), &words::angle(differ));
            view! { <p class="quiet">{words}</p> }
        });
        sides.collect_view()
    };
    view! {
        <Show when=move || charts.with(Vec::is_empty)>
            <TitledCard title=words::MEASURE>
                <p class="quiet">{words::NO_ANGLES_YET}</p>
                <ScreenLink to=Screen::Measure words=words::MEASURE/>
            </TitledCard>
        </Show>
        {cards}
        {comparisons}
    }
}

#[component]
fn Card(chart: AngleChart) -> impl IntoView {
    view! {
        <TitledCard title=words::leg(chart.leg) beside=words::by_note(chart.by)>
            <Chart
                said=words::changed(chart.change)
                plot=chart.plot
                columns=words::ANGLE_COLUMNS
                value=words::angle
                what_counts=&[words::SMALL_CHANGES, words::THE_BAND]
                sources=words::EVIDENCE_SOURCES[words::SMALL_CHANGES_AT]
            />
        </TitledCard>
    }
}
