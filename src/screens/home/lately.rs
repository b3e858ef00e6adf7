//! What was done lately: this week, and the last session.

use crate::app::use_app;
use crate::platform::dates;
use hamstretch_core::diary::Entry;
use hamstretch_core::method::Leg;
use hamstretch_core::words;
use leptos::prelude::*;

/// This week, and the last session where there is one.
#[component]
pub fn Lately() -> impl IntoView {
    let last = use_app().memo(|model| model.diary.log.last().cloned());
    view! {
        <Week/>
        {move || last.get().map(|entry| view! { <LastSession entry/> }.into_any())}
    }
}

/// This week, day by day.
#[component]
fn Week() -> impl IntoView {
    let app = use_app();
    let count = app.memo(|model| {
        let done = model.diary.log.week(model.today);
        let done = done.iter().filter(|is_done| **is_done).count();
        words::days_of(done as u8, model.diary.settings.days_a_week)
    });
    let week = app.memo(|model| (model.diary.log.week(model.today), model.today.weekday()));
    let days = move || {
        let (done, today) = week.get();
        let days = done.into_iter().enumerate();
        let days = days.map(|(day, is_done)| view! { <Day day is_done is_today={day == today}/> });
        days.collect_view()
    };
    view! {
        <section class="card">
            <h2>{words::THIS_WEEK} <span>{count}</span></h2>
            <ol class="week">{move || days()}</ol>
        </section>
    }
}

#[component]
fn Day(day: usize, is_done: bool, is_today: bool) -> impl IntoView {
    let name = words::DAYS[day];
    let (class, label, mark) = match is_done {
        true => ("day-done", words::day_done(name), "✓"),
        false => ("", name.to_owned(), ""),
    };
    view! {
        <li class=class aria-label=label aria-current=is_today.then_some("date")>
            <i aria-hidden="true">{mark}</i>
            <span aria-hidden="true">{words::DAY_LETTERS[day]}</span>
        </li>
    }
}

/// The last session, leg by leg.
#[component]
fn LastSession(entry: Entry) -> impl IntoView {
    let first = entry.outcome.first;
    let of = entry.outcome.routine.reps();
    let legs = [first, first.other()].map(|leg| {
        let reps = words::english::rep_of(entry.reps(leg), of);
        view! { <RepsOfLeg leg reps/> }
    });
    view! {
        <section class="card">
            <h2>{words::LAST_SESSION} <span>{dates::in_words(entry.at)}</span></h2>
            <ul class="legs">{legs.collect_view()}</ul>
            <p class="quiet">{words::ending(&entry)}</p>
        </section>
    }
}

#[component]
fn RepsOfLeg(leg: Leg, reps: String) -> impl IntoView {
    view! {
        <li>
            <span>{words::leg(leg)}</span>
            <span>{reps}</span>
        </li>
    }
}
