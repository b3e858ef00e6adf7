//! The safety check: one screen, and the page its answers lead to.

use super::lazy::{Lazy, LazyView};
use crate::app::use_app;
use crate::components::{Button, Checkbox, Keyed, Part, ScreenLink, Variant};
use hamstretch_core::app::{CheckEvent, Event, Model, Screen, SessionEvent};
use hamstretch_core::method::{Answers, Group, Sign, Verdict};
use hamstretch_core::words;
use leptos::prelude::*;

/// What is asked, or what the answers have come to.
#[component]
pub fn Check() -> impl IntoView {
    let app = use_app();
    // What is cleared meanwhile draws nothing anew.
    let stands_in_the_way = app.memo(|model| {
        let (group, answers) = in_the_way(model)?;
        Some((group, answers.ticked_alone()))
    });
    view! {
        <Keyed key=stands_in_the_way let:_ignored>
            {match app.with_untracked(in_the_way) {
                Some((gravest, answers)) => view! { <Outcome gravest answers/> }.into_any(),
                None => view! { <Questions/> }.into_any(),
            }}
        </Keyed>
    }
}

/// The answers that stand in the way of a session, and the gravest group among them: none
/// once a clinician has cleared what was ticked.
fn in_the_way(model: &Model) -> Option<(Option<Group>, Answers)> {
    let answers = model.diary.checked.as_ref()?.answers;
    let group = match model.verdict()? {
        Verdict::Emergency => Some(Group::Emergency),
        Verdict::Urgent => Some(Group::Urgent),
        Verdict::AskFirst => Some(Group::AskFirst),
        Verdict::MayStart { .. } => None,
    };
    (group.is_some() || answers.has_any_cleared()).then_some((group, answers))
}

/// The signs, one a line, in two parts: what is read first answers the tap on Start. The
/// button comes after the last sign, when all of them were read.
#[component]
fn Questions() -> impl IntoView {
    let [first, rest @ ..] = Group::ALL;
    let is_none = use_app().memo(|model| model.forms.answers.is_none());
    let go_on = move || {
        let words = match is_none.get() {
            true => words::NONE_APPLY,
            false => words::GO_ON,
        };
        view! { <Button variant=Variant::Start words event=CheckEvent::Answered/> }.into_any()
    };
    view! {
        <main class="sheet check">
            <h1>{words::CHECK_TITLE}</h1>
            <p class="quiet">{words::CHECK_HOW}</p>
            <div class="ticks">
                <Signs group=first/>
                <Part number=Model::PARTS>
                    {rest.map(|group| view! { <Signs group/> }).collect_view()}
                </Part>
            </div>
            <Part number=Model::PARTS>
                {move || go_on()}
                <div class="check-end">
                    <ScreenLink to=Screen::Home words=words::NOT_NOW/>
                </div>
            </Part>
        </main>
    }
}

/// A group of signs, under what is to be done if one applies.
#[component]
fn Signs(group: Group) -> impl IntoView {
    let title = words::if_this_applies(words::asks_for(group));
    let label = title.clone();
    let signs = group.signs().map(|sign| view! { <Tick sign/> });
    view! {
        <section role="group" aria-label=label>
            <h2>{title}</h2>
            {signs.collect_view()}
        </section>
    }
}

#[component]
fn Tick(sign: Sign) -> impl IntoView {
    let checked = use_app().memo(move |model| model.forms.answers.has_sign(sign));
    view! { <Checkbox words=words::sign(sign) checked event=CheckEvent::Tick(sign)/> }
}

/// What the answers ask for: the gravest first, and for each the signs that were ticked.
#[component]
fn Outcome(gravest: Option<Group>, answers: Answers) -> impl IntoView {
    let (no_session, way_on) = match gravest {
        None => ("", Some((words::START, Event::from(SessionEvent::Start)))),
        Some(Group::AskFirst) => (
            words::ASK_BEFORE,
            Some((words::I_HAVE_ASKED, CheckEvent::HaveAsked.into())),
        ),
        Some(_) => (words::NO_SESSION, None),
    };
    let way_on = way_on
        .map(|(words, event)| view! { <Button variant=Variant::Start words event/> }.into_any());
    let open = Group::ALL
        .into_iter()
        .filter(|group| answers.is_open(*group));
    let groups = open.map(|group| {
        let is_titled = Some(group) != gravest;
        view! { <Ticked group answers is_titled/> }
    });
    view! {
        <main class="sheet prose verdict">
            <h1>{words::in_the_way(gravest)}</h1>
            <p class="verdict-no">{no_session}</p>
            {groups.collect_view()}
            <Lazy view=LazyView::Cleared/>
            {way_on}
            <p class="quiet">{words::NO_DIAGNOSIS}</p>
            <div class="check-end">
                <Button words=words::ANSWER_AGAIN event=CheckEvent::AnswerAgain/>
                <ScreenLink to=Screen::Home words=words::HOME/>
            </div>
        </main>
    }
}

/// The signs of a group that were ticked, and what is to be known of them besides. The
/// gravest group's title is the page's heading.
#[component]
fn Ticked(group: Group, answers: Answers, is_titled: bool) -> impl IntoView {
    let has = |sign| answers.signs(group).any(|ticked| ticked == sign);
    let besides = match group {
        Group::Emergency => words::CALL_EMERGENCY,
        Group::Urgent if has(Sign::CLOT) => words::CLOT_WITH,
        _ => "",
    };
    let title = is_titled.then(|| view! { <h2>{words::asks_for(group)}</h2> }.into_any());
    let signs = answers.signs(group);
    let signs = signs.map(|sign| view! { <li>{words::sign(sign)}</li> }.into_any());
    view! {
        {title}
        <p>{besides}</p>
        <section class="card">
            <ul>{signs.collect_view()}</ul>
        </section>
    }
}
