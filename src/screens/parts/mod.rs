//! What screens share.

mod bits;
#[allow(dead_code, reason = "the screens that show them come next")]
mod drawings;
mod figure;
mod notices;
mod rows;
mod tabs;

pub use bits::{
    after_drawing, button, el, labelled, link, list, nothing, say, shown_if, text, told, with,
};
#[allow(unused_imports, reason = "the screens that show them come next")]
pub use drawings::{Drawing, drawing};
#[allow(unused_imports, reason = "the screens that show them come next")]
pub use figure::demonstration;
pub use figure::{Stance, figure, still_figure};
pub use notices::notices;
pub use rows::{choice, stepper, switch};
pub use tabs::tabs;
