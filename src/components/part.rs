//! What is drawn later than the rest of its screen.

use crate::app::use_app;
use leptos::prelude::*;

/// One of the parts that a screen is drawn in, each in a task of its own
/// (`Navigation::drawn`): what is seen first answers the tap that led here.
#[component]
pub fn Part(number: u8, children: ChildrenFn) -> impl IntoView {
    let is_due = use_app().memo(move |model| model.navigation.drawn >= number);
    view! { {move || is_due.get().then(&*children)} }
}
