//! A field for a few words of the person's own.

use hamstretch_core::method::Note;
use leptos::prelude::*;

/// A text area for a note.
#[component]
pub fn OwnWords(
    label: &'static str,
    #[prop(optional)] placeholder: &'static str,
    /// The words as they are kept.
    #[prop(into)]
    words: Signal<Option<Note>>,
    /// Called with all of the words at each letter.
    #[prop(into)]
    on_input: Callback<(String,)>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let shown = move || {
        words.with(|words| typed.with_untracked(|typed| Note::in_field(typed, words.as_ref())))
    };
    let take = move |text: String| {
        typed.set(text.clone());
        on_input.run((text,));
    };
    view! {
        <textarea
            class="own-words"
            rows="2"
            maxlength=Note::MOST
            dir="auto"
            aria-label=label
            placeholder=placeholder
            prop:value=shown
            on:input=move |event| take(event_target_value(&event))
        ></textarea>
    }
}
