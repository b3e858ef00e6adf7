//! Home: today's routine in one line, one big Start, and what was done lately.

use super::parts::{Figure, Notices, Stance};
use crate::app::{App, Intent, Screen};
use crate::browser::dates;
use crate::stretch::{Leg, Phase};
use crate::words;
use leptos::prelude::*;

/// The screen one begins with.
#[component]
pub fn Home(app: App) -> impl IntoView {
    let reps = app.read(|model| words::reps(model.routine().reps()));
    let line = app.read(|model| words::line(model.routine()));
    let is_offer = app.read(|model| model.offered.is_some());
    view! {
        <main class="home">
            <p class="wordmark">"Hamstretch"</p>
            <h1>"Both legs," <br /> {reps} " each"</h1>
            <p class="home-line">
                {line}
                {move || (!is_offer.get()).then(|| view! {
                    " · "
                    <a href=Screen::Routine.address()>"change"</a>
                })}
            </p>
            <Offer app />
            <Figure stance=Signal::stored(Stance::still(Phase::Pull)) />
            <button class="start" on:click=move |_| app.dispatch(Intent::Start)>"Start"</button>
            <p class="reminder">
                "New numbness, weakness or pain below the knee? Don't start; see the "
                <a href=Screen::Safety.address()>"safety page"</a>
                "."
            </p>
            <Notices app />
            <Week app />
            <Last app />
        </main>
    }
}

/// The routine somebody sent.
#[component]
fn Offer(app: App) -> impl IntoView {
    let offered = app.read(|model| model.offered.clone());
    let is_mine_already = app.read(|model| {
        let offered = model.offered.as_ref();
        offered.is_some_and(|offered| offered.offer == model.mine)
    });
    move || {
        offered.get().map(|offered| {
            let problems = offered.problems;
            view! {
                <section class="card offer">
                    <h2>"A routine from a link"</h2>
                    {offered.offer.note.map(|note| view! {
                        <p class="offer-note"><bdi>{note.words().to_owned()}</bdi></p>
                    })}
                    {(!problems.is_empty()).then(|| view! {
                        <p>"Not everything in the link could be used:"</p>
                        <ul class="problems">
                            {problems.iter().map(|problem| view! {
                                <li><bdi>{problem.to_string()}</bdi></li>
                            }).collect_view()}
                        </ul>
                    })}
                    <p class="offer-choices">
                        {move || match is_mine_already.get() {
                            true => "This is your routine already.".into_any(),
                            false => view! {
                                <button class="plain" on:click=move |_| app.dispatch(Intent::KeepOffer)>
                                    "Keep as mine"
                                </button>
                            }.into_any(),
                        }}
                        <a class="plain" href=Screen::Home.address()>"Use my own"</a>
                    </p>
                </section>
            }
        })
    }
}

/// This week, day by day.
#[component]
fn Week(app: App) -> impl IntoView {
    const DAYS: [(&str, &str); 7] = [
        ("M", "Monday"),
        ("T", "Tuesday"),
        ("W", "Wednesday"),
        ("T", "Thursday"),
        ("F", "Friday"),
        ("S", "Saturday"),
        ("S", "Sunday"),
    ];
    let week = app.read(|model| model.log.week(model.today));
    let today = app.read(|model| model.today.weekday());
    let planned = app.read(|model| model.settings.days_a_week);
    let count = move || week.get().iter().filter(|is_done| **is_done).count();
    let day = move |index: usize| {
        let (letter, name) = DAYS[index];
        view! {
            <li
                data-done=move || week.get()[index].to_string()
                aria-current=move || (today.get() == index).then_some("date")
                aria-label=move || {
                    format!("{name}{}", if week.get()[index] { ": done" } else { "" })
                }
            >
                <i aria-hidden="true">{move || week.get()[index].then_some("✓")}</i>
                <span aria-hidden="true">{letter}</span>
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>
                "This week"
                <span>{count} " of " {planned} " days"</span>
            </h2>
            <ol class="week">{(0..7).map(day).collect_view()}</ol>
        </section>
    }
}

/// The last session, leg by leg.
#[component]
fn Last(app: App) -> impl IntoView {
    let last = app.read(|model| model.log.last().cloned());
    move || {
        last.get().map(|entry| {
            let of = entry.outcome.routine.reps();
            let leg = |leg: Leg| {
                view! {
                    <li>
                        <span>{words::leg(leg)}</span>
                        <span>{entry.reps(leg)} " of " {of}</span>
                    </li>
                }
            };
            view! {
                <section class="card">
                    <h2>
                        "Last session"
                        <span>{dates::in_words(entry.at)}</span>
                    </h2>
                    <ul class="legs">{Leg::BOTH.map(leg).collect_view()}</ul>
                    {words::ending(entry.outcome.ending).map(|how| view! {
                        <p class="quiet">{how}</p>
                    })}
                </section>
            }
        })
    }
}
