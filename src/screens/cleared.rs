//! What a clinician has cleared of the signs that were ticked in the safety check.

use crate::app::App;
use hamstretch_core::app::LazyEvent;
use hamstretch_core::diary::{Checked, Day};
use hamstretch_core::method::{Group, Sign};
use hamstretch_core::words;
use leptos::prelude::*;

/// The signs that were ticked and can be cleared, each to be ticked once a clinician has.
/// In an emergency there is nothing to clear.
pub fn cleared(app: App) -> AnyView {
    let Some(checked) = app.with_untracked(|model| model.diary.checked) else {
        return ().into_any();
    };
    let answers = checked.answers;
    if answers.has(Group::Emergency) {
        return ().into_any();
    }
    let signs = Sign::CAN_BE_CLEARED.into_iter();
    let signs = signs.filter(|sign| answers.has_sign(*sign));
    let signs = signs.map(|sign| view! { <ClearedSign app sign checked/> });
    view! { <div class="clearances">{signs.collect_view()}</div> }.into_any()
}

#[component]
fn ClearedSign(app: App, sign: Sign, checked: Checked) -> impl IntoView {
    let is_cleared = app.memo(move |model| {
        let checked = model.diary.checked;
        checked.is_some_and(|checked| checked.answers.has_cleared(sign))
    });
    let today = app.with_untracked(|model| model.today);
    // What was said today is as it was said.
    let is_of_today = |day: &Day| checked.answers.has_cleared(sign) && *day == today;
    let earlier = checked.cleared.day(sign).filter(|day| !is_of_today(day));
    view! {
        <button
            class="tick"
            role="checkbox"
            aria-checked=move || is_cleared.get().to_string()
            on:click=move |_| app.dispatch(LazyEvent::Clear(sign))
        >
            {words::cleared(sign, earlier)}
        </button>
    }
}
