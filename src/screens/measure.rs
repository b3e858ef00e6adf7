//! How high each leg goes, entered by hand, and how well the one thing goes that
//! the person wants back.

mod angle;
mod earlier;
mod how;

use super::parts::{button, el, link, notices, own_words, say, scale, shown_if};
use crate::app::App;
use hamstretch_core::app::{LazyEvent, Model, Screen};
use hamstretch_core::diary::By;
use hamstretch_core::method::{Leg, Note};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// Four angles, all of which can be left out, and a score.
pub fn measure(app: App) -> AnyView {
    let angles = Leg::BOTH.map(|leg| {
        let rows = By::BOTH.map(|by| angle::angle(app, leg, by));
        let heading = el("h2", "", [say(words::leg(leg))]);
        el("section", "card rows", [heading, el("div", "", rows)])
    });
    let keep = move || button(app, "start", words::KEEP, LazyEvent::KeepMeasured);
    el(
        "main",
        "sheet",
        [
            el("h1", "", [say(words::MEASURE)]),
            notices(app),
            how::how(),
            shown_if(app.memo(Model::corrects_measurement), || {
                el("p", "notice", [say(words::CORRECTING)])
            }),
            el("div", "angles", angles),
            shown_if(app.memo(has_something_to_keep), keep),
            one_thing(app),
            earlier::earlier(app),
            link("plain", Screen::Progress, words::BACK_TO_PROGRESS),
        ],
    )
}

/// Angles; or that there are none after all.
fn has_something_to_keep(model: &Model) -> bool {
    !model.forms.draft.is_empty() || model.corrects_measurement()
}

/// The one activity the person wants back, in their own words, 0 to 10.
fn one_thing(app: App) -> AnyView {
    let thing = app.with_untracked(|model| {
        model
            .diary
            .thing
            .as_ref()
            .map(|thing| thing.words().to_owned())
    });
    let take = move |words: String| app.dispatch(LazyEvent::Name(Note::new(&words)));
    let how_well = move || {
        let chosen = app.memo(|model| match model.score_now() {
            None => String::new(),
            Some(score) => score.to_string(),
        });
        scale(app, words::HOW_WELL, chosen, &|score| {
            LazyEvent::Score(score).into()
        })
    };
    el(
        "section",
        "card noting",
        [
            el("h2", "", [say(words::ONE_THING)]),
            own_words(
                words::ONE_THING,
                words::ONE_THING_LIKE,
                thing,
                Box::new(take),
            ),
            shown_if(app.memo(|model| model.diary.thing.is_some()), how_well),
        ],
    )
}
