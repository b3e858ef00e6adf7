//! One of a few options.

use super::Named;
use hamstretch_core::words;
use leptos::prelude::*;

/// A radio group. `on_clear`, where it is given, is called when the selected option is
/// pressed once more.
#[component]
pub fn Choice<T>(
    label: &'static str,
    /// Each value with its words.
    options: Vec<(T, &'static str)>,
    #[prop(into)] selected: Signal<Option<T>>,
    #[prop(into)] on_change: Callback<(T,)>,
    #[prop(optional, into)] on_clear: Option<Callback<()>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let values: Vec<T> = options.iter().map(|(value, _)| value.clone()).collect();
    let selected_index = Memo::new(move |_| {
        selected.with(|selected| {
            let selected = selected.as_ref()?;
            values.iter().position(|value| value == selected)
        })
    });
    // The Tab key stops at one option; arrows lead to the others (`platform::keys`).
    let tab_stop = move || selected_index.get().unwrap_or_default();
    let radio = |(index, (value, words)): (usize, (T, &'static str))| {
        let is_selected = move || selected_index.get() == Some(index);
        let press = move |_| match on_clear {
            Some(on_clear) if untrack(is_selected) => on_clear.run(()),
            _ => on_change.run((value.clone(),)),
        };
        view! {
            <button
                role="radio"
                aria-checked=move || is_selected().to_string()
                tabindex=move || if tab_stop() == index { "0" } else { "-1" }
                on:click=press
            >
                {words}
            </button>
        }
    };
    view! {
        <div
            class="choices"
            role="radiogroup"
            aria-label=label
            aria-description=on_clear.map(|_| words::TAKE_BACK)
        >
            {options.into_iter().enumerate().map(radio).collect_view()}
        </div>
    }
}

/// A number from 0 to 10, which can be taken back.
#[component]
pub fn Scale(
    label: &'static str,
    #[prop(into)] selected: Signal<Option<u8>>,
    #[prop(into)] on_change: Callback<(Option<u8>,)>,
) -> impl IntoView {
    let options = (0..).zip(words::NUMBERS).collect();
    view! {
        <Named label>
            <div class="scale">
                <Choice
                    label
                    options
                    selected
                    on_change=move |number| on_change.run((Some(number),))
                    on_clear=move || on_change.run((None,))
                />
            </div>
        </Named>
    }
}
