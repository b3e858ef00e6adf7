//! What a link brought: the routine, its sender's words, and the choice.

use crate::app::use_app;
use crate::components::Button;
use crate::screens::pain_news::StopWords;
use hamstretch_core::app::{DiaryEvent, Model};
use hamstretch_core::method::{LinkError, Offer, Routine};
use hamstretch_core::words;
use leptos::prelude::*;

/// What somebody sent: their words for as long as their routine is done, and the routine
/// itself until the person has chosen, or has done it once.
#[component]
pub fn SentRoutine() -> impl IntoView {
    let sent = use_app().memo(Sent::of);
    view! { {move || sent.get().map(|sent| view! { <Card sent/> }.into_any())} }
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

    /// Lines that differ from one's own routine, where one has to choose.
    fn differences(&self) -> Vec<String> {
        match self.has_to_choose {
            true => words::differences(&self.mine, &self.present.routine),
            false => Vec::new(),
        }
    }
}

#[component]
fn Card(sent: Sent) -> impl IntoView {
    let title = match sent.is_of_link() {
        true => words::FROM_A_LINK,
        false => words::FROM_TRAINER,
    };
    let differences = sent.differences();
    let problems = sent.problems.iter().map(words::link_error).collect();
    let is_new_here = sent.is_offer && !sent.has_to_choose;
    let routine = sent.present.routine;
    let sent_you = is_new_here.then(|| view! { <p>{words::sent_you(&routine)}</p> }.into_any());
    let note = sent.present.note.as_ref().map(|note| {
        let words = note.words().to_owned();
        view! { <TrainersNote words/> }
    });
    let choice = sent.is_offer.then(|| {
        view! {
            <Beyond lines=words::all_beyond(&routine)/>
            <OfferChoices/>
        }
        .into_any()
    });
    view! {
        <section class="card offer">
            <h2>{title}</h2>
            {sent_you}
            {note}
            <Listed title=words::DIFFERS class="differences" lines=differences/>
            <Listed title=words::LINK_PROBLEMS class="problems" lines=problems/>
            {choice}
        </section>
    }
}

/// More than the method asks for, and when to stop; nothing where there is no more.
#[component]
fn Beyond(lines: Vec<String>) -> impl IntoView {
    let is_more = !lines.is_empty();
    let line = |line| view! { <p>{line}</p> }.into_any();
    let lines = lines.into_iter().map(line).collect_view();
    is_more.then(|| {
        view! {
            <div class="beyond">
                {lines}
                <StopWords/>
            </div>
        }
        .into_any()
    })
}

/// What the trainer has said, whichever way it is written.
#[component]
pub fn TrainersNote(#[prop(into)] words: Signal<String>) -> impl IntoView {
    view! {
        <p class="offer-note" dir="auto">
            {words}
        </p>
    }
}

/// To keep what was sent, or not.
#[component]
pub fn OfferChoices() -> impl IntoView {
    let has_to_choose = use_app().with_untracked(Model::has_to_choose);
    let (keep, leave) = match has_to_choose {
        true => (Some(words::KEEP_AS_MINE), words::USE_MY_OWN),
        false => (None, words::USUAL_ROUTINE),
    };
    view! {
        <p class="offer-choices">
            {keep.map(|words| view! { <Button words event=DiaryEvent::KeepOffer/> })}
            <Button words=leave event=DiaryEvent::LeaveOffer/>
        </p>
    }
}

/// Lines under a heading of their own; nothing where there are none.
#[component]
fn Listed(title: &'static str, class: &'static str, lines: Vec<String>) -> impl IntoView {
    let is_any = !lines.is_empty();
    let lines = lines
        .into_iter()
        .map(|line| view! { <li><bdi>{line}</bdi></li> });
    let lines = lines.collect_view();
    is_any.then(|| {
        view! {
            <div>
                <p>{title}</p>
                <ul class=class>{lines}</ul>
            </div>
        }
        .into_any()
    })
}
