//! What screens share.

mod bits;
mod figure;
mod notices;
mod rows;
mod sound_check;
mod tabs;

pub use bits::{
    button, does, el, is, labelled, link, list, means, node, nothing, part, say, says, says_if,
    several, shown_if, taps, text, told, with,
};
pub use figure::{Stance, demonstration, figure, raised, still_figure};
pub use notices::{no_files, not_loaded, notices};
pub use rows::{scale, switch};
pub use sound_check::sound_check;
pub use tabs::tabs;
