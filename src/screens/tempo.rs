//! Finding one's own tempo: two slow reps, a tap at each turn.

use super::parts::{button, el, figure_of, is, link, means, node, say, text, told, with};
use crate::app::App;
use hamstretch_core::app::{LazyEvent, Model, Screen};
use hamstretch_core::method::{Part, Phase};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// The try-out, and what it found.
pub fn tempo(app: App) -> AnyView {
    let is_over = app.memo(|model| model.forms.tempo.is_over());
    with(is_over, move |is_over| match is_over {
        true => found(app),
        false => trying(app),
    })
}

fn trying(app: App) -> AnyView {
    let which = app.memo(|model| {
        let which = match model.forms.tempo.is_rehearsal() {
            true => words::REHEARSAL,
            false => words::MEASURED,
        };
        which.to_owned()
    });
    let step = app.memo(|model| words::TEMPO_STEPS[model.forms.tempo.step()].to_owned());
    let picture = with(step, move |_| {
        let step = app.with_untracked(|model| model.forms.tempo.step());
        figure_of([Phase::Rest, Phase::Lift, Phase::Pull][step])
    });
    el(
        "main",
        "sheet tempo",
        [
            el("h1", "", [say(words::TEMPO_TITLE)]),
            el("p", "quiet", [say(words::TEMPO_HOW)]),
            picture,
            el("h2", "", [text(which)]),
            big_button(app, text(step)),
        ],
    )
}

/// One can tap it without looking.
fn big_button(app: App, words: AnyView) -> AnyView {
    let attributes = vec![
        is("class", "start tempo-tap"),
        is("aria-live", "polite"),
        means(app, LazyEvent::TempoTap),
    ];
    node("button", attributes, vec![words])
}

fn found(app: App) -> AnyView {
    let (words, is_bounded) = app.with_untracked(tempo_in_words);
    let bounded = if is_bounded { words::TEMPO_BOUNDED } else { "" };
    el(
        "main",
        "sheet tempo",
        [
            el("h1", "", [say(words::TEMPO_TITLE)]),
            el("h2", "done-what", [told(words)]),
            el("p", "quiet", [say(bounded)]),
            figure_of(Phase::Lift),
            button(app, "start", words::KEEP_TEMPO, LazyEvent::KeepTempo),
            button(app, "plain", words::TRY_AGAIN, LazyEvent::TempoAgain),
            link("plain", Screen::Routine, words::NOT_NOW),
        ],
    )
}

fn tempo_in_words(model: &Model) -> (String, bool) {
    let (routine, is_bounded) = model.forms.tempo.applied(model.diary.mine.routine);
    let [lift, lower] = [Part::Lift, Part::Lower].map(|part| words::amount(&routine, part));
    (words::tempo_found(&lift, &lower), is_bounded)
}
