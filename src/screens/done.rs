//! What came of a session.

use super::home::{gentle_start, offer_choices};
use super::lazy::{LazyView, lazy_view};
use super::parts::{el, link, notices, part, say, several, shown_if, text};
use crate::app::App;
use hamstretch_core::app::{Model, Screen};
use hamstretch_core::method::{Ending, Hurt};
use hamstretch_core::words;
use leptos::prelude::*;

/// One sentence of what was done, and the way home.
pub fn done(app: App) -> AnyView {
    let title = app.read_session(|session| words::over(session.ending()).to_owned());
    let what = app.read_session(words::done);
    let advice = shown_if(app.memo(was_pain), move || {
        advice(app.with_untracked(what_hurt))
    });
    el(
        "div",
        "done",
        [
            el("h1", "", [text(title)]),
            el("p", "done-what", [text(what)]),
            advice,
            part(app, Model::AFTERWARDS, move || afterwards(app)),
        ],
    )
}

/// What one may want to say of it, the way home, and what comes next.
fn afterwards(app: App) -> AnyView {
    several([
        lazy_view(app, LazyView::Noting),
        gentle_start(app, |model| model.diary.asks_for_less(model.today)),
        shown_if(app.memo(Model::has_to_choose), move || {
            let title = el("h2", "", [say(words::FROM_A_LINK)]);
            el("section", "card", [title, offer_choices(app)])
        }),
        notices(app),
        lazy_view(app, LazyView::ChangeToast),
        link("start", Screen::Home, words::HOME),
        el("p", "done-what", [text(app.memo(next))]),
        lazy_view(app, LazyView::Extras),
    ])
}

/// What comes next, and that one gets up slowly.
fn next(model: &Model) -> String {
    let day = match was_pain(model) || model.stop_rule_applies() {
        true => None,
        false => model.next_day(),
    };
    let day = day.map(|day| words::next_on(words::DAYS[day]) + " ");
    day.unwrap_or_default() + words::GET_UP_SLOWLY
}

fn was_pain(model: &Model) -> bool {
    let session = model.session.run.as_ref();
    session.and_then(|session| session.ending()) == Some(Ending::StoppedForPain)
}

fn what_hurt(model: &Model) -> Hurt {
    let stop = model
        .session
        .run
        .as_ref()
        .and_then(|session| session.stop());
    stop.map_or(Hurt::Other, |stop| stop.hurt)
}

/// What is to be done now and the next time by somebody who stopped for that.
fn advice(hurt: Hurt) -> AnyView {
    el(
        "section",
        "done-advice",
        [
            el("h2", "", [say(words::hurt(hurt))]),
            el("p", "", [say(words::LIE_AND_WAIT)]),
            el("p", "", [say(words::after_hurt(hurt))]),
            el("p", "", [say(words::NEXT_TIME)]),
            link("plain", Screen::Safety, words::WHEN_TO_ASK),
        ],
    )
}
