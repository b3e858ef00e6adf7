//! A list of sentences.

use leptos::prelude::*;

/// A list with a bullet before each sentence.
#[component]
pub fn Bullets(items: &'static [&'static str]) -> impl IntoView {
    let items = items.iter().map(|words| view! { <li>{*words}</li> });
    view! { <ul>{items.collect_view()}</ul> }
}
