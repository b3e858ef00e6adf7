//! What a person says of a session. All of it can be left out, and taken back.

use super::parts::{choice, el, named, own_words, say, scale};
use crate::app::{App, Intent};
use crate::diary::{Felt, Id, Notes, Pain, Said};
use crate::stretch::{Leg, Note};
use crate::words;
use leptos::prelude::{AnyView, Memo};

/// The questions about the session with this id, just over.
pub fn noting(app: App, id: &Id) -> AnyView {
    let title = el("h2", "", [say(words::HOW_WAS_IT)]);
    let pain = pain_after(app, id);
    el(
        "section",
        "card noting",
        [title, pain, felt_and_words(app, id)],
    )
}

/// The same of a session that was over earlier, with what was asked before it.
pub fn noting_later(app: App, id: &Id) -> AnyView {
    let said = id.clone();
    let before = about(app, id, |notes| pain_in_words(notes.before));
    let means =
        move |pain: Option<u8>| Intent::Say(said.clone(), Said::Before(pain.and_then(Pain::new)));
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
        move |pain: Option<u8>| Intent::Say(said.clone(), Said::After(pain.and_then(Pain::new)));
    scale(app, words::PAIN_NOW, pain, &means)
}

fn felt_and_words(app: App, id: &Id) -> AnyView {
    let said = id.clone();
    let words = app.peek(|model| {
        let entry = model.diary.log.find(id)?;
        let words = entry.notes.words.as_ref()?;
        Some(words.words().to_owned())
    });
    let take = move |words: String| {
        app.dispatch(Intent::Say(said.clone(), Said::Words(Note::new(&words))));
    };
    el(
        "div",
        "",
        [
            felt(app, id, Leg::Left),
            felt(app, id, Leg::Right),
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
    app.read(move |model| {
        let entry = model.diary.log.find(&id);
        entry.map_or_else(String::new, |entry| part(&entry.notes))
    })
}

fn felt(app: App, id: &Id, leg: Leg) -> AnyView {
    let chosen = match leg {
        Leg::Left => about(app, id, |notes| felt_in_words(notes.left)),
        Leg::Right => about(app, id, |notes| felt_in_words(notes.right)),
    };
    let say = |felt| Intent::Say(id.clone(), Said::Felt(leg, felt));
    let choices = Felt::ALL.map(|felt| (words::felt(felt), felt.name(), say(Some(felt))));
    let label = words::leg(leg);
    let none = Some(say(None));
    named(label, choice(app, label, chosen, Vec::from(choices), none))
}

/// How much it hurts before the session to come, for those who track it.
pub fn pain_before(app: App) -> AnyView {
    let chosen = app.read(|model| pain_in_words(model.pain_before()));
    let scale = scale(app, words::PAIN_BEFORE, chosen, &|pain| {
        Intent::PainBefore(pain.and_then(Pain::new))
    });
    el("section", "card noting", [scale])
}

fn pain_in_words(pain: Option<Pain>) -> String {
    pain.map_or_else(String::new, |pain| pain.number().to_string())
}

fn felt_in_words(felt: Option<Felt>) -> String {
    felt.map_or_else(String::new, |felt| felt.name().to_owned())
}
