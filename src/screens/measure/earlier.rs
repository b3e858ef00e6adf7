//! What was measured and scored earlier, to be corrected or deleted.

use crate::app::use_app;
use crate::components::{Button, Choice};
use crate::platform::dates;
use hamstretch_core::app::MeasuringEvent;
use hamstretch_core::diary::{By, Id, Measured, Scored};
use hamstretch_core::method::Leg;
use hamstretch_core::words;
use leptos::prelude::*;

/// So many of each are listed at first, and so many more at a time.
const A_PAGE: usize = 5;

/// Earlier angles and scores, the newest first.
#[component]
pub fn Earlier() -> impl IntoView {
    let app = use_app();
    let listed = RwSignal::new(A_PAGE);
    let measured = app.memo(|model| model.diary.measured.clone());
    let scored = app.memo(|model| model.diary.scored.clone());
    let has_any =
        move || measured.with(|all| !all.is_empty()) || scored.with(|all| !all.is_empty());
    let has_more = move || measured.with(Vec::len).max(scored.with(Vec::len)) > listed.get();
    view! {
        <Show when=has_any>
            <h2>{words::MEASURED_EARLIER}</h2>
            <ul class="entries">
                <For
                    each=move || measured.get().into_iter().rev().take(listed.get())
                    key=Measured::to_text
                    children=|measured| view! { <Angles measured/> }
                />
                <For
                    each=move || scored.get().into_iter().rev().take(listed.get())
                    key=|scored| scored.id.clone()
                    children=|scored| view! { <Score scored/> }
                />
            </ul>
        </Show>
        <Show when=has_more>
            <button class="plain" on:click=move |_| listed.update(|listed| *listed += A_PAGE)>
                {words::SHOW_OLDER}
            </button>
        </Show>
    }
}

#[component]
fn Angles(measured: Measured) -> impl IntoView {
    let when = dates::in_words(measured.at);
    let name = words::measurement_of(&when);
    let angles = Leg::BOTH.map(|leg| By::BOTH.map(|by| (leg, by)));
    let angles = angles.into_iter().flatten().filter_map(|(leg, by)| {
        let angle = measured.angle(leg, by)?;
        let words = words::angle_of(leg, by) + " " + &words::degrees(angle);
        Some(view! { <div class="entry-what">{words}</div> })
    });
    let angles = angles.collect_view();
    let id = measured.id;
    view! {
        <li class="card entry">
            <div class="row-text"><b>{when}</b>{angles}</div>
            <div class="entry-choices">
                <Button
                    words=words::CHANGE_IT
                    name=words::change_of(&name)
                    event=MeasuringEvent::CorrectMeasurement(id.clone())
                />
                <Button
                    words=words::DELETE
                    name=words::delete_of(&name)
                    event=MeasuringEvent::DeleteMeasurement(id)
                />
            </div>
        </li>
    }
}

#[component]
fn Score(scored: Scored) -> impl IntoView {
    let when = dates::in_words(scored.at);
    let name = words::score_of(&when);
    let is_open = RwSignal::new(false);
    let Scored { id, what, .. } = scored;
    let score = score_of(&id);
    let present = move || score.get().map(|score| words::NUMBERS[usize::from(score)]);
    let delete = MeasuringEvent::CorrectScore(id.clone(), None);
    let id = StoredValue::new(id);
    view! {
        <li class="card entry">
            <div class="row-text">
                <b>{when}</b>
                <div class="entry-what">
                    <bdi>{what.words().to_owned()}</bdi> " " {present}
                </div>
            </div>
            <div class="entry-choices">
                <button
                    class="plain"
                    aria-label=words::change_of(&name)
                    on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                >
                    {words::CHANGE_IT}
                </button>
                <Button words=words::DELETE name=words::delete_of(&name) event=delete/>
            </div>
            <Show when=move || is_open.get()>
                <div class="scale">
                    <NewScore id=id.get_value() score/>
                </div>
            </Show>
        </li>
    }
}

/// A score as it is now.
fn score_of(id: &Id) -> Memo<Option<u8>> {
    let id = id.clone();
    use_app().memo(move |model| {
        let scored = model.diary.scored.iter().find(|scored| scored.id == id);
        scored.map(|scored| scored.score)
    })
}

/// From 0 to 10, the present score selected.
#[component]
fn NewScore(id: Id, score: Memo<Option<u8>>) -> impl IntoView {
    let app = use_app();
    let options = (0..=Scored::MOST).zip(words::NUMBERS);
    let correct = move |score| app.dispatch(MeasuringEvent::CorrectScore(id.clone(), Some(score)));
    view! {
        <Choice
            label=words::HOW_WELL
            options=options.collect()
            selected=score
            on_change=correct
        />
    }
}
