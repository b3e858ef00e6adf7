//! Home: today's routine in one line, one big Start, and what was done lately.

mod offer;

pub use offer::{offer_choices, trainers_note};

use super::lazy::{LazyView, lazy_view};
use super::pain_news;
use super::parts::{
    button, demonstration, el, is, link, list, means, node, nothing, notices, part, say, several,
    shown_if, sound_check, still_figure, text, told, with,
};
use crate::app::App;
use crate::platform::dates;
use hamstretch_core::app::{Model, Screen, SessionEvent};
use hamstretch_core::diary::Entry;
use hamstretch_core::method::{Leg, Phase};
use hamstretch_core::words;
use leptos::prelude::*;

/// The screen one begins with.
pub fn home(app: App) -> AnyView {
    el(
        "main",
        "home",
        [
            part(app, 1, move || head(app)),
            part(app, 2, move || start(app)),
            part(app, 3, move || before_start(app)),
            part(app, 4, move || lately(app)),
        ],
    )
}

/// What there is to do.
fn head(app: App) -> AnyView {
    let [both, each] = [0, 1].map(|line| {
        app.memo(move |model| {
            let [both, each] = words::both_legs(&model.routine());
            if line == 0 { both } else { each }
        })
    });
    let line = app.memo(|model| words::line(&model.routine()));
    let nowhere = app.memo(|model| model.navigation.unknown_address.clone().unwrap_or_default());
    let is_own = app.memo(|model| !model.has_to_choose());
    let sent = offer::sent(app);
    let is_broken_off = app.memo(|model| model.session.unfinished.is_some());
    let change = || {
        el(
            "span",
            "",
            [say(" · "), link("", Screen::Routine, words::CHANGE)],
        )
    };
    let name = [
        el("b", "", [say(words::NAME)]),
        el("span", "", [say(words::TAGLINE)]),
    ];
    several([
        el("p", "wordmark", name),
        el(
            "h1",
            "",
            [text(both), say(" "), el("span", "", [text(each)])],
        ),
        el("p", "home-line", [text(line), shown_if(is_own, change)]),
        with(nowhere, no_such_page),
        sent,
        shown_if(is_broken_off, move || broken_off(app)),
    ])
}

/// That the address names no screen.
fn no_such_page(address: String) -> AnyView {
    if address.is_empty() {
        return nothing();
    }
    let attributes = vec![is("class", "card"), is("role", "status")];
    let address = el("bdi", "", [told(address)]);
    node(
        "p",
        attributes,
        vec![say(words::NO_SUCH_PAGE), say(" "), address],
    )
}

/// The way to do it.
fn start(app: App) -> AnyView {
    let figure = with(app.memo(is_new_here), |is_new| match is_new {
        true => demonstration(),
        false => still_figure(Phase::Pull),
    });
    let beneath = with(app.memo(is_new_here), |is_new| match is_new {
        // Neither is the largest thing on the page: that is there with its frame.
        true => several([
            el("p", "reminder", [say(words::WHAT_IT_IS)]),
            el("p", "reminder", [say(words::NEEDED)]),
        ]),
        false => reminder(),
    });
    let has_copy = shown_if(app.memo(Model::may_have_copy), || {
        link("plain", Screen::Data, words::HAVE_A_COPY)
    });
    several([
        figure,
        button(app, "start", words::START, SessionEvent::Start),
        has_copy,
        beneath,
    ])
}

/// What one may want to see to before the session.
fn before_start(app: App) -> AnyView {
    let checks_sound = app.memo(|model| is_new_here(model) && model.diary.settings.sound);
    several([
        lazy_view(app, LazyView::PainNews),
        gentle_start(app, |_| true),
        notices(app),
        lazy_view(app, LazyView::Copy),
        lazy_view(app, LazyView::Extras),
        shown_if(checks_sound, move || {
            el("section", "card rows hear", [sound_check(app)])
        }),
    ])
}

/// What was done lately.
fn lately(app: App) -> AnyView {
    let last = app.memo(last_session_of);
    let last = move || last.get().as_ref().map_or_else(nothing, last_session);
    several([week(app), last.into_any()])
}

fn reminder() -> AnyView {
    let words = [
        say(words::REMINDER),
        link("", Screen::Safety, words::SAFETY_PAGE),
        say("."),
    ];
    el("p", "reminder", words)
}

/// A session may be gentle where that is offered: one tap to take it, one to leave it.
pub fn gentle_start(app: App, also: fn(&Model) -> bool) -> AnyView {
    let is_offered = app.memo(move |model| model.offers_gentle_start() && also(model));
    shown_if(is_offered, move || {
        el("section", "card rows", [pain_news::gentle_start(app)])
    })
}

/// Whether nothing was ever done here.
fn is_new_here(model: &Model) -> bool {
    model.diary.log.last().is_none()
}

/// The session that was broken off.
fn broken_off(app: App) -> AnyView {
    let go_on = app.memo(|model| {
        let unfinished = model.session.unfinished.as_ref();
        unfinished.map_or_else(String::new, |it| words::go_on_at(&words::goes_on_at(it)))
    });
    let attributes = vec![is("class", "start"), means(app, SessionEvent::Continue)];
    el(
        "section",
        "card broken-off",
        [
            el("h2", "", [say(words::CUT_OFF)]),
            node("button", attributes, vec![text(go_on)]),
            button(app, "plain", words::FINISH_HERE, SessionEvent::FinishHere),
        ],
    )
}

/// Whether it is another, or said something else of it.
fn last_session_of(model: &Model) -> Option<Entry> {
    model.diary.log.last().cloned()
}

/// This week, day by day.
fn week(app: App) -> AnyView {
    let count = app.memo(|model| {
        let done = model.diary.log.week(model.today);
        let done = done.iter().filter(|is_done| **is_done).count();
        words::days_of(done as u8, model.diary.settings.days_a_week)
    });
    let week = app.memo(|model| (model.diary.log.week(model.today), model.today.weekday()));
    let week = with(week, |(done, today)| {
        let days = (0..7).map(|index| day(index, done[index], index == today));
        list("ol", "week", days.collect())
    });
    let title = [say(words::THIS_WEEK), el("span", "", [text(count)])];
    el("section", "card", [el("h2", "", title), week])
}

fn day(index: usize, is_done: bool, is_today: bool) -> AnyView {
    let name = words::DAYS[index];
    let (class, label, mark) = match is_done {
        true => ("day-done", words::day_done(name), "✓"),
        false => ("", name.to_owned(), ""),
    };
    let mut attributes = vec![is("class", class), is("aria-label", &label)];
    if is_today {
        attributes.push(is("aria-current", "date"));
    }
    let unheard = || vec![is("aria-hidden", "true")];
    let inside = vec![
        node("i", unheard(), vec![say(mark)]),
        node("span", unheard(), vec![say(words::DAY_LETTERS[index])]),
    ];
    node("li", attributes, inside)
}

/// The last session, leg by leg.
fn last_session(entry: &Entry) -> AnyView {
    let leg = |leg: Leg| {
        let of = entry.outcome.routine.reps();
        let reps = told(words::english::rep_of(entry.reps(leg), of));
        let leg = say(words::leg(leg));
        el("li", "", [el("span", "", [leg]), el("span", "", [reps])])
    };
    let first = entry.outcome.first;
    let when = told(dates::in_words(entry.at));
    let ending = told(words::ending(entry));
    let title = [say(words::LAST_SESSION), el("span", "", [when])];
    el(
        "section",
        "card",
        [
            el("h2", "", title),
            el("ul", "legs", [first, first.other()].map(leg)),
            el("p", "quiet", [ending]),
        ],
    )
}
