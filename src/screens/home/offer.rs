//! What a link brought: the routine, its sender's words, and the choice.

use crate::app::App;
use crate::screens::pain_news::stop_words;
use crate::screens::parts::{button, el, is, list, node, nothing, say, told, with};
use hamstretch_core::app::{DiaryEvent, Model};
use hamstretch_core::method::{LinkError, Offer, Routine};
use hamstretch_core::words;
use leptos::prelude::AnyView;

/// What somebody sent: their words for as long as their routine is done, and the routine
/// itself until the person has chosen, or has done it once.
pub fn sent(app: App) -> AnyView {
    with(app.memo(Sent::of), move |sent| {
        sent.map_or_else(nothing, |sent| card(app, &sent))
    })
}

/// What there is to be told of it.
#[derive(Clone, PartialEq, Eq)]
struct Sent {
    /// The routine that is done at present, and its sender's words.
    present: Offer,
    mine: Routine,
    /// Whether it waits for a choice, or to be done once.
    is_offer: bool,
    has_to_choose: bool,
    problems: Vec<LinkError>,
}

impl Sent {
    fn of(model: &Model) -> Option<Sent> {
        let sent = Sent {
            present: model.present().clone(),
            mine: model.diary.mine.routine,
            is_offer: model.diary.offer.is_some(),
            has_to_choose: model.has_to_choose(),
            problems: model.navigation.link_errors.clone(),
        };
        (sent.is_of_link() || sent.present.note.is_some()).then_some(sent)
    }

    fn is_of_link(&self) -> bool {
        self.is_offer || !self.problems.is_empty()
    }
}

fn card(app: App, sent: &Sent) -> AnyView {
    let title = match sent.is_of_link() {
        true => words::FROM_A_LINK,
        false => words::FROM_TRAINER,
    };
    let routine = &sent.present.routine;
    let mut inside = vec![el("h2", "", [say(title)])];
    if sent.is_offer && !sent.has_to_choose {
        inside.push(el("p", "", [told(words::sent_you(routine))]));
    }
    let note = sent.present.note.as_ref();
    inside.extend(note.map(|note| trainers_note(told(note.words().to_owned()))));
    if sent.has_to_choose {
        let differences = words::differences(&sent.mine, routine);
        inside.push(listed(words::DIFFERS, "differences", differences));
    }
    let problems = sent.problems.iter().map(words::link_error).collect();
    inside.push(listed(words::LINK_PROBLEMS, "problems", problems));
    if sent.is_offer {
        inside.extend(beyond(words::all_beyond(routine)));
        inside.push(offer_choices(app));
    }
    list("section", "card offer", inside)
}

/// More than the method asks for, and when to stop.
fn beyond(lines: Vec<String>) -> Option<AnyView> {
    let is_more = !lines.is_empty();
    let lines = lines.into_iter().map(|line| el("p", "", [told(line)]));
    let mut lines: Vec<AnyView> = lines.collect();
    lines.push(stop_words());
    is_more.then(|| list("div", "beyond", lines))
}

/// What the trainer has said, whichever way it is written.
pub fn trainers_note(words: AnyView) -> AnyView {
    let attributes = vec![is("class", "offer-note"), is("dir", "auto")];
    node("p", attributes, vec![words])
}

/// To keep what was sent, or not.
pub fn offer_choices(app: App) -> AnyView {
    let (keep, leave) = match app.with_untracked(Model::has_to_choose) {
        true => (
            button(app, "plain", words::KEEP_AS_MINE, DiaryEvent::KeepOffer),
            words::USE_MY_OWN,
        ),
        false => (nothing(), words::USUAL_ROUTINE),
    };
    let leave = button(app, "plain", leave, DiaryEvent::LeaveOffer);
    el("p", "offer-choices", [keep, leave])
}

/// Lines under a heading of their own; nothing where there are none.
fn listed(title: &'static str, class: &'static str, lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return nothing();
    }
    let line = |line: String| el("li", "", [el("bdi", "", [told(line)])]);
    let lines = lines.into_iter().map(line).collect();
    el(
        "div",
        "",
        [el("p", "", [say(title)]), list("ul", class, lines)],
    )
}
