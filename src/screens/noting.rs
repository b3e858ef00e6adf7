//! What a person says of a session. All of it can be left out, and taken back.

use super::pain_news::PainNews;
use crate::app::use_app;
use crate::components::{Choice, Named, OwnWords, Scale};
use hamstretch_core::app::{DiaryEvent, Model};
use hamstretch_core::diary::{Felt, Id, Notes, Pain, Said, When};
use hamstretch_core::method::{Leg, Note};
use hamstretch_core::words;
use leptos::prelude::*;

/// The questions about the session that is just over, once it is kept; where nothing is,
/// what the diary says of pain alone.
#[component]
pub fn Noting() -> impl IntoView {
    let kept = use_app().memo(Model::just_kept);
    move || match kept.get() {
        Some(id) => view! { <NotingNow id/> }.into_any(),
        None => view! { <PainNews/> }.into_any(),
    }
}

/// Pain first, and beneath it what follows from that.
#[component]
fn NotingNow(id: Id) -> impl IntoView {
    view! {
        <section class="card noting">
            <h2>{words::HOW_WAS_IT}</h2>
            <PainAfter id=id.clone()/>
        </section>
        <PainNews/>
        <section class="card noting">
            <FeltAndWords id/>
        </section>
    }
}

/// The same of a session that was over earlier, with what was asked before it.
#[component]
pub fn NotingLater(id: Id) -> impl IntoView {
    view! {
        <section class="card noting">
            <PainScale id=id.clone() when=When::Before label=words::PAIN_BEFORE/>
            <PainAfter id=id.clone()/>
            <FeltAndWords id/>
        </section>
    }
}

#[component]
fn PainAfter(id: Id) -> impl IntoView {
    view! {
        <PainScale id when=When::After label=words::PAIN_NOW/>
        <p>{words::WHICH_PAIN}</p>
    }
}

#[component]
fn PainScale(id: Id, when: When, label: &'static str) -> impl IntoView {
    let app = use_app();
    let notes = notes_of(&id);
    let selected = move || notes.with(|notes| notes.pain(when).map(Pain::number));
    let say = move |number: Option<u8>| {
        let pain = number.and_then(Pain::new);
        app.dispatch(DiaryEvent::Say(id.clone(), Said::pain(when, pain)));
    };
    view! { <Scale label selected=Signal::derive(selected) on_change=say/> }
}

/// How each leg's stretch felt, and a note. Nothing is asked about a leg that did nothing.
#[component]
fn FeltAndWords(id: Id) -> impl IntoView {
    let app = use_app();
    let entry = app.with_untracked(|model| model.diary.log.find(&id).cloned());
    let legs = entry.map(|entry| entry.legs()).unwrap_or_default();
    let notes = notes_of(&id);
    let felt = legs
        .into_iter()
        .map(|leg| view! { <FeltLeg id=id.clone() leg/> });
    let felt = felt.collect_view();
    let say = move |words: String| {
        app.dispatch(DiaryEvent::Say(id.clone(), Said::Words(Note::new(&words))));
    };
    view! {
        <div>
            {felt}
            <OwnWords
                label=words::A_SHORT_NOTE
                placeholder=words::A_SHORT_NOTE
                words=Signal::derive(move || notes.with(|notes| notes.words.clone()))
                on_input=say
            />
        </div>
    }
}

#[component]
fn FeltLeg(id: Id, leg: Leg) -> impl IntoView {
    let app = use_app();
    let notes = notes_of(&id);
    let selected = move || notes.with(|notes| notes.felt(leg));
    let say = move |felt| app.dispatch(DiaryEvent::Say(id.clone(), Said::Felt(leg, felt)));
    let take_back = say.clone();
    let options = Felt::ALL.map(|felt| (felt, words::felt(felt)));
    let label = words::leg(leg);
    view! {
        <Named label>
            <Choice
                label
                options=Vec::from(options)
                selected=Signal::derive(selected)
                on_change=move |felt| say(Some(felt))
                on_clear=move || take_back(None)
            />
        </Named>
    }
}

/// What is said of a session at present.
fn notes_of(id: &Id) -> Memo<Notes> {
    let id = id.clone();
    use_app().memo(move |model| {
        let entry = model.diary.log.find(&id);
        entry.map(|entry| entry.notes.clone()).unwrap_or_default()
    })
}

/// How much it hurts before the session to come.
#[component]
pub fn PainBefore() -> impl IntoView {
    let app = use_app();
    let selected = app.memo(|model| model.pain_before().map(Pain::number));
    let say = move |number: Option<u8>| {
        app.dispatch(DiaryEvent::PainBefore(number.and_then(Pain::new)));
    };
    view! {
        <section class="card noting">
            <Scale label=words::PAIN_BEFORE selected on_change=say/>
            <p>{words::WHICH_PAIN}</p>
        </section>
    }
}
