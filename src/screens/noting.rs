//! What a person says of a session. All of it can be left out.

use super::parts::{changes, choice, el, is, node, say, told};
use crate::app::{App, Intent};
use crate::diary::{Felt, Id, Notes, Pain, Said};
use crate::stretch::{Leg, Note};
use crate::words;
use leptos::prelude::{AnyView, Memo};

/// The questions about the session with this id.
pub fn noting(app: App, id: &Id) -> AnyView {
    let about = |part: fn(&Notes) -> String| {
        let id = id.clone();
        app.read(move |model| {
            model
                .log
                .find(&id)
                .map(|entry| part(&entry.notes))
                .unwrap_or_default()
        })
    };
    let say_of = |said: Said| Intent::Say(id.clone(), said);
    let pain = about(|notes| pain_in_words(notes.after));
    let pains = words::NUMBERS
        .iter()
        .zip(0..)
        .map(|(number, pain)| (*number, *number, say_of(Said::After(Pain::new(pain)))));
    let left = about(|notes| felt_in_words(notes.left));
    let right = about(|notes| felt_in_words(notes.right));
    let felt = |leg: Leg, chosen: Memo<String>| {
        let choices = Felt::ALL.map(|felt| {
            (
                words::felt(felt),
                felt.name(),
                say_of(Said::Felt(leg, Some(felt))),
            )
        });
        named(
            words::leg(leg),
            choice(app, words::leg(leg), chosen, Vec::from(choices)),
        )
    };
    let pain = choice(app, words::PAIN_NOW, pain, pains.collect());
    el(
        "section",
        "card noting",
        [
            el("h2", "", [say(words::HOW_WAS_IT)]),
            named(words::PAIN_NOW, el("div", "scale", [pain])),
            felt(Leg::Left, left),
            felt(Leg::Right, right),
            own_words(app, id),
        ],
    )
}

/// How much it hurts before the session to come, for those who track it.
pub fn pain_before(app: App) -> AnyView {
    let chosen = app.read(|model| pain_in_words(model.pain_before));
    let pains = words::NUMBERS.iter().zip(0..).filter_map(|(number, pain)| {
        let pain = Pain::new(pain)?;
        Some((*number, *number, Intent::PainBefore(pain)))
    });
    let label = words::PAIN_BEFORE;
    let scale = choice(app, label, chosen, pains.collect());
    let scale = el("div", "scale", [scale]);
    el("section", "card noting", [named(label, scale)])
}

/// A choice with its name over it.
fn named(label: &'static str, choice: AnyView) -> AnyView {
    el("div", "row named", [el("b", "", [say(label)]), choice])
}

fn own_words(app: App, id: &Id) -> AnyView {
    let words = app.peek(|model| {
        let entry = model.log.find(id)?;
        let words = entry.notes.words.as_ref()?;
        Some(words.words().to_owned())
    });
    let id = id.clone();
    let said = move |words: String| {
        app.dispatch(Intent::Say(id.clone(), Said::Words(Note::new(&words))));
    };
    let attributes = vec![
        is("class", "own-words"),
        is("rows", "2"),
        is("maxlength", "140"),
        is("aria-label", words::A_SHORT_NOTE),
        is("placeholder", words::A_SHORT_NOTE),
        changes(Box::new(said)),
    ];
    node(
        "textarea",
        attributes,
        vec![told(words.unwrap_or_default())],
    )
}

fn pain_in_words(pain: Option<Pain>) -> String {
    pain.map_or_else(String::new, |pain| pain.number().to_string())
}

fn felt_in_words(felt: Option<Felt>) -> String {
    felt.map_or_else(String::new, |felt| felt.name().to_owned())
}
