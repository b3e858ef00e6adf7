//! Home: today's routine in one line, one big Start, and what was done lately.

use super::parts::{
    button, el, link, list, nothing, notices, say, shown_if, still_figure, text, told, with,
};
use super::settings::sound_check;
use crate::app::{App, Intent, Model, Offered, Screen};
use crate::browser::dates;
use crate::diary::Entry;
use crate::stretch::{Leg, Phase, Problem};
use crate::words;
use leptos::prelude::*;

/// The screen one begins with.
pub fn home(app: App) -> AnyView {
    let reps = app.read(|model| words::reps(model.routine().reps()) + " each");
    let line = app.read(|model| words::line(model.routine()));
    let is_own = app.read(|model| model.offered.is_none());
    let offered = with(app.read(offer_as_text), move |_| {
        let offered = app.peek(|model| model.offered.clone());
        offered.map_or_else(nothing, |offered| offer(app, offered))
    });
    let unfinished = with(app.read(unfinished), move |place| match place.as_str() {
        "" => nothing(),
        place => broken_off(app, place),
    });
    let check = shown_if(app.read(is_new_here), move || {
        el("section", "card rows", [sound_check(app)])
    });
    let last = with(app.read(last_id), move |_| {
        app.peek(|model| model.log.last().map_or_else(nothing, last_session))
    });
    let change = || {
        el(
            "span",
            "",
            [say(" · "), link("", Screen::Routine, "change")],
        )
    };
    let reminder = [
        say("New numbness, weakness or pain below the knee? Don't start; see the "),
        link("", Screen::Safety, "safety page"),
        say("."),
    ];
    el(
        "main",
        "home",
        [
            el("p", "wordmark", [say("Hamstretch")]),
            el("h1", "", [say("Both legs, "), el("span", "", [text(reps)])]),
            el("p", "home-line", [text(line), shown_if(is_own, change)]),
            offered,
            unfinished,
            still_figure(Phase::Pull),
            button(app, "start", "Start", Intent::Start),
            el("p", "reminder", reminder),
            notices(app),
            check,
            week(app),
            last,
        ],
    )
}

/// Whether nothing was ever done here.
fn is_new_here(model: &Model) -> bool {
    model.log.last().is_none() && model.settings.sound
}

fn unfinished(model: &Model) -> String {
    let unfinished = model.unfinished.as_ref();
    unfinished.map_or_else(String::new, words::goes_on_at)
}

/// The session that was broken off.
fn broken_off(app: App, place: &str) -> AnyView {
    let go_on = format!("Continue: {place}");
    let go_on = view! {
        <button class="start" on:click=move |_| app.dispatch(Intent::Continue)>{go_on}</button>
    };
    el(
        "section",
        "card broken-off",
        [
            el("h2", "", [say("Your session was cut off")]),
            go_on.into_any(),
            button(app, "plain", "Finish here", Intent::FinishHere),
        ],
    )
}

/// What tells one offer from another.
fn offer_as_text(model: &Model) -> String {
    let Some(offered) = &model.offered else {
        return String::new();
    };
    let mut text = offered.offer.to_text();
    for problem in &offered.problems {
        text.push_str(&problem.to_string());
    }
    text
}

fn last_id(model: &Model) -> String {
    let last = model.log.last();
    last.map_or_else(String::new, |entry| entry.id.as_str().to_owned())
}

/// The routine somebody sent.
fn offer(app: App, offered: Offered) -> AnyView {
    let is_mine_already = app.peek(|model| offered.offer == model.mine);
    let keep = match is_mine_already {
        true => say("This is your routine already."),
        false => button(app, "plain", "Keep as mine", Intent::KeepOffer),
    };
    let note = offered.offer.note.map_or_else(nothing, |note| {
        let words = told(note.words().to_owned());
        el("p", "offer-note", [el("bdi", "", [words])])
    });
    let choices = [keep, link("plain", Screen::Home, "Use my own")];
    el(
        "section",
        "card offer",
        [
            el("h2", "", [say("A routine from a link")]),
            note,
            problems(&offered.problems),
            el("p", "offer-choices", choices),
        ],
    )
}

fn problems(problems: &[Problem]) -> AnyView {
    let problem = |problem: &Problem| {
        let words = told(problem.to_string());
        el("li", "", [el("bdi", "", [words])])
    };
    match problems {
        [] => nothing(),
        problems => el(
            "div",
            "",
            [
                el("p", "", [say("Not everything in the link could be used:")]),
                list("ul", "problems", problems.iter().map(problem).collect()),
            ],
        ),
    }
}

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// This week, day by day.
fn week(app: App) -> AnyView {
    let count = app.read(|model| {
        let done = model.log.week(model.today);
        let done = done.iter().filter(|is_done| **is_done).count();
        format!("{done} of {} days", model.settings.days_a_week)
    });
    let week = with(app.read(days_done), |days| {
        list("ol", "week", days.chars().zip(DAYS).map(day).collect())
    });
    let title = [say("This week "), el("span", "", [text(count)])];
    el("section", "card", [el("h2", "", title), week])
}

/// The week's days, each a letter: done or not, a capital for today.
fn days_done(model: &Model) -> String {
    let week = model.log.week(model.today);
    let letter = |(index, is_done): (usize, &bool)| {
        let letter = if *is_done { 'd' } else { 'n' };
        match index == model.today.weekday() {
            true => letter.to_ascii_uppercase(),
            false => letter,
        }
    };
    week.iter().enumerate().map(letter).collect()
}

fn day((letter, name): (char, &'static str)) -> AnyView {
    let is_done = letter.eq_ignore_ascii_case(&'d');
    let label = if is_done {
        format!("{name}: done")
    } else {
        name.to_owned()
    };
    view! {
        <li
            class=if is_done { "day-done" } else { "" }
            aria-current=letter.is_ascii_uppercase().then_some("date")
            aria-label=label
        >
            <i aria-hidden="true">{if is_done { "✓" } else { "" }}</i>
            <span aria-hidden="true">{&name[..1]}</span>
        </li>
    }
    .into_any()
}

/// The last session, leg by leg.
fn last_session(entry: &Entry) -> AnyView {
    let leg = |leg: Leg| {
        let of = entry.outcome.routine.reps();
        let reps = told(format!("{} of {of}", entry.reps(leg)));
        let leg = say(words::leg(leg));
        el("li", "", [el("span", "", [leg]), el("span", "", [reps])])
    };
    let when = told(dates::in_words(entry.at));
    let ending = say(words::ending(entry.outcome.ending));
    let title = [say("Last session "), el("span", "", [when])];
    el(
        "section",
        "card",
        [
            el("h2", "", title),
            el("ul", "legs", Leg::BOTH.map(leg)),
            el("p", "quiet", [ending]),
        ],
    )
}
