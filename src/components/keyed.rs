//! A view that is another one for each value.

use leptos::either::Either;
use leptos::prelude::*;

/// Draws its children in elements of their own for each value of `key`.
///
/// A closure in `view!` gives the elements of its last view to the next one where both have
/// the same type, as the views of two screens have: then no heading is another one, by which
/// a new screen is known (`platform::heading`), and a field keeps what was typed in it.
#[component]
pub fn Keyed<T>(
    key: Memo<T>,
    /// Called with the value: `let:value`.
    children: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    drawn_anew(Box::new(move || children(key.get())))
}

/// Two views are never given each other's elements when they are of different sides.
fn drawn_anew(draw: Box<dyn Fn() -> AnyView + Send>) -> impl IntoView {
    let mut is_left = false;
    move || {
        is_left = !is_left;
        match is_left {
            true => Either::Left(draw()),
            false => Either::Right(draw()),
        }
    }
}
