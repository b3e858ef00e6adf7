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
    // What was typed stays as it is for as long as it comes to what is kept.
    let shown = move || {
        let words = words.get();
        let typed = typed.get_untracked();
        match Note::new(&typed) == words {
            true => typed,
            false => words.map_or_else(String::new, |words| words.words().to_owned()),
        }
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
