//! What screens share. A component takes the app from the context (`use_app`).
//!
//! | component | props |
//! | --- | --- |
//! | [`Button`] | `words event` and perhaps `variant name`: dispatches the event |
//! | [`ScreenLink`] | `to words`, perhaps `variant` |
//! | [`Rows`], [`Named`], [`RowText`], [`RowButton`] | a card of rows; a row with its label above; label and `note`; a row that is a button |
//! | [`Checkbox`] | `words checked event` |
//! | [`Switch`] | `label on on_change(bool)`, perhaps `note` |
//! | [`Stepper`] | `label value on_step(up)`, perhaps `note` |
//! | [`Choice`] | `label options selected on_change(value)`, and `on_clear()` where it can be taken back |
//! | [`Scale`] | `label selected on_change(Option<u8>)` |
//! | [`OwnWords`] | `label words on_input(String)`, perhaps `placeholder` |
//! | [`Bullets`] | `items` |
//! | [`PhasePicture`] | `phase` |
//! | [`Figure`], [`StillFigure`], [`Demonstration`], [`RaisedLeg`] | the figure as a session moves it (`turn stance`), in a `phase`, doing one rep after the other, with a leg at so many `degrees` |
//! | [`Keyed`] | `key let:value`: its children anew for each value of a memo |
//! | [`Part`] | `number children`: drawn in a later task than the rest of its screen |
//! | [`Notices`], [`NoticeCard`], [`NotLoaded`] | all that is to be known; one `notice`; a `screen` that could not be fetched |
//! | [`PartNotLoaded`] | in place of a part of one |
//! | [`SoundCheck`], [`Tabs`], [`ChangeToast`] | none; the present `screen`; none |
//!
//! A `note` or a `value` is a [`TextProp`](leptos::text_prop::TextProp): words, a memo of
//! words, or a closure that gives them.

mod bullets;
mod button;
mod change_toast;
mod checkbox;
mod choice;
mod figure;
mod keyed;
mod notices;
mod own_words;
mod part;
mod phase_picture;
mod row;
mod sound_check;
mod stepper;
mod switch;
mod tabs;

pub use bullets::Bullets;
pub use button::{Button, ScreenLink, Variant};
pub use change_toast::ChangeToast;
pub use checkbox::Checkbox;
pub use choice::{Choice, Scale};
pub use figure::{Demonstration, Figure, RaisedLeg, Stance, StillFigure};
pub use keyed::Keyed;
pub use notices::{NotLoaded, NoticeCard, Notices, PartNotLoaded};
pub use own_words::OwnWords;
pub use part::Part;
pub use phase_picture::PhasePicture;
pub use row::{Named, RowButton, RowText, Rows};
pub use sound_check::SoundCheck;
pub use stepper::Stepper;
pub use switch::Switch;
pub use tabs::Tabs;
