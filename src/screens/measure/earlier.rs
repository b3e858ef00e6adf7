//! What was measured and scored earlier, to be corrected or deleted.

use crate::app::App;
use crate::platform::dates;
use crate::screens::parts::choice;
use hamstretch_core::app::{LazyEvent, Model};
use hamstretch_core::diary::{By, Id, Measured, Scored};
use hamstretch_core::method::Leg;
use hamstretch_core::words;
use leptos::prelude::*;

/// So many of each are listed at first, and so many more at a time.
const A_PAGE: usize = 5;

/// Earlier angles and scores, the newest first.
pub fn earlier(app: App) -> AnyView {
    view! { <Earlier app/> }.into_any()
}

#[component]
fn Earlier(app: App) -> impl IntoView {
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
                    children=move |measured| view! { <Angles app measured/> }
                />
                <For
                    each=move || scored.get().into_iter().rev().take(listed.get())
                    key=|scored| scored.id.clone()
                    children=move |scored| view! { <Score app scored/> }
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
fn Angles(app: App, measured: Measured) -> impl IntoView {
    let when = dates::in_words(measured.at);
    let name = words::measurement_of(&when);
    let (correct, delete) = (measured.id.clone(), measured.id.clone());
    let angles = Leg::BOTH.map(|leg| By::BOTH.map(|by| (leg, by)));
    let angles = angles.into_iter().flatten().filter_map(|(leg, by)| {
        let angle = measured.angle(leg, by)?;
        let words = words::angle_of(leg, by) + " " + &words::degrees(angle);
        Some(view! { <div class="entry-what">{words}</div> })
    });
    let angles = angles.collect_view();
    view! {
        <li class="card entry">
            <div class="row-text"><b>{when}</b>{angles}</div>
            <div class="entry-choices">
                <button
                    class="plain"
                    aria-label=words::change_of(&name)
                    on:click=move |_| app.dispatch(LazyEvent::CorrectMeasurement(correct.clone()))
                >
                    {words::CHANGE_IT}
                </button>
                <button
                    class="plain"
                    aria-label=words::delete_of(&name)
                    on:click=move |_| app.dispatch(LazyEvent::DeleteMeasurement(delete.clone()))
                >
                    {words::DELETE}
                </button>
            </div>
        </li>
    }
}

#[component]
fn Score(app: App, scored: Scored) -> impl IntoView {
    let when = dates::in_words(scored.at);
    let name = words::score_of(&when);
    let is_open = RwSignal::new(false);
    let Scored { id, what, .. } = scored;
    let delete = id.clone();
    let present = score_of(app, &id);
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
                <button
                    class="plain"
                    aria-label=words::delete_of(&name)
                    on:click=move |_| app.dispatch(LazyEvent::CorrectScore(delete.clone(), None))
                >
                    {words::DELETE}
                </button>
            </div>
            <Show when=move || is_open.get()>
                <div class="scale">{scale(app, id.get_value())}</div>
            </Show>
        </li>
    }
}

/// A score as it is now.
fn score_of(app: App, id: &Id) -> Memo<String> {
    let id = id.clone();
    app.memo(move |model: &Model| {
        let scored = model.diary.scored.iter().find(|scored| scored.id == id);
        let number = scored.map(|scored| words::NUMBERS[usize::from(scored.score)]);
        number.unwrap_or_default().to_owned()
    })
}

/// From 0 to 10, that one chosen.
fn scale(app: App, id: Id) -> AnyView {
    let present = score_of(app, &id);
    let numbers = words::NUMBERS.iter().zip(0..=Scored::MOST);
    let numbers = numbers.map(|(number, each)| {
        let correct = LazyEvent::CorrectScore(id.clone(), Some(each)).into();
        (*number, *number, correct)
    });
    choice(app, words::HOW_WELL, present, numbers.collect(), None)
}
