//! Whether pain is getting better.

use super::chart::{Chart, TitledCard};
use crate::app::use_app;
use hamstretch_core::diary::{PainChart, When, pain_charts};
use hamstretch_core::words;
use leptos::prelude::*;

/// A card for each series of pain; nothing where pain was never said.
#[component]
pub fn Pain() -> impl IntoView {
    let charts = use_app().memo(|model| pain_charts(&model.diary.log, model.today));
    let cards = move || {
        let charts = charts.get().into_iter();
        charts.map(|chart| view! { <Card chart/> }).collect_view()
    };
    view! {
        <Show when=move || charts.with(|charts| !charts.is_empty())>
            <div class="trend" id="pain">{cards}</div>
        </Show>
    }
}

#[component]
fn Card(chart: PainChart) -> impl IntoView {
    let beside = match chart.when {
        When::After => words::AFTER_SESSIONS,
        When::Before => words::BEFORE_SESSIONS,
    };
    let said = chart.finding().map(words::finding);
    view! {
        <TitledCard title=words::course(chart.course) beside>
            <Chart
                said=said.unwrap_or_default()
                plot=chart.plot
                columns=words::PAIN_COLUMNS
                value=words::mean_pain
                is_of_pain=true
                what_counts=&[words::PAIN_COUNTS]
                sources=words::PAIN_SOURCES
            />
        </TitledCard>
    }
}
