//! What screens share. A component takes the app from the context (`use_app`).
//!
//! | component | props |
//! | --- | --- |
//! | [`Button`] | `words event` and perhaps `variant name`: dispatches the event |
//! | [`ScreenLink`] | `to words`, perhaps `variant` |
//! | [`Rows`], [`Named`], [`RowText`], [`RowButton`] | a card of rows; a row with its label above; label and `note`; a row that is a button |
//! | [`Switch`] | `label on on_change(bool)`, perhaps `note` |
//! | [`Stepper`] | `label value on_step(up)`, perhaps `note` |
//! | [`Choice`] | `label options selected on_change(value)`, and `on_clear()` where it can be taken back |
//! | [`Scale`] | `label selected on_change(Option<u8>)` |
//! | [`OwnWords`] | `label words on_input(String)`, perhaps `placeholder` |
//! | [`Bullets`] | `items` |
//! | [`PhasePicture`] | `phase` |
//!
//! A `note` or a `value` is a [`TextProp`](leptos::text_prop::TextProp): words, a memo of
//! words, or a closure that gives them.

mod bullets;
mod button;
mod change_toast;
mod choice;
mod own_words;
mod phase_picture;
mod row;
mod stepper;
mod switch;

pub use bullets::Bullets;
pub use button::{Button, ScreenLink, Variant};
pub use change_toast::ChangeToast;
pub use choice::{Choice, Scale};
pub use own_words::OwnWords;
pub use phase_picture::PhasePicture;
pub use row::{Named, RowButton, RowText, Rows};
pub use stepper::Stepper;
pub use switch::Switch;
