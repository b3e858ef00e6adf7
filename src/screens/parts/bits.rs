//! The smallest parts. Views here are plain functions that return one type:
//! every other type of view is compiled anew, and downloaded. Nor is any of them
//! to be copied to where it is called (0.8 KB of brotli).

use crate::app::{App, Intent, Screen};
use leptos::html;
use leptos::prelude::*;

type Drawn = Box<dyn Fn() -> AnyView + Send>;

/// A plain element: its tag, its class, and what is in it. Whatever has more to
/// it than that is written with `view!`.
pub fn el<const N: usize>(tag: &'static str, class: &'static str, inside: [AnyView; N]) -> AnyView {
    list(tag, class, Vec::from(inside))
}

/// The same, around any number of things.
#[inline(never)]
pub fn list(tag: &'static str, class: &'static str, inside: Vec<AnyView>) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    html::custom(tag)
        .attr("class", class)
        .child(inside)
        .into_any()
}

/// A list of words.
#[inline(never)]
pub fn bullets(each: &[&'static str]) -> AnyView {
    let each = each.iter().map(|words| el("li", "", [say(words)]));
    list("ul", "", each.collect())
}

/// Words that never change.
#[inline(never)]
pub fn say(words: &'static str) -> AnyView {
    words.into_any()
}

/// Words made up once.
#[inline(never)]
pub fn told(words: String) -> AnyView {
    words.into_any()
}

/// A text that changes.
#[inline(never)]
pub fn text(text: Memo<String>) -> AnyView {
    text.into_any()
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A view that is there while something is so.
pub fn shown_if(is_so: Memo<bool>, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    shown_if_boxed(is_so, Box::new(view))
}

#[inline(never)]
fn shown_if_boxed(is_so: Memo<bool>, view: Drawn) -> AnyView {
    drawn(Box::new(
        move || if is_so.get() { view() } else { nothing() },
    ))
}

#[inline(never)]
fn drawn(view: Drawn) -> AnyView {
    view.into_any()
}

/// Does something once the view is in the page, and again whenever what it read
/// has changed.
pub fn after_drawing(act: impl FnMut() + 'static) {
    let act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(act);
}

/// A view made anew from each value of something.
pub fn with<T>(value: Memo<T>, view: impl Fn(T) -> AnyView + Send + 'static) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    drawn(Box::new(move || view(value.get())))
}

/// A button that says `words` and means `intent`.
#[inline(never)]
pub fn button(app: App, class: &'static str, words: &'static str, intent: Intent) -> AnyView {
    labelled(app, class, words, String::new(), intent)
}

/// A button whose name for those who do not see it says more than its words.
#[inline(never)]
pub fn labelled(
    app: App,
    class: &'static str,
    words: &'static str,
    label: String,
    intent: Intent,
) -> AnyView {
    let label = (!label.is_empty()).then_some(label);
    view! {
        <button class=class aria-label=label on:click=move |_| app.dispatch(intent.clone())>
            {words}
        </button>
    }
    .into_any()
}

/// A link to another screen.
#[inline(never)]
pub fn link(class: &'static str, to: Screen, words: &'static str) -> AnyView {
    view! {
        <a class=class href=to.address()>
            {words}
        </a>
    }
    .into_any()
}
