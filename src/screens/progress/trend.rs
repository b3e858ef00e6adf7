//! What the diary says: this week, all of it, how far the legs go, and the year.

use super::angles::Angles;
use super::chart::TitledCard;
use crate::app::use_app;
use hamstretch_core::diary::{Totals, Weeks};
use hamstretch_core::figure;
use hamstretch_core::words;
use leptos::prelude::*;

/// Nothing where nothing was ever done or measured.
#[component]
pub fn Trend() -> impl IntoView {
    let app = use_app();
    let has_sessions = app.memo(|model| !model.diary.log.entries().is_empty());
    let has_angles = app.memo(|model| !model.diary.measured.is_empty());
    let weeks = app.memo(|model| Weeks::of(&model.diary.log, model.today));
    view! {
        <Show when=move || has_sessions.get() || has_angles.get()>
            <div class="trend" id="trend">
                // Angles alone are no week, and no year.
                <Show when=move || has_sessions.get()>
                    <ThisWeek weeks/>
                    <InAll/>
                </Show>
                <Angles/>
                <Show when=move || has_sessions.get()>
                    <Year weeks/>
                    <h2>{words::EVERY_SESSION}</h2>
                </Show>
            </div>
        </Show>
    }
}

/// This week against the plan. Not in one card with what was done in all: a number of the
/// one would be read as the other's.
#[component]
fn ThisWeek(weeks: Memo<Weeks>) -> impl IntoView {
    let plan = use_app().memo(|model| model.diary.settings.days_a_week);
    let week = move || words::days_of(weeks.with(Weeks::this_week), plan.get());
    let streak = Memo::new(move |_| weeks.with(|weeks| weeks.streak(plan.get())));
    view! {
        <TitledCard title=words::THIS_WEEK beside=Signal::derive(week)>
            // What is not there yet is nothing to be reminded of.
            <Show when=move || { streak.get() > 0 }>
                <ul class="legs">
                    <Total name=words::WEEKS_IN_A_ROW number=move || words::count(streak.get())/>
                </ul>
            </Show>
        </TitledCard>
    }
}

#[component]
fn InAll() -> impl IntoView {
    let totals = use_app().memo(|model| Totals::of(&model.diary.log));
    view! {
        <TitledCard title=words::IN_ALL>
            <ul class="legs">
                <Total name=words::SESSIONS number=move || words::count(totals.get().sessions)/>
                <Total name=words::REPS number=move || words::count(totals.get().reps)/>
                <Total name=words::TIME number=move || words::in_all(totals.get().lasted)/>
            </ul>
        </TitledCard>
    }
}

#[component]
fn Total<N>(name: &'static str, number: N) -> impl IntoView
where
    N: Fn() -> String + Send + 'static,
{
    view! {
        <li>
            <span>{name}</span>
            <span>{number}</span>
        </li>
    }
}

/// The past year, a square a day.
#[component]
fn Year(weeks: Memo<Weeks>) -> impl IntoView {
    let today = use_app().memo(|model| model.today);
    let count = move || words::days_done(weeks.with(Weeks::days_done));
    let picture = move || weeks.with(|weeks| figure::year(weeks, today.get()));
    view! {
        <TitledCard title=words::THE_PAST_YEAR beside=Signal::derive(count)>
            <div class="year">
                <svg viewBox="0 0 319 43" aria-hidden="true" inner_html=picture></svg>
                <p class="year-ends">
                    <span>{move || words::date(weeks.with(Weeks::since))}</span>
                    <span>{move || words::date(today.get())}</span>
                </p>
            </div>
        </TitledCard>
    }
}
