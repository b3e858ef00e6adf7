//! What screens share.

mod bits;
mod figure;
mod notices;
mod rows;
mod tabs;

pub use bits::{
    after_drawing, bullets, button, does, el, hears, is, labelled, link, list, means, node,
    nothing, part, say, says, says_if, several, shown_if, taps, text, told, with,
};
pub use figure::{Stance, demonstration, figure, figure_of, raised, still_figure};
pub use notices::{no_files, not_loaded, notices};
pub use rows::{choice, flip, named, own_words, scale, stepper, switch};
pub use tabs::tabs;
