//! What a person says of a session. All of it can be left out, and taken back.

use super::lazy::{LazyView, lazy_view};
use super::pain_news::pain_news;
use super::parts::{
    button, choice, el, link, named, nothing, own_words, say, scale, several, with,
};
use crate::app::App;
use hamstretch_core::app::{Event, Model, Screen};
use hamstretch_core::diary::{Felt, Id, Notes, Pain, Said};
use hamstretch_core::method::{Leg, Note};
use hamstretch_core::words;
use leptos::prelude::{AnyView, Memo};

/// The questions about the session that is just over, once it is kept; where nothing is,
/// what the diary says of pain alone.
pub fn noting(app: App) -> AnyView {
    with(app.memo(what_is_kept), move |kept| {
        kept.map_or_else(|| pain_news(app), |id| noting_now(app, &id))
    })
}

/// The session that was just kept; by the time one is back here it may be deleted.
fn what_is_kept(model: &Model) -> Option<Id> {
    let kept = model.session.entry.clone();
    kept.filter(|id| model.diary.log.find(id).is_some())
}

/// Pain first, and beneath it what follows from that.
fn noting_now(app: App, id: &Id) -> AnyView {
    let title = el("h2", "", [say(words::HOW_WAS_IT)]);
    several([
        el("section", "card noting", [title, pain_after(app, id)]),
        pain_news(app),
        el("section", "card noting", [felt_and_words(app, id)]),
    ])
}

/// The same of a session that was over earlier, with what was asked before it.
pub fn noting_later(app: App, id: &Id) -> AnyView {
    let said = id.clone();
    let before = about(app, id, |notes| pain_in_words(notes.before));
    let means =
        move |pain: Option<u8>| Event::Say(said.clone(), Said::Before(pain.and_then(Pain::new)));
    let before = scale(app, words::PAIN_BEFORE, before, &means);
    let pain = pain_after(app, id);
    el(
        "section",
        "card noting",
        [before, pain, felt_and_words(app, id)],
    )
}

fn pain_after(app: App, id: &Id) -> AnyView {
    let said = id.clone();
    let pain = about(app, id, |notes| pain_in_words(notes.after));
    let means =
        move |pain: Option<u8>| Event::Say(said.clone(), Said::After(pain.and_then(Pain::new)));
    explained(scale(app, words::PAIN_NOW, pain, &means))
}

fn explained(scale: AnyView) -> AnyView {
    several([scale, el("p", "", [say(words::WHICH_PAIN)])])
}

fn felt_and_words(app: App, id: &Id) -> AnyView {
    let said = id.clone();
    let (first, words, did) = app.with_untracked(|model| {
        let entry = model.diary.log.find(id);
        let words = entry.and_then(|entry| entry.notes.words.as_ref());
        let first = entry.map_or(Leg::Right, |entry| entry.outcome.first);
        let did = |leg| entry.is_some_and(|entry| entry.reps(leg) > 0);
        (
            first,
            words.map(|words| words.words().to_owned()),
            Leg::BOTH.map(did),
        )
    });
    // Nothing is asked about a leg that did nothing.
    let felt = |leg: Leg| match did[leg as usize] {
        true => felt(app, id, leg),
        false => nothing(),
    };
    let take = move |words: String| {
        app.dispatch(Event::Say(said.clone(), Said::Words(Note::new(&words))));
    };
    el(
        "div",
        "",
        [
            felt(first),
            felt(first.other()),
            own_words(
                words::A_SHORT_NOTE,
                words::A_SHORT_NOTE,
                words,
                Box::new(take),
            ),
        ],
    )
}

fn about(app: App, id: &Id, part: fn(&Notes) -> String) -> Memo<String> {
    let id = id.clone();
    app.memo(move |model| {
        let entry = model.diary.log.find(&id);
        entry.map_or_else(String::new, |entry| part(&entry.notes))
    })
}

fn felt(app: App, id: &Id, leg: Leg) -> AnyView {
    let chosen = match leg {
        Leg::Left => about(app, id, |notes| felt_in_words(notes.left)),
        Leg::Right => about(app, id, |notes| felt_in_words(notes.right)),
    };
    let say = |felt| Event::Say(id.clone(), Said::Felt(leg, felt));
    let choices = Felt::ALL.map(|felt| (words::felt(felt), felt.name(), say(Some(felt))));
    let label = words::leg(leg);
    let none = Some(say(None));
    named(label, choice(app, label, chosen, Vec::from(choices), none))
}

/// How much it hurts before the session to come: asked of those who track it once they
/// have pressed Start.
pub fn pain_before(app: App) -> AnyView {
    let chosen = app.memo(|model| pain_in_words(model.pain_before()));
    let scale = scale(app, words::PAIN_BEFORE, chosen, &|pain| {
        Event::PainBefore(pain.and_then(Pain::new))
    });
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::BEFORE_YOU_START)]),
            el("section", "card noting", [explained(scale)]),
            lazy_view(app, LazyView::PainNews),
            button(app, "start", words::START, Event::Start),
            el(
                "div",
                "check-end",
                [link("plain", Screen::Home, words::NOT_NOW)],
            ),
        ],
    )
}

fn pain_in_words(pain: Option<Pain>) -> String {
    pain.map_or_else(String::new, |pain| pain.number().to_string())
}

fn felt_in_words(felt: Option<Felt>) -> String {
    felt.map_or_else(String::new, |felt| felt.name().to_owned())
}
