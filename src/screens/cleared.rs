//! What a clinician has cleared of the signs that were ticked in the safety check.

use crate::app::use_app;
use crate::components::Checkbox;
use hamstretch_core::app::CheckEvent;
use hamstretch_core::diary::Checked;
use hamstretch_core::method::Sign;
use hamstretch_core::words;
use leptos::prelude::*;

/// The signs that were ticked and can be cleared, each to be ticked once a clinician has
/// cleared it.
#[component]
pub fn Cleared() -> impl IntoView {
    let checked = use_app().with_untracked(|model| model.diary.checked);
    let signs = checked.into_iter().flat_map(|checked| {
        let signs = checked.answers.clearable();
        signs.map(move |sign| view! { <ClearedSign sign checked/> })
    });
    view! { <div class="clearances">{signs.collect_view()}</div> }
}

#[component]
fn ClearedSign(sign: Sign, checked: Checked) -> impl IntoView {
    let app = use_app();
    let is_cleared = app.memo(move |model| {
        let checked = model.diary.checked;
        checked.is_some_and(|checked| checked.answers.has_cleared(sign))
    });
    let earlier = checked.cleared_before(sign, app.with_untracked(|model| model.today));
    let words = words::cleared(sign, earlier);
    view! { <Checkbox words checked=is_cleared event=CheckEvent::Clear(sign)/> }
}
