//! What a person says of a session. All of it can be left out.

use super::parts::{choice, el, named, own_words, say, scale};
use crate::app::{App, Intent};
use crate::diary::{Felt, Id, Notes, Pain, Said};
use crate::stretch::{Leg, Note};
use crate::words;
use leptos::prelude::{AnyView, Memo};

/// The questions about the session with this id.
pub fn noting(app: App, id: &Id) -> AnyView {
    let said = id.clone();
    let words = app.peek(|model| {
        let entry = model.log.find(id)?;
        let words = entry.notes.words.as_ref()?;
        Some(words.words().to_owned())
    });
    let take = move |words: String| {
        app.dispatch(Intent::Say(said.clone(), Said::Words(Note::new(&words))));
    };
    let pain = about(app, id, |notes| pain_in_words(notes.after));
    let means = |pain| Intent::Say(id.clone(), Said::After(Pain::new(pain)));
    el(
        "section",
        "card noting",
        [
            el("h2", "", [say(words::HOW_WAS_IT)]),
            scale(app, words::PAIN_NOW, pain, &means),
            felt(app, id, Leg::Left),
            felt(app, id, Leg::Right),
            own_words(
                "change",
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
        let entry = model.log.find(&id);
        entry.map_or_else(String::new, |entry| part(&entry.notes))
    })
}

fn felt(app: App, id: &Id, leg: Leg) -> AnyView {
    let chosen = match leg {
        Leg::Left => about(app, id, |notes| felt_in_words(notes.left)),
        Leg::Right => about(app, id, |notes| felt_in_words(notes.right)),
    };
    let choices = Felt::ALL.map(|felt| {
        let said = Said::Felt(leg, Some(felt));
        (
            words::felt(felt),
            felt.name(),
            Intent::Say(id.clone(), said),
        )
    });
    let label = words::leg(leg);
    named(label, choice(app, label, chosen, Vec::from(choices)))
}

/// How much it hurts before the session to come, for those who track it.
pub fn pain_before(app: App) -> AnyView {
    let chosen = app.read(|model| pain_in_words(model.pain_before));
    let scale = scale(app, words::PAIN_BEFORE, chosen, &|pain| {
        Intent::PainBefore(Pain::new(pain))
    });
    el("section", "card noting", [scale])
}

fn pain_in_words(pain: Option<Pain>) -> String {
    pain.map_or_else(String::new, |pain| pain.number().to_string())
}

fn felt_in_words(felt: Option<Felt>) -> String {
    felt.map_or_else(String::new, |felt| felt.name().to_owned())
}
