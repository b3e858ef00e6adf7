//! A field for a few words of the person's own.

use hamstretch_core::method::Note;
use leptos::prelude::*;

/// A text area for a note.
#[component]
pub fn OwnWords(
    label: &'static str,
    #[prop(optional)] placeholder: &'static str,
    /// The words it has at first.
    #[prop(optional_no_strip)]
    words: Option<String>,
    /// Called with all of the words at each letter.
    #[prop(into)]
    on_input: Callback<(String,)>,
) -> impl IntoView {
    view! {
        <textarea
            class="own-words"
            rows="2"
            maxlength=Note::MOST
            dir="auto"
            aria-label=label
            placeholder=placeholder
            on:input=move |event| on_input.run((event_target_value(&event),))
        >
            {words.unwrap_or_default()}
        </textarea>
    }
}
