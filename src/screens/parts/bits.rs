//! The smallest parts. Views here are plain functions that return one type:
//! every other type of view is compiled anew, and downloaded. Nor is any of them
//! to be copied to where it is called (0.8 KB of brotli).

use crate::app::App;
use crate::platform::page::{self, Happening};
use hamstretch_core::app::{Event, Screen};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;

type Drawn = Box<dyn Fn() -> AnyView + Send>;

/// A plain element: its tag, its class, and what is in it.
pub fn el<const N: usize>(tag: &'static str, class: &'static str, inside: [AnyView; N]) -> AnyView {
    list(tag, class, Vec::from(inside))
}

/// The same, around any number of things.
#[inline(never)]
pub fn list(tag: &'static str, class: &'static str, inside: Vec<AnyView>) -> AnyView {
    match class {
        "" => node(tag, Vec::new(), inside),
        class => node(tag, vec![is("class", class)], inside),
    }
}

/// An element with whatever attributes. All are of one type, whatever their tag:
/// `view!` makes a type of each, and each is compiled and downloaded.
#[inline(never)]
pub fn node(tag: &'static str, attributes: Vec<AnyAttribute>, inside: Vec<AnyView>) -> AnyView {
    html::custom(tag)
        .child(inside)
        .add_any_attr(attributes)
        .into_any()
}

/// An attribute that stays as it is.
#[inline(never)]
pub fn is(name: &'static str, says: &str) -> AnyAttribute {
    custom_attribute(name, says.to_owned()).into_any_attr()
}

/// An attribute that changes.
#[inline(never)]
pub fn says(name: &'static str, words: Memo<String>) -> AnyAttribute {
    custom_attribute(name, words).into_any_attr()
}

/// An attribute that says whether something is so: `true` or `false`.
#[inline(never)]
pub fn says_if(name: &'static str, is_so: Memo<bool>) -> AnyAttribute {
    says(name, Memo::new(move |_| is_so.get().to_string()))
}

/// Several views, one after the other.
#[inline(never)]
pub fn several<const N: usize>(views: [AnyView; N]) -> AnyView {
    Vec::from(views).into_any()
}

/// What a press means.
#[inline(never)]
pub fn means(app: App, event: impl Into<Event>) -> AnyAttribute {
    let event = event.into();
    does(Box::new(move || app.dispatch(event.clone())))
}

/// What a press does.
pub fn does(act: Box<dyn Fn()>) -> AnyAttribute {
    happens("click", Box::new(move |_| act()))
}

/// What a tap means that is on no button.
pub fn taps(act: Box<dyn Fn()>) -> AnyAttribute {
    let act = move |event| {
        if !page::is_on_button(&event) {
            act();
        }
    };
    happens("click", Box::new(act))
}

/// All events are of one type: leptos' own are one each, with all they entail.
#[inline(never)]
fn happens(name: &'static str, act: Box<dyn FnMut(Happening)>) -> AnyAttribute {
    on(ev::Custom::new(name), act).into_any_attr()
}

/// Words that never change.
#[inline(never)]
pub fn say(words: &'static str) -> AnyView {
    told(words.to_owned())
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

/// A view that is there while something is so: see [`App::asks`].
pub fn shown_if(is_so: Memo<bool>, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    shown_if_boxed(is_so, Box::new(view))
}

#[inline(never)]
fn shown_if_boxed(is_so: Memo<bool>, view: Drawn) -> AnyView {
    drawn(Box::new(move || match is_so.get() {
        true => view(),
        false => nothing(),
    }))
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

/// A view made anew whenever what is told changes.
pub fn with<T>(told: Memo<T>, view: impl Fn(T) -> AnyView + Send + 'static) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    drawn(Box::new(move || view(told.get())))
}

/// A view that is one of the parts that a screen is drawn in.
pub fn part(app: App, part: u8, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    shown_if(app.memo(move |model| model.navigation.drawn >= part), view)
}

/// A button that says `words` and means `event`.
#[inline(never)]
pub fn button(
    app: App,
    class: &'static str,
    words: &'static str,
    event: impl Into<Event>,
) -> AnyView {
    labelled(app, class, words, String::new(), event.into())
}

/// A button whose name for those who do not see it says more than its words.
#[inline(never)]
pub fn labelled(
    app: App,
    class: &'static str,
    words: &'static str,
    label: String,
    event: impl Into<Event>,
) -> AnyView {
    let mut attributes = vec![is("class", class), means(app, event.into())];
    if !label.is_empty() {
        attributes.push(is("aria-label", &label));
    }
    node("button", attributes, vec![say(words)])
}

/// A link to another screen.
#[inline(never)]
pub fn link(class: &'static str, to: Screen, words: &'static str) -> AnyView {
    let attributes = vec![is("class", class), is("href", to.address())];
    node("a", attributes, vec![say(words)])
}
